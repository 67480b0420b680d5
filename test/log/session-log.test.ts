import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask } from '../../src/disguise/secrets.ts';
import { hashOf } from '../../src/journal/codec.ts';
import type { LogOptions } from '../../src/log/session-log.ts';
import { clocksApart } from '../../src/model/duration.ts';
import type { Fact } from '../../src/model/record.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { anyFacts } from '../journal/facts.ts';
import { create, facts, finding, logOf, options, output, partsOf, told } from './sample.ts';

const md = (all: readonly Fact[] = facts, more: Partial<LogOptions> = {}) => logOf(told(all), { ...options, ...more, format: 'md' });
const jsonl = (all: readonly Fact[] = facts) => logOf(told(all), { ...options, format: 'jsonl' });
const headings = (text: string) => partsOf(text).prose.filter((line) => /^#/.test(line.trimStart()));

// What a server could say to break out of its place.
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '```',
        '````',
        '~~~',
        '\n',
        '\r\n',
        '# heading',
        '|',
        '<script>',
        '[x](http://x)',
        '**',
        '`',
        '\u001B[2J',
        '\u202E',
        '\u0085',
        '\\',
        ' ',
        'text',
        '---',
        '> ',
      ),
    )
    .map((parts) => parts.join('')),
);
const controls = /[\p{Cc}\u202A-\u202E\u2028\u2029]/u;

