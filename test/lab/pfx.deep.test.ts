// A PKCS#12 file on the lab's Front End, with and without a PowerShell before the lab.

import { expect, test } from 'vitest';
import { fingerprintOf, sealed } from '../../src/lab/sealed.ts';
import type { Parameters } from '../../src/model/command.ts';
import type { Shell } from '../../src/model/shell.ts';
import { openPfx, pfxWorker } from '../../src/x509/pfx.ts';
import { describeWithEngine, runWith } from '../harness/powershell.ts';
import { engineForTest } from '../powershell/lab-driving.ts';
import { frontEnd, onWindows, read, testLab } from './playing.ts';

const folder = 'C:\\Certificates';
const file = `${folder}\\ServerToServerAuth.pfx`;
const password = { kind: 'secret', ref: 'the password', as: 'SecureString' } as const;
const passwords = { right: 'practice', wrong: 'Practice' } as const;

const content = async (shell: Shell, Path: string) => (await runWith(shell, onWindows(frontEnd, 'Get-PfxContent', { Path }))).objects[0];
const store = async (shell: Shell) => (await runWith(shell, onWindows(frontEnd, 'Get-StoreCertificate'))).objects;
const imported = (shell: Shell, parameters: Parameters) => runWith(shell, onWindows(frontEnd, 'Import-StoreCertificate', parameters));

async function expectImport(shellFor: (text: string) => Promise<Shell>): Promise<void> {
  const wrong = await imported(await shellFor(passwords.wrong), { Path: file, Password: password });
  expect(wrong.errors).toMatchObject([{ message: 'The specified network password is not correct.' }]);
  const shell = await shellFor(passwords.right);
  const { objects, errors } = await imported(shell, { Path: file, Password: password });
  expect(errors).toEqual([]);
  const bytes = Buffer.from(String(read(await content(shell, file), 'Base64')), 'base64');
  const pfx = await openPfx(bytes, passwords.right, { worker: pfxWorker() });
  const thumbprint = pfx.kind === 'opened' ? pfx.certificate.thumbprint : '';
  expect(objects).toMatchObject([{ Thumbprint: thumbprint, HasPrivateKey: true }]);
  expect(await store(shell)).toContainEqual(
    expect.objectContaining({ Thumbprint: thumbprint, HasPrivateKey: true, Exportable: true, KeySize: 2048 }),
  );
}

test('a file is given as it is, and one that cannot be had says why', async () => {
  const { world } = await testLab();
  expect(await content(world.shell, folder)).toMatchObject({ State: 'folder', Base64: null });
  expect(await content(world.shell, `${folder}\\absent.pfx`)).toMatchObject({ State: 'missing', Base64: null });
  expect(await content(world.shell, file.toLowerCase())).toEqual(await content(world.shell, file));
  const readme = String(read(await content(world.shell, `${folder}\\readme.txt`), 'Base64'));
  expect(Buffer.from(readme, 'base64').toString()).toContain('practice');
});

test('an import adds the certificate with its key to the store, and a wrong password is refused in the words of Windows', async () => {
  const { world } = await testLab();
  await expectImport(async (text) => sealed(world.shell, () => ({ text })));
});

test('the lab is told no secret, only its fingerprint', async () => {
  const { world } = await testLab();
  const told: string[] = [];
  const listening: Shell = {
    run: (command, how) => {
      told.push(JSON.stringify(command));
      return world.shell.run(command, how);
    },
  };
  await imported(
    sealed(listening, () => ({ text: passwords.right })),
    { Path: file, Password: password },
  );
  expect(told.join()).toContain(fingerprintOf(passwords.right));
  expect(told.join()).not.toContain(passwords.right);
});

describeWithEngine('through a real PowerShell', () => {
  test('a secret arrives as a SecureString, and its fingerprint in the lab', async () => {
    const { world } = await testLab();
    await expectImport(async (text) => (await engineForTest(world, undefined, () => ({ text }))).shell);
  });
});
