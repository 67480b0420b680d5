// Plays a recording back: a world whose shell and network give what was recorded, and nothing else. Only the clock is the caller's: what
// judges by today's date must be shown the recording's (`at`).

import type { Command } from '../../src/model/command.ts';
import { canonical, type Json } from '../../src/model/json.ts';
import type { Item, Shell, World } from '../../src/model/shell.ts';
import type { DocumentProbe } from '../../src/probes/document-probe.ts';
import type { Fetched, Probes } from '../../src/probes/probes.ts';
import { type CommandEntry, type ProbeEntry, type Recording, recordingSchema } from '../../src/recording/schema.ts';
import type { Look } from '../../src/steps/step.ts';
import type { SurveyOptions } from '../../src/wizard/survey.ts';

export const readRecording = (text: string): Recording => recordingSchema.parse(JSON.parse(text));

/** What a survey takes of a recording. */
export function playback(
  recording: Recording,
): Pick<SurveyOptions, 'world' | 'through' | 'answers' | 'computer' | 'now'> & { readonly notThere: readonly string[] } {
  const notThere: string[] = [];
  const commands = queues(recording.commands, ({ command }) => commandKey(command));
  const probes = queues(recording.probes, ({ probe, url, server, expectedId }) => alike(JSON.stringify([probe, url, server, expectedId])));
  const missed = (key: string) => {
    notThere.push(key);
  };
  const world: World = {
    kind: recording.world,
    shell: shellOf(commands, missed),
    network: { route: () => undefined, authorities: [] },
    user: recording.user,
    factor: 1,
    close: async () => undefined,
  };
  return {
    world,
    through: (look: Look): Look => ({ ...look, probes: probesOf(probes, missed), pause: async () => undefined }),
    answers: recording.answers,
    computer: recording.computer,
    now: () => new Date(recording.at),
    notThere,
  };
}

/** What is asked again is answered in the order of the recording, and at its end as the last time. */
type Queue<T> = (key: string) => T | undefined;

function queues<T>(entries: readonly T[], keyOf: (entry: T) => string): Queue<T> {
  const waiting = new Map<string, T[]>();
  for (const each of entries) waiting.set(keyOf(each), [...(waiting.get(keyOf(each)) ?? []), each]);
  return (key) => {
    const queue = waiting.get(key) ?? [];
    return queue.length > 1 ? queue.shift() : queue[0];
  };
}

/** Recordings that are varied and played back by the thousand hold the same commands. */
const keys = new WeakMap<Command, string>();

function commandKey(command: Command): string {
  const known = keys.get(command);
  if (known !== undefined) return known;
  const json: Json = JSON.parse(JSON.stringify({ ...command, typed: '' }));
  const key = alike(canonical(json));
  keys.set(command, key);
  return key;
}

/** The servers answer to a name in any capitals, with the root's dot and with the port that goes without saying. */
const alike = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(':443/', '/')
    .replace(/\.(?=["/:])/g, '');

function shellOf(entries: Queue<CommandEntry>, missed: (key: string) => void): Shell {
  return {
    async *run(command) {
      // Of objects whose form is not known the shapes alone are recorded, and no finding goes by them.
      if (command.kind === 'cmdlet' && command.returns === 'shape') return { kind: 'ended', hadErrors: false, exitCode: null };
      const entry = entries(commandKey(command));
      if (entry === undefined) {
        missed(commandKey(command));
        yield {
          kind: 'error',
          error: { message: 'It is not in the recording.', fullyQualifiedErrorId: 'NotRecorded', category: 'ObjectNotFound' },
        };
        return { kind: 'ended', hadErrors: true, exitCode: null };
      }
      const items: readonly Item[] = [
        ...entry.objects.map(
          (value): Item => ({
            kind: 'object',
            value: command.kind === 'function' && command.name === 'Get-Clock' ? atThisTime(value, entry.at) : value,
          }),
        ),
        ...entry.errors.map((error): Item => ({ kind: 'error', error })),
      ];
      yield* items;
      return entry.end;
    },
  };
}

/** A clock that was read then is as far from ours now. */
function atThisTime(value: Json, at: string): Json {
  if (value === null || typeof value !== 'object' || !('NowUtc' in value) || typeof value.NowUtc !== 'string') return value;
  return { ...value, NowUtc: new Date(Date.parse(value.NowUtc) + Date.now() - Date.parse(at)).toISOString() };
}

function probesOf(entries: Queue<ProbeEntry>, missed: (key: string) => void): Probes {
  const found = <T>(asked: string): T => {
    const key = alike(asked);
    const entry = entries(key);
    if (entry === undefined) missed(key);
    if (entry === undefined) throw new Error(`It is not in the recording: ${key}`);
    const outcome: T = JSON.parse(JSON.stringify(entry.outcome));
    return outcome;
  };
  return {
    get: async (url, { at } = {}) => found<Fetched>(JSON.stringify(['get', url, at ?? null, null])),
    readDocument: async (url, { at, expectedId }) => found<DocumentProbe>(JSON.stringify(['document', url, at ?? null, expectedId])),
    close: async () => undefined,
  };
}
