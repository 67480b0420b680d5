// What holds of every forged file, whatever was changed in it.

import fc from 'fast-check';
import { expect } from 'vitest';
import { sessionLog } from '../../src/log/session-log.ts';
import type { Record } from '../../src/model/record.ts';
import { render } from '../../src/powershell/render.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { matrixIn } from '../../src/wizard/matrix.ts';
import { whyUnreadable } from '../../src/wizard/readable.ts';
import { summaryIn } from '../../src/wizard/summary.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { mutantsOf } from './mutated.ts';
import { asSet, honestCommands, play, readAsFile, type Servers } from './played-again.ts';

/** One sentence or a few, for people: no JSON, no stack, no line of somebody else's making. */
const sentences = /^[^{}\p{Cc}]{1,600}\.$/u;

const answered = new Map<string, ReadonlySet<string>>();

/** What a new file with the same answers would have the wizard do: anybody may give them. */
function askedBy(records: readonly Record[], servers: Servers): ReadonlySet<string> {
  const given = records.filter(({ type }, index) => index === 0 || type === 'answered').map((each, index) => ({ ...each, seq: index + 1 }));
  const key = JSON.stringify(given.map((each) => (each.type === 'answered' ? [each.step, each.key, each.value] : [])));
  const commands = answered.get(key) ?? asSet(play(given, servers, 'set up').commands);
  answered.set(key, commands);
  return commands;
}

/** Of a file that may be anybody's: the sentence that refuses it, or what would come of it. */
function outcomeOf(file: string, servers: Servers, honest: ReadonlySet<string>) {
  const read = readAsFile(file);
  if (read.kind === 'refused') return { kind: 'refused', words: read.words } as const;
  const { records } = read;
  const unreadable = whyUnreadable(records, 'set-up.jsonl', sequence);
  if (unreadable !== undefined) return { kind: 'refused', words: unreadable } as const;
  const asked = askedBy(records, servers);
  const runs = (['set up', 'undo'] as const).map((aim) => play(records, servers, aim));
  const reviews = (['offered', 'looking'] as const).map((review) => play(records, servers, 'set up', review));
  const all = [...runs, ...reviews];
  const story = storyOf(records);
  const madeBy = madeByIn(story, sequence);
  const logs = (['md', 'html', 'jsonl'] as const).map((format) =>
    [
      ...sessionLog(story, {
        format,
        fingerprint: '',
        render,
        madeBy,
        redact: (text) => text,
        title: '',
        calendar: summaryIn(story, sequence).calendar,
        matrix: matrixIn(story, sequence),
        steps: sequence,
        renew: '',
        zone: 'UTC',
      }),
    ].join(''),
  );
  const commands = asSet(all.flatMap((each) => each.commands));
  return {
    kind: 'read',
    strange: [...commands].filter((each) => !honest.has(each) && !asked.has(each)),
    unasked: all.flatMap((each) => each.unasked),
    escapes: logs.filter((each) => /[\u001B\u0007\u202E]/.test(each)).length,
  } as const;
}

/** Changes any one thing of a history, so many times. */
export function changeAnything(history: readonly Record[], servers: Servers, numRuns: number): void {
  const honest = honestCommands();
  const counts = { refused: 0, read: 0 };
  fc.assert(
    fc.property(mutantsOf(history), ({ file }) => {
      const outcome = outcomeOf(file(), servers, honest);
      counts[outcome.kind]++;
      if (outcome.kind === 'refused') {
        expect(outcome.words).toMatch(sentences);
        return;
      }
      const { strange, unasked, escapes } = outcome;
      expect({ strange, unasked, escapes }).toEqual({ strange: [], unasked: [], escapes: 0 });
    }),
    { numRuns, endOnFailure: true },
  );
  // Where nearly all were refused, little was tried.
  expect(counts.read).toBeGreaterThan(numRuns / 4);
}
