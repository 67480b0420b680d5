// Commands in a session on a server whose endpoint is made like Exchange's: no language, no scripts, only the commands it lists.
// Two processes and PowerShell's own remoting protocol; what carries it is a pipe, where real servers have WinRM.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Value } from '../../src/model/command.ts';
import { type HostOptions, startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, engineOptions, german, hostForTest, runWith, testSession } from '../harness/powershell.ts';
import { anyText } from './any-text.ts';
import { refusingServer } from './refusing-server.ts';

const hostInSession = (changes: Partial<HostOptions> = {}) =>
  hostForTest(engineOptions({ sessionFor: () => testSession(['Restricted']), ...changes }));

const units = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

describeWithEngine('a command in a session on a server', () => {
  // One for all: opening a session takes seconds. It starts with its first command.
  const host = startHost(
    engineOptions({ sessionFor: () => testSession(['Restricted']), secret: () => ({ text: "pa'ss$(1)", user: 'LITWARE\\admin' }) }),
  );
  afterAll(() => host.close());

  test('runs there, again and again in the same session, and gives what it says on every stream', async () => {
    const first = await runWith(host, cmdlet('Get-EnginePid'));
    expect(first.objects).toEqual([expect.any(Number)]);
    expect(first.objects).not.toEqual([host.process()?.pid]);
    expect((await runWith(host, cmdlet('Get-EnginePid'))).objects).toEqual(first.objects);

    const { items, objects, end } = await runWith(host, cmdlet('Test-Stream', {}, ['Verbose']));
    expect(objects).toEqual([{ A: 1 }, 'the last']);
    expect(items).toContainEqual({ kind: 'text', stream: 'warning', text: 'careful' });
    expect(items).toContainEqual({ kind: 'text', stream: 'information', text: 'told' });
    expect(items).toContainEqual({ kind: 'text', stream: 'verbose', text: 'in detail' });
    expect(items).toContainEqual({ kind: 'text', stream: 'progress', text: 'Moving: one (40 %)' });
    expect(items).toContainEqual({
      kind: 'error',
      error: expect.objectContaining({ message: 'the failure', fullyQualifiedErrorId: 'MyId,Test-Stream', category: 'InvalidData' }),
    });
    expect(end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
    expect(await runWith(host, cmdlet('Test-Throw'))).toMatchObject({ errors: [{ message: 'bang' }], end: { hadErrors: true } });
    expect((await runWith(host, cmdlet('Test-Value'))).objects).toMatchObject([
      { Date: '2027-01-31T08:00:00.123Z', Bytes: 'AQID', Id: '00000000-0000-0000-0000-000000000000', List: ['one', 2, [3, 4]] },
    ]);
  });

  test('takes every kind of parameter unchanged, as structure', async () => {
    const echo = async (Value: Value) => (await runWith(host, cmdlet('Get-Echo', { Value }))).objects[0];
    expect(await echo(null)).toMatchObject({ Value: null });
    expect(await echo(false)).toMatchObject({ Value: false, Type: 'System.Boolean' });
    expect(await echo(5_000_000_000)).toMatchObject({ Value: 5_000_000_000, Type: 'System.Int64' });
    expect(await echo({ kind: 'bytes', base64: 'AQID' })).toMatchObject({ Value: 'AQID', Type: 'System.Byte[]' });
    expect(await echo({ kind: 'list', items: ['a', 'b'] })).toMatchObject({ Value: ['a', 'b'] });
    expect(await echo({ kind: 'list', items: [] })).toMatchObject({ Value: [] });
    const at = { kind: 'date', at: '2027-01-31T08:00:00Z' } as const;
    expect((await runWith(host, cmdlet('Test-Date', { At: at }))).objects).toMatchObject([{ Utc: '2027-01-31T08:00:00.000Z' }]);
    expect((await runWith(host, cmdlet('Test-Switch', {}, ['On']))).objects).toEqual([true]);
    const secret = (as: 'SecureString' | 'PSCredential') => ({ kind: 'secret', ref: 'password', as }) as const;
    expect((await runWith(host, cmdlet('Test-Secret', { Password: secret('SecureString') }))).objects).toEqual([9]);
    const credential = await runWith(host, cmdlet('Test-Credential', { Credential: secret('PSCredential') }));
    expect(credential.objects).toEqual(["LITWARE\\admin pa'ss$(1)"]);
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 25, maxLength: 25 }), async (items) => {
        const [Second = ''] = items;
        const { objects } = await runWith(host, cmdlet('Get-Unit', { Value: { kind: 'list', items }, Second }));
        expect(objects).toMatchObject([{ Value: items.map(units), Second: units(Second) }]);
      }),
      { numRuns: 20 },
    );
  });

  test('is refused where it is script text, or not on the list', async () => {
    for (const name of ['Get-Command', 'Get-Echo; Get-EnginePid', '$ExecutionContext', '{ 1 }', '/bin/true']) {
      expect(await runWith(host, cmdlet(name)), name).toMatchObject({
        objects: [],
        errors: [{ fullyQualifiedErrorId: 'CommandNotFoundException' }],
      });
    }
    const scripted = hostInSession({ sessionFor: () => ({ ...testSession(['Restricted']), define: 'function Get-Mine { 1 }' }) });
    const { errors, end } = await runWith(scripted, cmdlet('Get-Mine'));
    expect(errors).toMatchObject([{ message: expect.stringContaining('could not be opened') }]);
    expect(errors[0]?.inner?.join(' ')).toContain(
      'The syntax is not supported by this runspace. This can occur if the runspace is in no-language mode.',
    );
    expect(end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
  });

  test('is preceded in each new session by what is set for it, and runs all the same where that is refused', async () => {
    const first = (name: string, parameters = {}) => ({ ...testSession([]).open, name, parameters, switches: [] });
    const counting = hostInSession({
      sessionFor: () => ({ ...testSession(['Restricted']), first: first('Set-Kept', { Value: 'in view' }) }),
    });
    for (const _ of [1, 2]) expect((await runWith(counting, cmdlet('Get-Kept'))).objects).toEqual(['in view 1']);
    const refused = hostInSession({ sessionFor: () => ({ ...testSession(['Restricted']), first: first('Set-Absent') }) });
    expect(await runWith(refused, cmdlet('Get-EnginePid'))).toMatchObject({ objects: [expect.any(Number)], errors: [] });
  });

  test('is interrupted when the server goes down, and the next one opens the session again', async () => {
    const before = await runWith(host, cmdlet('Get-EnginePid'));
    expect((await runWith(host, cmdlet('Stop-Server'))).end).toEqual({
      kind: 'interrupted',
      why: 'died',
      detail: expect.stringMatching(/^The connection to the server was lost\./),
    });
    const after = await runWith(host, cmdlet('Get-EnginePid'));
    expect(after.objects).toEqual([expect.any(Number)]);
    expect(after.objects).not.toEqual(before.objects);
  });

  test('stops when it is cancelled, and the session goes on', async () => {
    const before = await runWith(host, cmdlet('Get-EnginePid'));
    const leaving = new AbortController();
    for await (const _ of host.run(cmdlet('Test-Many', { Count: 1_000_000 }), { signal: leaving.signal, prompts: {} })) leaving.abort();
    expect((await runWith(host, cmdlet('Get-EnginePid'))).objects).toEqual(before.objects);
  });

  test('that the server does not let in says why, in one sentence, and has not begun', async () => {
    const open = {
      ...testSession([]).open,
      name: 'New-RefusedSession',
      parameters: { Message: 'Access is denied.', ErrorId: 'AccessDenied' },
      switches: [],
    };
    const { errors, end } = await runWith(
      hostInSession({ sessionFor: () => ({ key: 'x', open, define: null, first: null, select: [] }) }),
      cmdlet('Get-Echo'),
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^The server denied access\./),
        inner: ['Access is denied.'],
        fullyQualifiedErrorId: expect.stringContaining('AccessDenied'),
      },
    ]);
    expect(end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
  });

  test('speaks English from a German computer, and runs all the same where no language can be asked for', async () => {
    const says = async (env: NodeJS.ProcessEnv) => (await runWith(hostInSession({ env }), cmdlet('Get-Language'))).objects;
    expect(await says(german)).toMatchObject([{ Says: 'Test passed.', Formats: 'en-US' }]);
    expect(await says({ ...german, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' })).toMatchObject([{ Formats: '' }]);
  });

  test('that fails says what was thrown there, as far as it crosses', async () => {
    const Url = await refusingServer({ 'x-ms-diagnostics': '2000004;reason="wrong audience"' });
    const { errors } = await runWith(host, cmdlet('Test-WebError', { Url }));
    expect(errors).toMatchObject([
      {
        fullyQualifiedErrorId: 'StorageServiceError,Test-WebError',
        category: 'InvalidOperation',
        chain: [
          { type: 'System.Management.Automation.RemoteException', message: 'ExCreateItem failed.' },
          { type: 'Deserialized.System.InvalidOperationException', message: 'ExCreateItem failed.', hresult: -2146233079 },
          { type: 'Deserialized.System.Net.WebException', message: expect.stringContaining('401'), webStatus: 'ProtocolError' },
        ],
      },
    ]);
  });

  test('may run one of our own functions, where the server takes scripts', async () => {
    const define = readFileSync(join(import.meta.dirname, '../../assets/powershell/windows.ps1'), 'utf8');
    const full = hostInSession({ sessionFor: () => ({ ...testSession([]), define }) });
    const { objects, errors } = await runWith(full, cmdlet('Get-WebDocument', { Url: 'file:///$(1)' }));
    expect(errors).toEqual([]);
    expect(objects).toMatchObject([{ Url: 'file:///$(1)', Stage: 'http', Status: null, Detail: 'The address is not one of the web.' }]);
  });
});
