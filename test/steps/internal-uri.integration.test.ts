// In a place where no Exchange server tells an Autodiscover address, the admin who wants one gets it, and can take it back.

import { expect, test } from 'vitest';
import { litware, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { meanwhile, undo, worldIn } from '../wizard/undoing.ts';

test('an Autodiscover address is set on every server after a typed word, and taken back on request', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir, { interject: () => ({ kind: 'leave' }) });
  meanwhile(dir, (world) => {
    for (const each of world.exchange.servers) each.internalUri = null;
  });
  const uris = () => worldIn(dir).exchange.servers.map((each) => each.internalUri);
  const answers = { ...litware, 'servers.internalUri': 'set', 'servers.confirm': ['yes', 'CHANGE OUTLOOK'] };
  const { driven } = await rehearse(dir, {
    answers,
    interject: (demand) => (demand.kind !== 'finished' && demand.step === 'certificates' ? { kind: 'leave' } : undefined),
  });
  expect(driven.kind).toBe('left');
  expect(uris()).toEqual(['https://autodiscover.litwareinc.com/Autodiscover/Autodiscover.xml']);
  expect((await undo(dir)).driven.kind).toBe('finished');
  expect(uris()).toEqual([null]);
});
