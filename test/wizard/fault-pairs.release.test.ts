import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { findFaults } from '../../src/lab/faults/catalogue.ts';
import { certificateFaults } from '../../src/lab/faults/certificates.ts';
import { networkFaults } from '../../src/lab/faults/network.ts';
import { webFaults } from '../../src/lab/faults/web.ts';
import { mendFault } from '../../src/lab/mend.ts';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Driven } from '../../src/wizard/drive.ts';
import { answers, expected, likely, testedAgain } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

// What is wrong on the way between the servers is seen at the first look, whatever else is wrong: each of these with one other only.
const onTheWay = [...networkFaults, ...webFaults, { id: 'clock-wrong' }]
  .map(({ id }) => id)
  .filter((id) => id !== 'tls-untrusted' && id !== 'autodiscover-url-wrong');
const ids = Object.keys(expected).filter((id) => !onTheWay.includes(id));
// Each of these says what became of the one certificate with which Skype signs: only one of them can be true of a world.
const ofSkypeKey = certificateFaults.map(({ id }) => id);
const together = (one: string, other: string) => !(ofSkypeKey.includes(one) && ofSkypeKey.includes(other));
const pairs: readonly (readonly [string, string])[] = [
  ...ids.flatMap((one, at) =>
    ids
      .slice(at + 1)
      .filter((other) => together(one, other))
      .map((other) => [one, other] as const),
  ),
  ...onTheWay.map((id, at) => [ids[at % ids.length] ?? '', id] as const),
];

/** What the wizard calls the cause at which it stopped, or how else it ended. */
const causeOf = (driven: Driven) =>
  driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.about : driven.kind;

/** The cause at which the wizard stops for a fault; undefined where it stops nothing. */
const promisedCause = (fault: string) => {
  const promise = expected[fault];
  return promise !== undefined && 'cause' in promise ? promise.cause : undefined;
};

const making = () => ({ now: new Date(), random: randomBytes });

/** Of these, those of which something is left in the world: two that say what became of one certificate, or of one mailbox, are not both true. */
const standing = (world: LabWorld | undefined, faults: readonly string[]) =>
  findFaults(faults).flatMap(({ id, mend }) => {
    const draft = structuredClone(world);
    if (draft !== undefined) mend.do(draft, making());
    return isDeepStrictEqual(draft, world) ? [] : [id];
  });

/** A change that does what another was promised for: the script gives the roles, who moves an entry has it read anew, a next certificate takes the place of one that is no good. */
const doesAlso = new Map([
  ['partner.role UserApplication', 'partner.script'],
  ['partner.refresh', 'partner.move'],
  ['auth.make', 'auth.publish'],
  ['auth.stage-now', 'auth.publish'],
]);

test.each(pairs)('%s and %s: never a success while one stands, and well when both are mended', async (...pair) => {
  const dir = rehearsalFolder();
  const world = createWorld({ preset: 'small', faults: pair, ...making() });
  writeWorld(worldFile(dir), world);
  const options = { answers, interject: likely };
  const stands = () => standing(readWorld(worldFile(dir)), pair);
  let toMend = stands();
  let { driven, records } = await rehearse(dir, options);
  for (;;) {
    const open = stands().filter((fault) => promisedCause(fault) !== undefined);
    if (open.length === 0) break;
    const named = causeOf(driven);
    expect(open.map(promisedCause)).toContain(named);
    // The admin mends what was named, and only that.
    const before = stands();
    mendFault(dir, open.find((fault) => promisedCause(fault) === named) ?? '', making());
    // Who brings a key back restarts IIS, which may have been the other fault: nothing of that is left to the wizard.
    toMend = toMend.filter((fault) => !before.includes(fault) || stands().includes(fault) || promisedCause(fault) !== undefined);
    ({ driven, records } = await rehearse(dir, { ...options, interject: testedAgain() }));
  }
  expect(causeOf(driven)).toBe('finished');
  const changes = changesOf(records);
  for (const promise of toMend.map((fault) => expected[fault])) {
    if (promise === undefined || !('mends' in promise) || promise.mends === null) continue;
    const also = doesAlso.get(promise.mends);
    if (also === undefined || !changes.includes(also)) expect(changes).toContain(promise.mends);
  }
});
