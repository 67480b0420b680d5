// The storage test that says what the wizard does not know: shown and asked, never taken for passed.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { WayOutOption } from '../../src/model/way-out.ts';
import { type Interject, rehearsalFolder, rehearse } from './rehearsal.ts';

/** A lab whose storage test puts this out when it worked. */
function saying(...texts: readonly string[]): string {
  const dir = rehearsalFolder();
  const world = createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes });
  world.skype.storageTestSays = [...texts];
  writeFileSync(worldFile(dir), JSON.stringify(world));
  return dir;
}

const choosing =
  (...options: readonly WayOutOption[]): Interject =>
  (demand) => {
    const option = demand.kind === 'way out' ? demand.options.find((each) => options.includes(each.option)) : undefined;
    return option === undefined ? undefined : { kind: 'value', value: { option: option.option, typed: '' } };
  };

describe('a storage test whose words are not known', () => {
  test.each([
    [['Test bestanden.'], 'It printed: Test bestanden.'],
    [[], 'It printed: (nothing)'],
    [['Test passed.', 'Test bestanden.'], 'It printed: Test passed. Test bestanden.'],
  ])('%j ends a run that nobody watches, with what was printed', async (texts, evidence) => {
    const { driven } = await rehearse(saying(...texts));
    expect(driven).toMatchObject({
      kind: 'left',
      demand: {
        kind: 'way out',
        step: 'connectivityTest',
        trouble: {
          title:
            'Test 1, 2 and 3 through atl-cs-001.litwareinc.com ended without an error, but what was printed is not known to the wizard. Did it pass?',
          evidence: expect.arrayContaining([evidence]),
        },
      },
    });
  });

  test('is done when the admin says that it passed, and that is said at the end', async () => {
    const { driven, records } = await rehearse(saying('Test bestanden.'), { interject: choosing('it passed') });
    expect(records).toContainEqual(
      expect.objectContaining({ type: 'decided', about: 'test.not-known: Test bestanden.', option: 'it passed' }),
    );
    expect(driven).toMatchObject({ kind: 'finished' });
    const { proven, notProven } = driven.kind === 'finished' ? driven.summary : { proven: [], notProven: [] };
    expect(proven.join(' ')).not.toContain('From Skype to Exchange');
    expect(notProven.join(' ')).toContain('you said that the test passed');
    const findings = records.flatMap((each) => (each.type === 'looked' && each.step === 'connectivityTest' ? each.findings : []));
    expect(findings.some((each) => each.code === 'test.passed' && each.source === 'shell')).toBe(false);
  });

  test('has failed when the admin says so, and the cause is looked for', async () => {
    const { driven } = await rehearse(saying('Test bestanden.'), { interject: choosing('it did not pass') });
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'test.failed' } } });
  });

  test('is asked about again when it was made again', async () => {
    let retests = 0;
    const { asked } = await rehearse(saying('Test bestanden.'), {
      interject: (demand, view) => (demand.kind === 'way out' && retests++ === 0 ? choosing('test again')(demand, view) : undefined),
    });
    expect(asked.flatMap((each) => (each.kind === 'way out' ? [each.trouble.about] : []))).toEqual([
      'test.not-known: Test bestanden.',
      'test.not-known: Test bestanden.',
    ]);
  });
});

test('a storage test that says twice that it passed has passed', async () => {
  const { driven } = await rehearse(saying('Test passed.', 'TEST PASSED'));
  expect(driven.kind).toBe('finished');
});