describe('the session log in Markdown', () => {
  test('says first what it is of: world, state, who, where, when, program and head', () => {
    const top = md().split('## For the reviewer')[0] ?? '';
    for (const part of [
      '> **PRACTICE LAB. Nothing in this log happened on a real server.**',
      '> **Done** on 2026-11-24 11:00:17 UTC (06:00:17, UTC-05:00). All is set up.',
      '| Who and where | LITWAREINC\\kenmyer on ATL-ADM-001 |',
      '| Began | 2026-11-24 11:00:00 UTC (06:00:00, UTC-05:00) |',
      'partner-wizard 1',
      'c0ffee123456',
    ]) {
      expect(top).toContain(part);
    }
  });

  test('of a rehearsal says who drove the practice lab', () => {
    const driven = md([...facts.slice(0, 1), { type: 'driven', driver: 'PowerShell 7.6' }, ...facts.slice(1)]);
    expect(driven).toContain('| Driven by | PowerShell 7.6 |');
    expect(driven).toContain('The practice lab is driven by PowerShell 7.6.');
    expect(md()).not.toContain('riven by');
  });

  test('ends no sentence twice where somebody went back to a question', () => {
    const back: Fact = { type: 'went back', to: { kind: 'answer', step: 'exchangeAsPartner', key: 'servers.pool' } };
    expect(md([...facts.slice(0, 3), back, ...facts.slice(3)])).not.toMatch(/[.?!]\.$/m);
  });

  test('says what ends on which day, what must follow, whose day was not seen, and what renews', () => {
    const log = md(facts, {
      calendar: {
        expiries: [
          {
            what: 'oauth',
            at: '2027-01-31T08:00:00.000Z',
            standing: 'due',
            servers: ['atl-cs-001'],
            thumbprint: 'AA',
            words: "Skype's signing certificate ends.",
            followUp: 'Exchange must read it | again.',
          },
        ],
        notSeen: ['When the web certificate of atl-fe-002 ends could not be seen: *no*.'],
      },
    });
    expect(log).toContain("| 2027-01-31 | Soon: Skype's signing certificate ends. | Exchange must read it \\| again. |");
    expect(log).toContain('- **not seen** When the web certificate of atl-fe-002 ends could not be seen: \\*no\\*.');
    expect(partsOf(log).blocks).toContain('partner-wizard renew');
  });

  test('never calls real servers a practice lab, nor an unfinished session done', () => {
    const real = md([{ type: 'opened', world: 'real', lineage: 'l', tool: 't' }]);
    expect(real).not.toMatch(/practice lab/i);
    expect(real).toContain('| World | Real servers |');
    expect(real).toContain('> **Broken off**: the wizard was running, or was ended from outside.');
    expect(real).toContain('No connectivity test was run, so nothing is proven from end to end.');
    expect(md([...facts.slice(0, -1), { type: 'closed', verdict: 'not done' }])).toContain('> **Not done**: left on ');
  });

  test('gives a reviewer the trust, the changes with their undo, what cannot be undone, who was cut off, and what was proven', () => {
    const review = md().split('## What happened, in order')[0] ?? '';
    for (const part of [
      "Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user",
      'Remove-CsPartnerApplication -Identity Exchange',
      '### What cannot be taken back',
      'interrupted; a look afterwards found that it was done',
      '### Who was cut off, and when',
      '- Test 1 of 1. **passed**; the server said: Test passed.',
      'Exchange to Skype is set up; no test that this wizard runs shows it.',
      'went on although this was so:',
      'SHA-256 of the plan d1ge57',
    ]) {
      expect(review).toContain(part);
    }
  });

  test('calls no test proven that did not pass, nor the way back set up where nobody set it up', () => {
    const failing = facts.slice(0, -3);
    const log = md([
      ...failing,
      { type: 'ended', step: 'connectivityTest', change: 'test 1', end: { kind: 'ended', hadErrors: true, exitCode: null }, seconds: 3 },
      { type: 'closed', verdict: 'not done' },
    ]);
    const under = (heading: string) => log.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
    expect(under('What was proven')).toContain('No connectivity test passed, so nothing is proven from end to end.');
    expect(under('What was proven')).toContain('Whether Exchange can act in Skype, no test that this wizard runs shows.');
    expect(under('What did not pass')).toContain('- Test 1 of 1. **failed**');
  });

  test('says of a test what it showed, whichever way its command ended', () => {
    const printing = (text: string) => md([...facts.slice(0, -3), output('test 1', text), ...facts.slice(-2)]);
    const under = (log: string, heading: string) => log.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
    const failed = printing('Test failed.');
    expect(under(failed, 'What was proven')).toContain('No connectivity test passed');
    expect(under(failed, 'What did not pass')).toContain('- Test 1 of 1. **did not pass**; the server said: Test failed.');
    const odd = printing('Der Test wurde ausgeführt.');
    expect(under(odd, 'What was proven')).toContain('No connectivity test passed');
    expect(under(odd, 'What was tested, and is not known to have passed')).toContain('- Test 1 of 1. **ran to its end**; the server said:');
  });

  test('tells what happened in order: found, answered, confirmed, ran, said, ended, waited', () => {
    const story = md().split('## What happened, in order')[1] ?? '';
    const order = [
      '### 5. Exchange as partner',
      '**to mend** Skype does not know Exchange yet.',
      'Asked: Which pool should give the metadata document? Answered: **one, two**',
      'by typing “atl-exchange-001”',
      'New-CsPartnerApplication -Identity Exchange',
      'first line\nsecond line',
      'Outcome: **done**, after 12 s.',
      'Waited 1 min 30 s for the Front Ends to receive the change: it came. Last seen: 2 of 2 (asked a management shell).',
      'Looked again: 1 is as before.',
      '### 4. IIS restart',
      'interrupted, because the shell ended; its effect is not known',
      '### 6. Connectivity test',
      'The wizard was closed: done.',
    ];
    const places = order.map((part) => story.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('names nothing by an id that only the program knows', () => {
    const ids = [...sequence.flatMap(({ finds, asks }) => [...finds, ...Object.keys(asks)]), 'exchange-partner.replicated'];
    const words = md()
      .split('\n')
      .filter((line) => !/^`|https:/.test(line));
    expect(ids.filter((id) => /[.-]/.test(id) && words.some((line) => line.includes(id)))).toEqual([]);
  });

  test('says once, on the first page of a rehearsal, that lengths of time and times of day do not add up', () => {
    expect(md().split(clocksApart)).toHaveLength(2);
    expect(md([{ type: 'opened', world: 'real', lineage: 'l', tool: 't' }])).not.toContain(clocksApart);
  });

  test('cannot be broken by what a server says: its output stays in its block, whatever it holds', () => {
    const usual = headings(md([...facts, output(create.id, 'x')]));
    fc.assert(
      fc.property(hostile, (text) => {
        const log = md([...facts, output(create.id, text)]);
        const { blocks, open } = partsOf(log);
        expect(open).toBe(false);
        expect(headings(log)).toEqual(usual);
        expect(log.replaceAll('\n', '')).not.toMatch(controls);
        expect(blocks).toHaveLength(7);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [' # x', '-  \\# x'],
    ['   > x', '-    \\> x'],
    ['  - x', '-   \\- x'],
    [' 1. x', '-  1\\. x'],
  ])('makes no block of a name that begins with spaces: %j', (to, line) => {
    const log = md([...facts, { type: 'targets', targets: [{ to, protocol: 'https', account: 'mine', key: null }] }]);
    expect(log).toContain(`\n${line} (https; account: mine)\n`);
  });

  test('cannot be broken by names that a server, a file or a person made up', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const log = md([
          { type: 'opened', world: 'lab', lineage: 'l', tool: text },
          { type: 'looked', step: 'servers', wentBy: '', facts: null, findings: [{ ...finding(text), wayOut: text }] },
          { type: 'answered', step: 'servers', key: text, value: [text] },
          { type: 'waited', step: 'servers', wait: text, met: false, saw: text, source: 'shell', isDown: false, seconds: 1 },
        ]);
        expect(partsOf(log)).toMatchObject({ open: false, blocks: [] });
        expect(headings(log)).toHaveLength(11);
        expect(log).not.toMatch(/(?<!\\)<|(?<!\\)\[/);
        expect(log.replaceAll('\n', '')).not.toMatch(controls);
      }),
      { numRuns: 300 },
    );
  });

  test('is written for any session', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        expect(partsOf(md(all)).open).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the session log as JSON lines', () => {
  test('is one event a line, chained by the lines themselves, and names the fingerprint of its source', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        const lines = jsonl([...facts, ...all])
          .trimEnd()
          .split('\n');
        expect(lines).toHaveLength(1 + facts.length + all.length);
        const events = lines.map((line) => JSON.parse(line));
        expect(events.map((event) => event.n)).toEqual(lines.map((_, index) => index + 1));
        expect(events.slice(1).map((event) => event.prev)).toEqual(lines.slice(0, -1).map((line) => hashOf(line)));
        expect(events[0]).toMatchObject({ event: 'log', attributes: { fingerprint: options.fingerprint, world: 'lab' } });
        expect(lines.join('')).not.toMatch(controls);
      }),
      { numRuns: 50 },
    );
  });

  test('holds the exact command, its place, its output and its outcome', () => {
    const events = jsonl()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.find((event) => event.event === 'intent')).toMatchObject({
      step: 'exchangeAsPartner',
      severity: 'INFO',
      attributes: { command: 'New-CsPartnerApplication -Identity Exchange', fact: { change: { command: { place: { shell: 'skype' } } } } },
    });
    expect(events.filter((event) => event.event === 'ended').map((event) => event.severity)).toEqual(['INFO', 'ERROR', 'INFO']);
    expect(events.find((event) => event.event === 'output')).toMatchObject({
      attributes: { fact: { lines: [{ stream: 'output', text: 'first line' }] } },
    });
  });
});

describe('a secret', () => {
  const secrets = createSecrets();
  secrets.keep('password', { text: 'pa*s_s`w<ö>rd' });
  const key = ['-----BEGIN PRIVATE KEY-----', 'MIIBnotForAnyone', '-----END PRIVATE KEY-----'];
  const all: readonly Fact[] = [
    ...facts,
    {
      type: 'looked',
      step: 'servers',
      wentBy: '',
      facts: { 'pa*s_s`w<ö>rd': 'pa*s_s`w<ö>rd' },
      findings: [finding('It says pa*s_s`w<ö>rd.')],
    },
    { type: 'answered', step: 'servers', key: 'k', value: 'pa*s_s`w<ö>rd' },
    output(create.id, 'The password is pa*s_s`w<ö>rd.', ...key),
  ];

  test.each(['md', 'html', 'jsonl'] as const)('is in no log: %s', (format) => {
    const log = logOf(told(all), { ...options, redact: secrets.redact, format });
    expect(log).toContain(mask);
    expect(log).not.toMatch(/pa\\*\*s|w\\*(?:<|&lt;)ö|MIIBnot/);
  });

  test('that looks like a key without an end hides its own block, and nothing after it', () => {
    const log = logOf(told([...facts, output(create.id, '-----BEGIN PRIVATE KEY-----'), { type: 'closed', verdict: 'done' }]), {
      ...options,
      redact: secrets.redact,
      format: 'md',
    });
    expect(log.trimEnd()).toMatch(/The wizard was closed: done\.$/);
  });
});
