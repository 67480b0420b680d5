import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { mendFault } from '../../src/lab/mend.ts';
import type { Driven } from '../../src/wizard/drive.ts';
import { answers, expected, likely } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

const ids = Object.keys(expected);
const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));

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
    ({ driven, records } = await rehearse(dir, options));
  }
  expect(causeOf(driven)).toBe('finished');
  const changes = changesOf(records);
  for (const promise of pair.map((fault) => expected[fault])) {
    if (promise !== undefined && 'mends' in promise) expect(changes).toContain(promise.mends);
  }
});
