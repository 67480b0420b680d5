// The HTML log in a real browser: whoever needs a screen reader can use it, it fits a phone, and nothing that stands in it runs or leaves.
// With LOG_PICTURES=DIR its pictures are kept there, to be looked at.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LogOptions, sessionLog } from '../../src/log/session-log.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import type { Fact } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { type Story, storyOf } from '../../src/story/story.ts';
import { summaryIn } from '../../src/wizard/summary.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { type BrowserPage, describeInBrowser } from '../harness/browser.ts';
import { type Rehearsal, rehearse } from '../wizard/rehearsal.ts';
import { undo } from '../wizard/undoing.ts';
import { create, facts, finding, options, output, told } from './sample.ts';

// Its own types need those of a browser.
const require = createRequire(import.meta.url);
const axe: { readonly source: string } = require('axe-core');

const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>',
  '</style></pre></code></details></main><h1>Mine</h1><style>body{display:none}</style>',
  '<meta http-equiv="refresh" content="0;url=https://example.com/"><base href="https://example.com/"><link rel=stylesheet href=//example.com/x>',
  '\u001b[2J\u001b]0;title\u0007',
  '\u202eright to left\u2066 and back, שלום (עולם)',
  '&lt;b&gt; &#x3c;script> javascript:alert(1) " \' `',
];
const long = 'x'.repeat(2 ** 20);

const calendar: Calendar = {
  expiries: (['oauth', 'auth', 'web'] as const).map((what, index) => ({
    what,
    at: `${2027 + index}-01-31T08:00:00.000Z`,
    standing: (['due', 'ahead', 'past'] as const)[index] ?? 'ahead',
    servers: ['atl-cs-001.litwareinc.com', 'atl-cs-002.litwareinc.com'],
    thumbprint: '23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192',
    words: `A certificate ends, the ${index + 1}st.`,
    followUp: 'Exchange must read it again; IIS must be restarted, and the connection be tested.',
  })),
  notSeen: ['When the web certificate of atl-fe-002 ends could not be seen.'],
};

const attacked: readonly Fact[] = [
  ...facts.slice(0, -1),
  ...hostile.flatMap((text): readonly Fact[] => [
    { type: 'noted', ticket: text.slice(0, 3000), note: text.slice(0, 3000) },
    { type: 'looked', step: 'servers', wentBy: '', facts: null, findings: [{ ...finding(text), about: text, wayOut: text }] },
    { type: 'answered', step: 'servers', key: text, value: [text] },
    {
      type: 'intent',
      step: 'servers',
      change: { ...create, id: text, words: text },
      host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
    },
    output(text, text),
  ]),
];

let folder = '';
const files: { [name: string]: string } = {};

function keep(name: string, story: Story, more: Partial<LogOptions>): void {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, [...sessionLog(story, { ...options, format: 'html', ...more })].join(''));
  files[name] = file;
}

function keepReal(name: string, { records }: Rehearsal, more: Partial<LogOptions> = {}): void {
  const story = storyOf(records);
  const { title, calendar: days } = summaryIn(story, sequence);
  keep(name, story, { madeBy: madeByIn(story, sequence), title, calendar: days, ...more });
}

const pictures = process.env.LOG_PICTURES;
async function keepPicture(name: string, picture: Buffer): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, name), picture);
}

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const open = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

/** What axe-core finds, in short. */
async function foundBy(page: BrowserPage): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`,
  );
}

describeInBrowser('the HTML log in a browser', (show) => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'partner-wizard-pages-'));
    const dir = join(folder, 'lab');
    await rehearse(dir);
    keepReal('taken back', await undo(dir));
    keepReal('made again', await rehearse(dir), { ticket: 'CHG-4711', note: 'Approved by the board on Monday.' });
    keep('endless', told([...attacked, output(long, long)]), { title: 'All is set up.', calendar });
    keep('attacked', told(attacked), { title: 'All is set up.', calendar });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each<readonly [string, readonly (keyof typeof sizes)[]]>([
    ['made again', ['desktop', 'phone']],
    ['attacked', ['phone']],
  ])('can be used by everybody, on a screen and on a phone: %s', async (name, on) => {
    const page = await show(files[name] ?? '');
    for (const size of on) {
      await page.resize(sizes[size]);
      await page.evaluate(open);
      expect(await page.evaluate('document.documentElement.scrollWidth'), size).toBeLessThanOrEqual(sizes[size].width);
      expect(await foundBy(page), size).toEqual([]);
    }
  });

  test.each(['taken back', 'made again', 'endless'])(
    'asks for nothing but itself and runs nothing, printed and opened: %s',
    async (name) => {
      const page = await show(files[name] ?? '');
      for (const [size, dimensions] of Object.entries(pictures === undefined || name === 'endless' ? {} : sizes)) {
        await page.resize(dimensions);
        await keepPicture(`${name} ${size}.png`, await page.picture());
      }
      await keepPicture(`${name}.pdf`, await page.printed());
      await page.evaluate(open);
      expect(page.asked()).toHaveLength(1);
      expect(page.complaints()).toEqual([]);
      expect(
        await page.evaluate(`document.querySelectorAll('script, img, link, iframe, base, object, form, [onload], [onerror]').length`),
      ).toBe(0);
      expect(await page.evaluate(`document.querySelectorAll('h1, style, main').length`)).toBe(3);
      expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('block');
      expect(await page.evaluate('location.href')).toMatch(/^file:/);
    },
  );

  test('would not even run what got out of its place', async () => {
    const file = join(folder, 'broken-into.html');
    const page = readFileSync(files['taken back'] ?? '', 'utf8');
    writeFileSync(file, page.replace('</main>', '<script>document.title = "mine"</script><img src="https://example.com/x.png"></main>'));
    const shown = await show(file);
    expect(await shown.evaluate('document.title')).not.toBe('mine');
    expect(shown.complaints().join('\n')).toMatch(/Content Security Policy/);
  });
});
