// The documented cmdlets of both products, with their parameter sets: assets/cmdlets.json, and those few of Exchange that stand in
// assets/other-commands.json with what is used of them.

import { z } from 'zod';
import cmdlets from '../../../assets/cmdlets.json' with { type: 'json' };
import others from '../../../assets/other-commands.json' with { type: 'json' };

const parameter = z.object({
  mandatory: z.boolean(),
  switch: z.boolean(),
  type: z.literal('Boolean').optional(),
  position: z.number().optional(),
});
export type Parameter = z.output<typeof parameter>;
export type ParameterSet = { readonly name: string; readonly parameters: { readonly [name: string]: Parameter } };

const cmdlet = z.object({
  shell: z.enum(['exchange', 'skype']),
  sets: z.array(z.object({ name: z.string(), parameters: z.record(z.string(), parameter) })).min(1),
});
export type Documented = { readonly shell: 'exchange' | 'skype'; readonly sets: readonly ParameterSet[] };

const other = z.object({
  is: z.string(),
  parameters: z.record(z.string(), z.object({ mandatory: z.boolean(), type: z.string() })).default({}),
});

/** By name; what is asked for is read when it is asked for. */
const all = new Map<string, () => Documented>([
  ...Object.entries(cmdlets.cmdlets).map(([name, row]): [string, () => Documented] => [name, () => cmdlet.parse(row)]),
  ...Object.entries(others.commands).flatMap(([name, row]): [string, () => Documented][] =>
    row.is === 'cmdlet of Exchange' ? [[name, () => fromOther(other.parse(row))]] : [],
  ),
]);

function fromOther({ parameters }: z.output<typeof other>): Documented {
  const of = Object.entries(parameters).map(([name, { mandatory, type }]): [string, Parameter] => [
    name,
    { mandatory, switch: false, ...(type === 'boolean' ? { type: 'Boolean' } : {}) },
  ]);
  return { shell: 'exchange', sets: [{ name: '(default)', parameters: Object.fromEntries(of) }] };
}

export const documentedNames: readonly string[] = [...all.keys()];
export const documentation = (name: string): Documented | undefined => all.get(name)?.();
