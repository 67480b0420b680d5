// What a lab in a process of its own and its callers say to each other: JSON over HTTP on loopback (serve.ts, connect.ts).
// Both sides read what they get through these schemas; nothing unknown gets through. PowerShell says the same in CLIXML (clixml.ts).

import { z } from 'zod';
import { type Command, projections, type Value, windowsFunctions } from '../model/command.ts';
import type { End, Item } from '../model/shell.ts';
import type { LabError } from './stage.ts';

const text = z.string();
const place = z.union([
  z.strictObject({ shell: z.enum(['exchange', 'skype']), computer: z.literal('any') }),
  z.strictObject({ shell: z.literal('windows'), computer: text }),
]);
const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    text,
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ kind: z.literal('date'), at: text }),
    z.strictObject({ kind: z.literal('secret'), ref: text, as: z.enum(['text', 'SecureString', 'PSCredential']) }),
    z.strictObject({ kind: z.literal('bytes'), base64: text }),
    z.strictObject({ kind: z.literal('list'), items: z.array(value) }),
  ]),
);
const parameters = z.record(text, value);
const returned = z.union([z.enum(['shape', 'whole']), z.array(z.strictObject({ name: text, as: z.enum(projections) }))]);
const command: z.ZodType<Command> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cmdlet'), place, name: text, parameters, switches: z.array(text), returns: returned }),
  z.strictObject({ kind: z.literal('script'), place, file: z.literal('Configure-EnterprisePartnerApplication.ps1'), parameters }),
  z.strictObject({ kind: z.literal('program'), place, file: z.literal('iisreset.exe'), args: z.array(text) }),
  z.strictObject({
    kind: z.literal('function'),
    place,
    name: z.enum(windowsFunctions),
    parameters,
    typed: text,
  }),
]);

/** POST /run: a command, answered with one line for each item and a last one for its end. */
export const order = z.strictObject({ command, prompts: z.record(text, z.enum(['yes', 'no'])) });
export type Order = z.output<typeof order>;

const item: z.ZodType<Item | LabError> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('object'), value: z.unknown() }),
  z.strictObject({
    kind: z.literal('error'),
    error: z.strictObject({ message: text, fullyQualifiedErrorId: text, category: text, inner: z.array(text).exactOptional() }),
    terminating: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('text'), stream: z.enum(['output', 'information', 'warning', 'verbose', 'progress']), text }),
]);
const end: z.ZodType<End> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ended'), hadErrors: z.boolean(), exitCode: z.int().nullable() }),
  z.strictObject({ kind: z.literal('interrupted'), why: z.enum(['cancelled', 'timed out', 'died', 'asked']), detail: text }),
]);
export const told = z.union([z.strictObject({ item }), z.strictObject({ end })]);
export type Told = z.output<typeof told>;

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
