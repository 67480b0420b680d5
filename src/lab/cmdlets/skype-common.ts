// What Skype's cmdlets share: settings that go to the Central Management Store first and reach the replicas some minutes
// later, and the error texts of its management module.

import { error, type Refusal, refusal, type Stage } from '../stage.ts';
import { type SkypeSettings, same } from '../world.ts';
import type { Call } from './call.ts';

/** Alters the settings in the Central Management Store; each replica gets them after its own delay. */
export function changeSettings<T>(stage: Stage, alter: (settings: SkypeSettings) => T): T {
  return stage.store.change((world) => {
    const { central, underWay, replicas } = world.skype;
    const result = alter(central.settings);
    central.revision += 1;
    central.changed = stage.now().toISOString();
    for (const { fqdn, delay } of replicas) {
      if (delay === null) continue;
      const arrives = stage.pace.after(stage.now(), delay);
      underWay.push({ replica: fqdn, revision: central.revision, arrives, settings: structuredClone(central.settings) });
    }
    return result;
  });
}

/** The settings that -LocalStore reads: those that have reached the shell's own Front End. */
export function settingsFor(call: Call, stage: Stage): SkypeSettings {
  const { skype } = stage.store.read();
  const local = skype.replicas.find((each) => same(each.fqdn, skype.shellOn));
  return call.on('LocalStore') && local !== undefined ? local.settings : skype.central.settings;
}

/** The words are an assumption; the module's own are not sourced. */
export const itemNotFound = (call: Call, identity: string, kind: string): Refusal =>
  error(`Cannot find "${kind}" with identity "${identity}" because it does not exist.`, `ItemNotFound,${call.name}`, 'ObjectNotFound');

export const itemExists = (call: Call, identity: string, kind: string): Refusal =>
  refusal(
    `"${kind}" with identity "${identity}" already exists. Use the Set cmdlet to change it.`,
    `ItemExists,${call.name}`,
    'ResourceExists',
  );

/** The ones that -Identity names or -Filter matches (with * as in file names), or all. Throws where -Identity names none. */
export function chosenItems<T>(call: Call, all: readonly T[], identityOf: (each: T) => string, kind: string): readonly T[] {
  const filter = call.text('Filter');
  if (filter !== undefined) return all.filter((each) => matches(filter, identityOf(each)));
  const identity = call.text('Identity');
  if (identity === undefined) return all;
  const found = all.filter((each) => same(identityOf(each), identity));
  if (found.length === 0) throw itemNotFound(call, identity, kind);
  return found;
}

function matches(filter: string, text: string): boolean {
  const parts = filter.toLowerCase().split('*');
  const lower = text.toLowerCase();
  if (parts.length === 1) return lower === parts[0];
  // Walks the text part by part: a pattern made of many stars stays cheap.
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const found = last ? lower.length - part.length : lower.indexOf(part, at);
    if (found < at || (index === 0 && found !== 0) || (last && !lower.endsWith(part))) return false;
    at = found + part.length;
  }
  return true;
}
