// Asks a shell which commands it has, and with which parameters: rights show up as missing ones (facts.md 106).

import type { Cmdlet, Parameters } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { isAmongNames, keyOf } from '../model/name.ts';
import type { Place } from '../model/place.ts';
import { dictionaryKeys, form, optional, text } from './properties.ts';
import { type Reader, readObjects } from './reader.ts';

const found = form({ Name: text, Parameters: optional(dictionaryKeys) }, (each) => ({
  name: each.Name,
  parameters: each.Parameters ?? [],
}));

/** A command that is not there; `parameters` is empty where it is missing as a whole. */
export type Missing = { readonly command: string; readonly parameters: readonly string[] };

/** Which of these commands and parameters a shell does not have; one question for all of them. */
export async function readMissing(reader: Reader, place: Place, wanted: readonly Cmdlet[]): Promise<Seen<readonly Missing[]>> {
  const asked = parametersByCommand(wanted);
  const read = await readObjects(reader, getCommand(place, [...asked.keys()]), found);
  if (!read.seen) return read;
  const there = new Map(read.value.map((each) => [keyOf('identity', each.name), each.parameters]));
  return seen(
    [...asked].flatMap(([command, parameters]): readonly Missing[] => {
      const known = there.get(keyOf('identity', command));
      if (known === undefined) return [{ command, parameters: [] }];
      const missing = [...parameters].filter((each) => !isAmongNames('identity', each, known));
      return missing.length === 0 ? [] : [{ command, parameters: missing }];
    }),
  );
}

const getCommand = (place: Place, commands: readonly string[]): Cmdlet => ({
  kind: 'cmdlet',
  place,
  name: 'Get-Command',
  // What is missing is the answer, and no error.
  parameters: { Name: { kind: 'list', items: commands }, ErrorAction: 'SilentlyContinue' } satisfies Parameters,
  switches: [],
  returns: found.returns,
});

/** Common parameters, such as Verbose, are everywhere. */
const common = new Set(['Verbose', 'ErrorAction']);

function parametersByCommand(wanted: readonly Cmdlet[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { name, parameters, switches } of wanted) {
    const known = all.get(name) ?? new Set();
    for (const each of [...Object.keys(parameters), ...switches]) if (!common.has(each)) known.add(each);
    all.set(name, known);
  }
  return all;
}
