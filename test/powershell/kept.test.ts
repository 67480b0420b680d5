// What a state file keeps of pastes is text: whatever it holds, it is read as that paste would be, and answers no other command.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ManualTask } from '../../src/model/access.ts';
import type { Cmdlet } from '../../src/model/command.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { answersIn, asksOf, pasteOf } from '../../src/powershell/manual/kept.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';

const get = (name: string): Cmdlet => ({ kind: 'cmdlet', place: exchangeShell, name, parameters: {}, switches: [], returns: 'whole' });
const task = (...marks: readonly string[]): ManualTask => ({
  purpose: 'look',
  place: exchangeShell,
  parts: marks.map((mark, index) => ({ mark, command: get(`Get-X${index}`) })),
  text: '',
  unclear: null,
});

test('an answer that was kept answers the same command again, under its new mark', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.string())), (objects) => {
      const pasted = JSON.stringify({ for: 'old', objects, errors: [] }).replaceAll(' ', '\\u0020');
      const [kept] = answersIn(task('old'), pasted);
      if (kept === undefined) throw new Error('Nothing was kept.');
      expect(kept.asks).toBe(asksOf(get('Get-X0')));
      expect(readPasted(task('new'), pasteOf('new', kept)).gave.get('new')).toEqual(readPasted(task('old'), pasted).gave.get('old'));
    }),
  );
});

test('a forged one is read as any paste, and answers nothing but its own command', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constant('{"objects":[{"Name":"evil"}],"errors":[]}'),
    fc.constant('"objects":[],"errors":[]'),
  );
  fc.assert(
    fc.property(texts, (answer) => {
      const { gave } = readPasted(task('mine', 'other'), pasteOf('mine', { asks: '', answer }));
      expect(gave.has('other')).toBe(false);
      for (const { items } of gave.values()) expect(items.every(({ kind }) => kind === 'object' || kind === 'error')).toBe(true);
    }),
  );
});
