// Whether two journals tell the same story: step by step the same facts, but for what differs in every run. Times, durations and
// process ids fall away; names, GUIDs, hashes and certificates made on the way get a name by the order in which they first appear.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { Record } from '../../src/model/record.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { realShapes } from './doubles.ts';
import { drivenByEngine } from './lab-driving.ts';

/** The records as texts that can be compared. */
export function storyOf(records: readonly Record[]): readonly string[] {
  const known = new Map<string, string>();
  const stable = (kind: string) => (found: string) => {
    const name = known.get(found) ?? `<${kind} ${known.size + 1}>`;
    known.set(found, name);
    return name;
  };
  // Who drives it is what the two differ in.
  const story = records.filter(({ type }) => type !== 'driven').map(withoutEdge);
  return story.map((record) =>
    JSON.stringify(record, withoutPassing)
      .replace(/\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z| \d\d:\d\d)/g, '<instant>')
      .replace(/\b(agree within|give or take) [\w ]+/g, '$1 <time>')
      .replace(withException, '')
      .replace(edgeReplica, '$1"in its own time"')
      .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, stable('guid'))
      .replace(/\b[0-9a-f]{32,64}\b/gi, stable('hash'))
      .replace(/\b[0-9A-F]{8}…/g, stable('short hash'))
      .replace(/\bMII[0-9A-Za-z+/]{200,}={0,2}/g, stable('certificate')),
  );
}

// Nothing waits for the Edge's copy of the configuration, so a slower run finds it further on.
const withoutEdge = (record: Record): Record =>
  record.type === 'looked'
    ? { ...record, findings: record.findings.filter(({ code, about }) => code !== 'replication.other' || !about.startsWith('atl-edge-')) }
    : record;
const edgeReplica = /("fqdn":"atl-edge-001[^"]*","upToDate":)(?:true|false)/g;

// PowerShell puts an exception of its own around an error that was written without one; the lab alone has none.
const withException = /(\\n|",")System\.Exception\1HResult 0x80131500/g;

// How exactly a clock was read depends on how long the look took.
const passing = ['seq', 'at', 'seconds', 'host', 'prev', 'offsetMs', 'errorMs', 'offsets'];
const withoutPassing = (name: string, value: unknown): unknown =>
  passing.includes(name) ? undefined : isByBalancer(value) ? { ...value, secured: '<whose turn it was>' } : value;

/** Whether this is a look at whoever a published name leads to: each server behind it shows a certificate of its own. */
const isByBalancer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'secured' in value && 'at' in value && value.at === null;

type Options = NonNullable<Parameters<typeof rehearse>[1]>;

/** One world, set up twice. A real engine takes real milliseconds: time must not run so fast that they use up a wait's patience. */
export async function bothWays(options: Options = {}) {
  const world = JSON.stringify(
    createWorld({ preset: options.preset ?? 'small', faults: options.faults ?? [], now: new Date(), random: randomBytes }),
  );
  const run = (driver: Options['driver']) => {
    const dir = rehearsalFolder();
    writeFileSync(worldFile(dir), world);
    return rehearse(dir, { factor: 200, ...options, ...(driver === undefined ? {} : { driver }) });
  };
  return {
    alone: await run(undefined),
    through: await run((lab, secrets) => drivenByEngine(lab, secrets.reveal, undefined, realShapes())),
  };
}
