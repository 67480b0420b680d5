// A recording: what every look of a run gave, in disguise, as one JSON document. This is its only schema; whoever plays one back reads it
// with this. A change that older readers would not understand takes a new `recording` number.

import { z } from 'zod';
import { commandSchema } from '../model/command-schema.ts';
import { shapeSchema } from '../model/finding-schema.ts';
import { jsonSchema } from '../model/json-schema.ts';
import { endSchema, errorSchema } from '../model/shell-schema.ts';

const text = z.string();

const commandEntry = z.object({
  at: text,
  command: commandSchema,
  /** As they were read: the declared properties of each. */
  objects: z.array(jsonSchema),
  errors: z.array(errorSchema),
  end: endSchema,
});
export type CommandEntry = z.output<typeof commandEntry>;

/** What a command's objects look like: names of types and properties with their kinds, no values. */
const shapeEntry = z.object({ at: text, command: commandSchema, shape: shapeSchema, errors: z.array(errorSchema) });
export type ShapeEntry = z.output<typeof shapeEntry>;

const probeEntry = z.object({
  at: text,
  /** A look at a metadata document, or one request. */
  probe: z.enum(['document', 'get']),
  url: text,
  /** The server that was asked under the name in the address; null for whoever the name leads to. */
  server: text.nullable(),
  /** The application whose document it should be; null for a request. */
  expectedId: text.nullable(),
  outcome: jsonSchema,
});
export type ProbeEntry = z.output<typeof probeEntry>;

export const recordingSchema = z.object({
  recording: z.literal(1),
  /** The program that made it, with its version. */
  tool: text,
  /** When it was begun. */
  at: text,
  world: z.enum(['lab', 'real']),
  /** The computer that looked, and the account. */
  computer: text,
  user: text,
  answers: z.record(text, jsonSchema),
  commands: z.array(commandEntry),
  shapes: z.array(shapeEntry),
  probes: z.array(probeEntry),
});
export type Recording = z.output<typeof recordingSchema>;
