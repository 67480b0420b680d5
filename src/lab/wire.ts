// What a lab in a process of its own and its callers say to each other: JSON over HTTP on loopback (serve.ts, connect.ts).
// Both sides read what they get through these schemas; nothing unknown gets through. PowerShell says the same in CLIXML (clixml.ts).

import { z } from 'zod';
import { commandSchema } from '../model/command-schema.ts';
import { exactly } from '../model/exactly.ts';
import type { AdminPlay, Item } from '../model/shell.ts';
import { endSchema, errorSchema, promptsSchema, streamSchema } from '../model/shell-schema.ts';
import type { Mended } from './mend.ts';
import type { LabError } from './stage.ts';

const text = z.string();

/** POST /run: a command, answered with one line for each item and a last one for its end. */
export const order = z.strictObject({ command: commandSchema, prompts: promptsSchema });
export type Order = z.output<typeof order>;

const item = exactly<Item | LabError>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('object'), value: z.unknown() }),
    z.strictObject({ kind: z.literal('error'), error: errorSchema, terminating: z.exactOptional(z.boolean()) }),
    z.strictObject({ kind: z.literal('text'), stream: streamSchema, text }),
  ]),
);
export const labItem = z.union([z.strictObject({ item }), z.strictObject({ end: endSchema })]);
export type LabItem = z.output<typeof labItem>;

/** POST /offers and POST /mend: what would help, and what became of it. */
export const about = z.strictObject({ about: text.max(500) });
export const wish = z.strictObject({ id: text.max(500) });
const play = exactly<AdminPlay>()(z.strictObject({ id: text, words: text, types: z.array(text) }));
export const offered = z.array(play);
export const mended = exactly<Mended>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('mended'), play }),
    z.strictObject({ kind: z.literal('nothing to mend'), words: text }),
  ]),
);

/** GET /world: what does not change while the lab runs. Each name of its network leads to a port on 127.0.0.1. */
export const served = z.strictObject({
  user: text,
  factor: z.number().positive(),
  preset: text,
  faults: z.array(text).max(100),
  authorities: z.array(text).max(10),
  names: z.array(z.strictObject({ name: text, port: z.int().min(1).max(65535) })).max(200),
});
export type Served = z.output<typeof served>;
