// Which version a server runs, however it says so; and Exchange 2013, which has one cmdlet by its former name only.

import { describe, expect, test } from 'vitest';
import type { LabWorld } from '../../src/lab/world.ts';
import { exchangeVersion } from '../../src/steps/servers/facts.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { meanwhile } from '../wizard/undoing.ts';

test.each([
  ['Version 15.2 (Build 2562.17)', [15, 2, 2562]],
  ['15.2 (Build 2562.17)', [15, 2, 2562]],
  ['15.2.2562.17', [15, 2, 2562]],
  ['Version 15.2.2562.17', [15, 2, 2562]],
  ['15.02.2562.017', [15, 2, 2562]],
  ['Version 15.1 (Build 2507.6)', [15, 1, 2507]],
  ['Version 8.3 (Build 83.6: text)', [8, 3, 83]],
  ['Version 15.2', [15, 2, 0]],
  ['', undefined],
  ['Exchange', undefined],
  ['Build 2562.17', undefined],
])('a version that is written as "%s" is read as it is meant', (text, version) => {
  expect(exchangeVersion(text)).toEqual(version);
});

/** What the first look at the servers of a world finds. */
async function foundIn(alter: (world: LabWorld) => void) {
  const dir = rehearsalFolder();
  await rehearse(dir, { interject: () => ({ kind: 'leave' }) });
  meanwhile(dir, alter);
  const { records } = await rehearse(dir, { interject: () => ({ kind: 'leave' }) });
  return records.flatMap((each) => (each.type === 'looked' && each.step === 'servers' ? [each.findings] : [])).at(-1) ?? [];
}

const say = (version: string) => (world: LabWorld) => {
  for (const each of world.exchange.servers) each.version = version;
};

describe('an Exchange server', () => {
  test('whose version comes as numbers alone takes part', async () => {
    const found = await foundIn(say('15.2.2562.17'));
    expect(found.find((each) => each.code === 'exchange-server')?.words).toContain('Exchange Server SE');
  });

  test('whose version could not be read is "not seen", and no reason to say that there is none', async () => {
    const found = await foundIn(say('fifteen'));
    expect(found.find((each) => each.code === 'exchange-server.version')).toMatchObject({ state: 'not seen' });
    expect(found.map((each) => each.code)).not.toContain('exchange-servers.none');
  });

  test('of 2013 tells what its clients are told, by the cmdlet that it has', async () => {
    const found = await foundIn(say('Version 15.0 (Build 1497.48)'));
    expect(found.find((each) => each.code.startsWith('internal-uri'))?.state).toBe('ok');
  });
});
