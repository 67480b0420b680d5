// The schemas of a finding, and of the shape that objects had.

import { z } from 'zod';
import { exactly } from './exactly.ts';
import { type Finding, type Shape, sources } from './finding.ts';
import { jsonSchema } from './json-schema.ts';

const text = z.string();

export const findingSchema = exactly<Finding>()(
  z.strictObject({
    code: text,
    about: text,
    state: z.enum(['ok', 'note', 'to mend', 'stop', 'not seen']),
    source: z.enum(sources),
    words: text,
    wayOut: z.exactOptional(text),
    override: z.exactOptional(text),
    blind: z.exactOptional(z.literal(true)),
    saw: jsonSchema,
  }),
);

export const shapeSchema = exactly<Shape>()(
  z.union([
    z.object({ asked: z.literal(false) }),
    z.object({ asked: z.literal(true), objects: z.array(z.object({ types: z.array(text), properties: z.array(text) })) }),
  ]),
);
