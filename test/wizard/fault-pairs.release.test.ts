import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateFaults } from '../../src/lab/faults/certificates.ts';
import { networkFaults } from '../../src/lab/faults/network.ts';
import { webFaults } from '../../src/lab/faults/web.ts';
import { mendFault } from '../../src/lab/mend.ts';
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

test.each(pairs)('%s and %s: never a success while one stands, and well when both are mended', async (...pair) => {
  const dir = rehearsalFolder();
  const causes = new Map(
    pair.flatMap((fault): [string, string][] => {
      const promise = expected[fault];
      return promise !== undefined && 'cause' in promise ? [[promise.cause, fault]] : [];
    }),
  );
  const options = { answers, interject: likely };
  let { driven, records } = await rehearse(dir, { ...options, faults: pair });
  while (causes.size > 0) {
    const cause = causeOf(driven);
    expect([...causes.keys()]).toContain(cause);
    // The admin mends what was named, and only that.
    mendFault(dir, causes.get(cause) ?? '', { now: new Date(), random: randomBytes });
    causes.delete(cause);
    ({ driven, records } = await rehearse(dir, { ...options, interject: testedAgain() }));
  }
  expect(causeOf(driven)).toBe('finished');
  const changes = changesOf(records);
  for (const promise of pair.map((fault) => expected[fault])) {
    if (promise !== undefined && 'mends' in promise && promise.mends !== null) expect(changes).toContain(promise.mends);
  }
});
