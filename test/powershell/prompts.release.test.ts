// Questions that were foreseen are answered as planned, also when a server asks them; any other ends the command.

import { afterAll, describe, expect, test } from 'vitest';
import type { Prompts, Shell } from '../../src/model/shell.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith, testSession } from '../harness/powershell.ts';

const ask = (shell: Shell, name: string, prompts: Prompts) => runWith(shell, cmdlet(name), undefined, prompts);

const hosts = {
  'on this computer': engineOptions(),
  'on a server': engineOptions({ sessionFor: () => testSession(['Restricted']) }),
};

describeWithEngine('a question of a command', () => {
  describe.for(Object.entries(hosts))('%s', ([, options]) => {
    // One for both; it starts with its first command.
    const host = startHost(options);
    afterAll(() => host.close());

    test('is answered No on purpose, or Yes, wherever its text is known; any other ends the command', async () => {
      const no = await ask(host, 'Test-Question', { 'default SMTP certificate': 'no' });
      expect(no).toMatchObject({ objects: [], errors: [], end: { kind: 'ended', hadErrors: false } });
      expect(await ask(host, 'Test-Question', { 'DEFAULT smtp': 'yes' })).toMatchObject({ objects: ['overwritten'] });
      expect((await ask(host, 'Test-Confirmation', { '"Remove" on target "one"': 'no', '"two"': 'yes' })).objects).toEqual(['two']);
      const asked = { kind: 'interrupted', why: 'asked' };
      expect((await ask(host, 'Test-Question', { 'another certificate': 'yes' })).end).toEqual({
        ...asked,
        detail: 'Overwrite the default SMTP certificate?',
      });
      expect((await ask(host, 'Test-Question', {})).end).toEqual({ ...asked, detail: 'Overwrite the default SMTP certificate?' });
      const half = await ask(host, 'Test-Confirmation', { '"one"': 'yes' });
      expect(half).toMatchObject({ objects: ['one'], end: { ...asked, detail: expect.stringContaining('"two"') } });
    });

    test('ends the command after what it gave before, however close together the two came', async () => {
      for (let after = 0; after < 200; after += 10) {
        const half = await runWith(host, cmdlet('Test-Confirmation', { After: after }), undefined, { '"one"': 'yes' });
        const end = { kind: 'interrupted', why: 'asked', detail: expect.stringContaining('"two"') };
        expect({ after, ...half }).toMatchObject({ after, objects: ['one'], end });
      }
    });

    test('that contradicts itself, is no yes and no, or wants something typed, is never answered', async () => {
      const end = async (name: string, prompts: Prompts) => (await ask(host, name, prompts)).end;
      const asked = { kind: 'interrupted', why: 'asked' };
      expect(await end('Test-Question', { SMTP: 'yes', certificate: 'no' })).toMatchObject(asked);
      expect(await end('Test-Question', { '': 'yes' })).toMatchObject(asked);
      expect(await end('Test-Choice', { 'What shall': 'yes' })).toEqual({ ...asked, detail: 'What shall become of it?' });
      expect(await end('Test-Typing', { typed: 'yes' })).toMatchObject(asked);
      expect(await end('Test-Password', { typed: 'yes' })).toMatchObject(asked);
      expect(await end('Test-Account', { 'Who are you': 'yes' })).toEqual({ ...asked, detail: expect.stringMatching(/Who are you\?$/) });
      // The same shell goes on.
      expect((await ask(host, 'Get-Echo', {})).end).toMatchObject({ kind: 'ended' });
    });
  });

  test('stops a command that would go on as if it had been answered', async () => {
    const { objects, end } = await ask(hostForTest(hosts['on this computer']), 'Test-Stubborn', { 'something else': 'yes' });
    expect(end).toEqual({ kind: 'interrupted', why: 'asked', detail: 'Delete the mailbox?' });
    expect(objects).toEqual([]);
  });
});
