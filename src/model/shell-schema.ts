// The schemas of what a shell is told beside its command, and of what comes back.

import { z } from 'zod';
import { exactly } from './exactly.ts';
import { type End, type ErrorRecord, type Prompts, streams, type Thrown } from './shell.ts';

const text = z.string();

export const promptsSchema = exactly<Prompts>()(z.record(text, z.enum(['yes', 'no'])));

export const thrownSchema = exactly<Thrown>()(
  z.strictObject({
    type: text,
    message: text,
    hresult: z.int().nullable(),
    webStatus: text.nullable(),
    httpStatus: z.int().nullable(),
    headers: z.array(text),
  }),
);

export const errorSchema = exactly<ErrorRecord>()(
  z.strictObject({
    message: text,
    fullyQualifiedErrorId: text,
    category: text,
    inner: z.exactOptional(z.array(text)),
    chain: z.exactOptional(z.array(thrownSchema)),
  }),
);

export const streamSchema = z.enum(streams);

export const endSchema = exactly<End>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ended'), hadErrors: z.boolean(), exitCode: z.int().nullable() }),
    z.strictObject({ kind: z.literal('interrupted'), why: z.enum(['cancelled', 'timed out', 'died', 'asked']), detail: text }),
  ]),
);
