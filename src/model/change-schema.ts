// The schema of a change, and of what a look at an interrupted one found.

import { z } from 'zod';
import type { Change, Settled, Undo } from './change.ts';
import { commandSchema } from './command-schema.ts';
import { exactly } from './exactly.ts';
import { jsonSchema } from './json-schema.ts';
import { promptsSchema } from './shell-schema.ts';

const text = z.string();

const undo = exactly<Undo>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('run'), commands: z.array(commandSchema) }),
    z.strictObject({ kind: z.literal('remove what it made'), words: text }),
    z.strictObject({ kind: z.literal('cannot'), why: text }),
  ]),
);

export const changeSchema = exactly<Change>()(
  z.strictObject({
    kind: z.literal('change'),
    id: text,
    words: text,
    alike: z.exactOptional(text),
    shows: z.exactOptional(z.array(text)),
    because: z.array(text),
    command: commandSchema,
    prompts: promptsSchema,
    fields: jsonSchema,
    undo,
    whenUnclear: z.enum(['repeat', 'ask']),
    onFailure: z.enum(['stop', 'go on']),
    usually: z.number().nonnegative(),
  }),
);

export const settledSchema = exactly<Settled>()(z.enum(['not started', 'running', 'half done', 'done', 'cannot tell']));
