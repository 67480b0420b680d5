// The schemas of what a shell is told beside its command, and of what comes back.

import { z } from 'zod';
import { exactly } from './exactly.ts';
import { type End, type ErrorRecord, type Prompts, streams } from './shell.ts';

const text = z.string();

export const promptsSchema = exactly<Prompts>()(z.record(text, z.enum(['yes', 'no'])));

export const errorSchema = exactly<ErrorRecord>()(
  z.strictObject({ message: text, fullyQualifiedErrorId: text, category: text, inner: z.exactOptional(z.array(text)) }),
);

export const streamSchema = z.enum(streams);

export const endSchema = exactly<End>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ended'), hadErrors: z.boolean(), exitCode: z.int().nullable() }),
    z.strictObject({ kind: z.literal('interrupted'), why: z.enum(['cancelled', 'timed out', 'died', 'asked']), detail: text }),
  ]),
);
