// Forged answers files, practice worlds and recordings, each with what must happen: a sentence or a few, and nothing is done.

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/cli/answers.ts';
import { createWorld } from '../../src/lab/create.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { readRecording } from '../harness/playback.ts';
import { playBack } from '../recording/recorded.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { readAsFile } from './played-again.ts';

const hostile = '\u001B]52;c;ZXZpbA==\u0007\u202Eevil';
const many = (length: number, value: Json) => Object.fromEntries(Array.from({ length }, (_, at) => [`key ${at}`, value]));
/** A few lines for people, whatever the file holds. */
const isForPeople = (words: string): boolean => words.length < 8000 && !/[\u001B\u0007\u202E{}]/.test(words);

describe('an answers file with', () => {
  const rows: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['50,000 keys', JSON.stringify(many(50_000, 1)), /and 49980 more keys that are none\./],
    ['keys in a key, thousands of them', JSON.stringify({ shells: many(5000, many(2, {})) }), /is not an answer key/],
    ['a key with escapes', JSON.stringify({ [hostile]: 'x' }), /is not an answer key/],
    ['a password', JSON.stringify({ 'shells.exchange.password': 'x' }), /a password is never read from a file/],
    ['a way that there is none of', JSON.stringify({ 'shells.exchange': 'ssh' }), /must be one of/],
    ['a list in the place of a server', JSON.stringify({ 'shells.exchange.server': ['a', 'b'] }), /must be a text/],
    ['a prototype', '{"__proto__":{"shells.exchange":"remote"}}', /is not an answer key|as one key/],
    ['a list of answers', '[{"shells.exchange":"remote"}]', /must hold one object/],
    ['half of it', '{"shells.exchange":"rem', /is not JSON/],
    ['a recording in it', readFileSync('test/recorded/small-fresh.json', 'utf8'), /is not an answer key/],
  ];
  for (const [what, text, says] of rows)
    test(`${what} is refused`, () => {
      const read = readAnswers(text, 'answers.json');
      const why = read.ok ? '' : read.why;
      expect(why).toMatch(says);
      expect(isForPeople(why)).toBe(true);
    });
});

const honest: JsonObject = JSON.parse(
  JSON.stringify(createWorld({ preset: 'small', faults: [], now: new Date('2026-11-24T11:00:00Z'), random: randomBytes })),
);
const edited = (edit: (text: string) => string): string => edit(JSON.stringify(honest));

describe('a practice world with', () => {
  const rows: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['a text in the place of servers', edited((text) => text.replace(/"partners":\[\]/, '"partners":"none"')), /damaged at ".*partners"/],
    ['a thousand partners', JSON.stringify({ ...honest, exchange: { partners: Array.from({ length: 1000 }, () => ({})) } }), /damaged at/],
    ['an instant of no day', edited((text) => text.replaceAll(/"2026-11-24T[^"]*"/g, '"the day before"')), /damaged at/],
    ['a version of tomorrow', JSON.stringify({ ...honest, version: 9999 }), /newer version/],
    ['a version that is a text', JSON.stringify({ ...honest, version: '1' }), /damaged at "version"/],
    ['nothing', 'null', /it is damaged/],
    ['lists in lists, 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), /it is damaged/],
    ['a state file in it', '{"v":1,"seq":1}\n{"v":1}', /it is damaged/],
    ['a recording in it', readFileSync('test/recorded/small-fresh.json', 'utf8'), /it is damaged/],
  ];
  for (const [what, text, says] of rows)
    test(`${what} is refused, and kept as it is`, () => {
      const file = worldFile(rehearsalFolder());
      writeFileSync(file, text);
      expect(() => readWorld(file)).toThrow(says);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });
});

describe('a recording', () => {
  const file = path.join(import.meta.dirname, '../recorded/small-fresh.json');
  const text = readFileSync(file, 'utf8');

  test('is no state file', () => {
    expect(readAsFile(text)).toMatchObject({ kind: 'refused', words: expect.stringMatching(/does not begin like a state file/) });
  });

  test.each([
    ['another number', { recording: 2 }],
    ['commands that are none', { commands: [{ command: 'Remove-Mailbox' }] }],
    ['a list of answers', { answers: [] }],
  ])('with %s is not played', (_, more) => {
    expect(() => readRecording(JSON.stringify({ ...JSON.parse(text), ...more }))).toThrow();
  });

  test('whose servers answer with escapes shows none', async () => {
    const { found } = await playBack({
      recording: readRecording(text.replaceAll('Site:Name-5', `Site:${JSON.stringify(hostile).slice(1, -1)}`)),
    });
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toMatch(/\\u001b|\\u0007|\u202E/i);
  });
});
