// The HTML log without a browser: its form, and that nothing in it can get out of its place. In a browser: as-html.browser.test.ts.

import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/record.ts';
import { anyFacts } from '../journal/facts.ts';
import { create, facts, finding, logOf, options, output, told } from './sample.ts';

const html = (all: readonly Fact[] = facts) => logOf(told(all), { ...options, format: 'html' });

const tag = /<\/?[a-z][a-z0-9]*(?: [a-z][A-Za-z-]*="[^"<>]*")*\/?>|<!DOCTYPE html>/g;
const style = /<style>[^<]*<\/style>/;
/** What is left of it without tags and the style: text, in which no mark of HTML may stand. */
const textIn = (page: string) => page.replace(style, '').replaceAll(tag, '');
const tagsIn = (page: string) =>
  [...page.replace(style, '').matchAll(tag)].map(([each]) => each.replace(/ (?:id|aria-label)="[^"]*"/g, ''));

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>alert(1)</script>',
          '</style>',
          '</pre>',
          '</code>',
          '</details>',
          '<!--',
          '-->',
          '<img src=x onerror=alert(1)>',
          '&lt;',
        ],
        ...[
          '"',
          "'",
          '`',
          ' onclick="x"',
          'javascript:alert(1)',
          '\n',
          '\r',
          '\u001b[2J',
          '\u202e',
          'עברית',
          '&#x3c;',
          ']]>',
          '<svg onload=x>',
        ],
      ),
    )
    .map((parts) => parts.join('')),
);

describe('the session log as HTML', () => {
  test('is one page in English, with its letters named, that may run nothing and load nothing', () => {
    const page = html();
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    const [, css = ''] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash('sha256', css, 'base64')}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bstyle=|\bon\w+=|url\(|@import/i);
    const leadsTo = [...page.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to);
    expect(leadsTo.filter((to) => !/^#step-\w+$|^https:\/\/learn\.microsoft\.com\/[\w/-]+$/.test(to))).toEqual([]);
  });

  test('has one title, and its headings in order: none is left out on the way down', () => {
    const levels = [...html().matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('leads from a step to where it is told of', () => {
    const page = html();
    for (const [, to] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(` id="${to}"`);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('has what commands said folded away, and the commands and the ways back not', () => {
    const page = html();
    const open = page.replaceAll(/<details>[\s\S]*?<\/details>/g, '');
    for (const each of ['New-CsPartnerApplication -Identity Exchange', 'Remove-CsPartnerApplication -Identity Exchange', 'after 12 s'])
      expect(open).toContain(each);
    expect(page).toContain('<summary>What it said: 2 lines</summary>');
    expect(open).not.toContain('second line');
  });

  test('shows the link, and when certificates end, as pictures with a name', () => {
    const page = logOf(told(facts), {
      ...options,
      format: 'html',
      calendar: {
        expiries: [
          {
            what: 'web',
            at: '2028-01-31T08:00:00.000Z',
            standing: 'ahead',
            servers: ['atl-cs-001', 'atl-cs-002'],
            thumbprint: 'AA',
            words: 'The web certificate ends.',
            followUp: 'Nothing follows.',
          },
        ],
        notSeen: [],
      },
    });
    expect([...page.matchAll(/<svg [^>]*role="img" aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'The link between Skype for Business Server and Exchange Server',
      'When certificates end',
    ]);
    expect(page).toContain('2028-01-31 Web certificate ends: atl-cs-001 and 1 more');
    expect(page).not.toContain('NaN');
  });

  test('cannot be broken by what a server says, nor by names that anybody made up', () => {
    const of = (text: string) =>
      html([
        ...facts,
        { type: 'noted', ticket: text, note: text },
        { type: 'looked', step: 'servers', wentBy: '', facts: null, findings: [{ ...finding(text), about: text, wayOut: text }] },
        { type: 'answered', step: 'servers', key: text, value: [text] },
        {
          type: 'intent',
          step: 'servers',
          change: { ...create, id: text, words: text },
          host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
        },
        output(text, text),
      ]);
    const usual = tagsIn(of('x')).filter((each) => !each.includes('bdi'));
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const page = of(text);
        expect(textIn(page)).not.toMatch(/[<>]/);
        expect(tagsIn(page).filter((each) => !each.includes('bdi'))).toEqual(usual);
        expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
      }),
      { numRuns: 200 },
    );
  });

  test('is written for any session', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        const page = html(all);
        expect(page).toMatch(/<\/main>\n<\/body>\n<\/html>\n$/);
        expect(page).not.toMatch(/NaN|undefined|\[object/);
      }),
      { numRuns: 100 },
    );
  });
});
