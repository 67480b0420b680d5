// The schema of a command, for the journal and for whatever else comes from outside.

import { z } from 'zod';
import { type Command, projections, type Returns, type Value, windowsFunctions } from './command.ts';
import { exactly } from './exactly.ts';
import type { Place } from './place.ts';

const text = z.string();

const place = exactly<Place>()(
  z.discriminatedUnion('shell', [
    z.strictObject({ shell: z.enum(['exchange', 'skype']), computer: z.literal('any') }),
    z.strictObject({ shell: z.literal('windows'), computer: text }),
  ]),
);

const value = exactly<Value>()(
  z.union([
    text,
    z.number(),
    z.boolean(),
    z.null(),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('date'), at: text }),
      z.strictObject({ kind: z.literal('secret'), ref: text, as: z.enum(['text', 'SecureString', 'PSCredential']) }),
      z.strictObject({ kind: z.literal('bytes'), base64: text }),
      z.strictObject({ kind: z.literal('list'), items: z.array(z.lazy((): z.ZodType<Value> => value)) }),
    ]),
  ]),
);
const parameters = z.record(text, value);

const returns = exactly<Returns>()(z.union([z.enum(['shape', 'whole']), z.array(z.strictObject({ name: text, as: z.enum(projections) }))]));

export const commandSchema = exactly<Command>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cmdlet'), place, name: text, parameters, switches: z.array(text), returns }),
    z.strictObject({ kind: z.literal('script'), place, file: z.literal('Configure-EnterprisePartnerApplication.ps1'), parameters }),
    z.strictObject({ kind: z.literal('program'), place, file: z.literal('iisreset.exe'), args: z.array(text) }),
    z.strictObject({ kind: z.literal('function'), place, name: z.enum(windowsFunctions), parameters, typed: text }),
  ]),
);
