// The shape of a command's objects (Get-Shape in assets/powershell/replies.ps1): names of types and properties with their kinds, no
// values. It is asked for where an object has a form that is not known, and for the recording of a server.

import { z } from 'zod';
import type { Shape } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';

const line = z
  .string()
  .max(1000)
  .transform((value) => harmless(value, 300));
const shape = z.object({ types: z.array(line).max(50), properties: z.array(line).max(1000) });

/** The different shapes among the objects; not asked where none of them is one. */
export function readShapes(objects: readonly unknown[]): Shape {
  const read = objects.flatMap((each) => shape.safeParse(each).data ?? []);
  const different = new Map(read.map((each) => [JSON.stringify(each), each]));
  return different.size === 0 ? { asked: false } : { asked: true, objects: [...different.values()].slice(0, 5) };
}
