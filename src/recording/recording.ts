// Puts what was heard in disguise: the file, its owner's map back to the names, and everything in the file that is not disguised.

import { createDisguise } from '../disguise/disguise.ts';
import type { Command, Instant } from '../model/command.ts';
import type { Json } from '../model/json.ts';
import type { Heard } from './recorder.ts';
import { type Recording, recordingSchema } from './schema.ts';

export type About = {
  readonly tool: string;
  readonly at: Instant;
  readonly world: Recording['world'];
  readonly computer: string;
  readonly user: string;
  readonly answers: Recording['answers'];
};

export type MadeRecording = {
  /** Throughout in disguise. */
  readonly recording: Recording;
  readonly map: { readonly [original: string]: string };
  /** What any text is in this disguise. */
  readonly text: (text: string) => string;
  /** Each text that stays as it is, with the properties that have it. */
  readonly stayed: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Throws where what was heard is not of the schema, which is a mistake of ours. */
export function makeRecording({ answers, computer, user, ...about }: About, heard: Heard): MadeRecording {
  // What our own code says of its commands is no part of it: its words would be taken for names.
  const disguise = createDisguise([
    { computer, user },
    ...Object.values(answers).map((answer) => ({ answer })),
    ...[...heard.commands, ...heard.shapes].flatMap(({ command }) => [command.place.computer, json(parametersOf(command))]),
    ...heard.commands.map(({ objects, errors, end }) => json({ objects, errors, end })),
    ...heard.shapes.map(({ shape, errors }) => json({ shape, errors })),
    ...heard.probes.map(({ url, server, outcome }) => json({ url, server, outcome })),
  ]);
  const value = (given: unknown): Json => disguise.value(json(given));
  const texts = (given: string | null): string | null => (given === null ? null : disguise.text(given));
  const commandIn = (command: Command): unknown => ({
    ...command,
    place: { ...command.place, computer: disguise.text(command.place.computer) },
    ...(command.kind === 'program' ? { args: value(command.args) } : { parameters: value(command.parameters) }),
    // For people, and it says nothing that the rest does not.
    ...(command.kind === 'function' ? { typed: '' } : {}),
  });
  const recording = recordingSchema.parse({
    recording: 1,
    ...about,
    computer: disguise.text(computer),
    user: disguise.text(user),
    answers: Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, disguise.value(answer, { property: 'answer' })])),
    commands: heard.commands.map(({ at, command, objects, errors, end }) => ({
      at,
      command: commandIn(command),
      objects: value(objects),
      errors: value(errors),
      end: value(end),
    })),
    shapes: heard.shapes.map(({ at, command, shape, errors }) => ({
      at,
      command: commandIn(command),
      shape: value(shape),
      errors: value(errors),
    })),
    probes: heard.probes.map(({ at, probe, url, server, expectedId, outcome }) => ({
      at,
      probe,
      url: disguise.text(url),
      server: texts(server),
      expectedId: texts(expectedId),
      outcome: value(outcome),
    })),
  });
  return { recording, map: disguise.map(), text: (text) => disguise.text(text), stayed: disguise.stayed() };
}

const parametersOf = (command: Command): unknown => (command.kind === 'program' ? command.args : command.parameters);

function json(value: unknown): Json {
  const read: Json = JSON.parse(JSON.stringify(value));
  return read;
}
