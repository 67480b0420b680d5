// Listens to the looks of a run: each command with all that it gave of what was asked for, each look over the network with how it came out.
// Nothing is asked here that the run would not ask itself, but for the shapes; nothing is changed, and nothing is kept but in memory.

import { isValueOf } from '../disguise/stays.ts';
import type { Cmdlet, Command } from '../model/command.ts';
import type { Json } from '../model/json.ts';
import type { CommandOutcome } from '../powershell/reader.ts';
import { readShapes } from '../powershell/shape.ts';
import type { Probes } from '../probes/probes.ts';
import type { Look } from '../steps/step.ts';
import type { CommandEntry, ProbeEntry, ShapeEntry } from './schema.ts';

/** What was heard, as it was. */
export type Heard = {
  readonly commands: readonly CommandEntry[];
  readonly shapes: readonly ShapeEntry[];
  readonly probes: readonly ProbeEntry[];
};

export interface Recorder {
  /** A look that is made through another, and heard. */
  readonly through: (look: Look) => Look;
  /** Asks for the shape of what each cmdlet gave, and of these. Through the look that was given last. */
  askShapes(more: readonly Cmdlet[]): Promise<void>;
  heard(): Heard;
}

/** `now` says when each answer came. */
export function createRecorder(now: () => Date): Recorder {
  const commands: CommandEntry[] = [];
  const shapes: ShapeEntry[] = [];
  const probes: ProbeEntry[] = [];
  const cmdlets = new Map<string, Cmdlet>();
  let inner: Look['reader'] | undefined;
  const at = () => now().toISOString();

  const hear = async (reader: Look['reader'], command: Command): Promise<CommandOutcome> => {
    const given = await reader.run(command);
    // The host's own question, about an object that nobody knows: it is asked below for all of them.
    if (command.kind === 'cmdlet' && command.returns === 'shape') return given;
    commands.push({
      at: at(),
      command,
      objects: given.objects.map((each) => asRead(command, each)),
      errors: [...given.errors],
      end: given.end,
    });
    if (command.kind === 'cmdlet' && command.name !== 'Get-Command') cmdlets.set(keyOf(command), command);
    return given;
  };

  return {
    through(look) {
      inner = look.reader;
      return {
        ...look,
        reader: { run: (command) => hear(look.reader, command) },
        probes: heardProbes(look.probes, (entry) => probes.push({ at: at(), ...entry })),
      };
    },
    async askShapes(more) {
      const all = new Map([...cmdlets.values(), ...more].map((each) => [keyOf(each), each]));
      for (const cmdlet of all.values()) {
        if (inner === undefined) return;
        const { objects, errors } = await inner.run({ ...cmdlet, returns: 'shape' });
        shapes.push({
          at: at(),
          command: { ...cmdlet, returns: 'shape' },
          shape: objects.length === 0 && errors.length === 0 ? nothingThere : readShapes(objects),
          errors: [...errors],
        });
      }
    },
    heard: () => ({ commands, shapes, probes }),
  };
}

/** Asked, and no object came. */
const nothingThere: ShapeEntry['shape'] = { asked: true, objects: [] };

/** What a question is known by: its objects have one form whatever is read of them, and on whichever server. */
const keyOf = ({ place, name, parameters, switches }: Cmdlet): string =>
  JSON.stringify([place.shell, name, Object.keys(parameters).sort(), switches]);

/** Of an object only what was asked for; a shell that hands over more is not listened to. */
function asRead(command: Command, object: unknown): Json {
  const given = json(object);
  if (command.kind !== 'cmdlet' || command.returns === 'whole') return given;
  if (command.returns === 'shape') return null;
  if (command.returns.length === 0) return typeof given === 'string' ? given : JSON.stringify(given).slice(0, 4096);
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return null;
  const bag = new Map(Object.entries(given));
  return Object.fromEntries(
    command.returns.flatMap(({ name, as }): readonly (readonly [string, Json])[] => {
      const value = bag.get(name);
      if (value === undefined) return [];
      return [[name, as === 'keys' ? keysIn(name, value) : value]];
    }),
  );
}

/** Of a dictionary's keys those that are asked about; of one that nobody took out none, since its values came along. */
function keysIn(property: string, value: Json): Json {
  if (value === null) return null;
  return isList(value) ? value.filter((each) => typeof each === 'string' && isValueOf(property, each)) : {};
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function json(value: unknown): Json {
  const read: Json = JSON.parse(JSON.stringify(value ?? null));
  return read;
}

/** Headers that say something of the link; others name devices and sessions. */
const wanted = ['www-authenticate', 'date', 'content-type'];

function heardProbes(probes: Probes, hear: (entry: Omit<ProbeEntry, 'at'>) => void): Probes {
  return {
    ...probes,
    async get(url, options = {}) {
      const fetched = await probes.get(url, options);
      const outcome =
        fetched.kind === 'answered'
          ? { ...fetched, headers: Object.fromEntries(Object.entries(fetched.headers).filter(([name]) => wanted.includes(name))), body: '' }
          : fetched;
      hear({ probe: 'get', url, server: options.at ?? null, expectedId: null, outcome: json(outcome) });
      return fetched;
    },
    async readDocument(url, options) {
      const view = await probes.readDocument(url, options);
      hear({ probe: 'document', url, server: options.at ?? null, expectedId: options.expectedId, outcome: json(view) });
      return view;
    },
  };
}
