import { execPath } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Program, Value } from '../../src/model/command.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { type Host, startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

// The products' programs are few, and none is on every computer with these tests; Node is.
const node: Omit<Program, 'args'> = { kind: 'program', place: exchangeShell, ...JSON.parse(JSON.stringify({ file: execPath })) };

describeWithEngine('a command on a real PowerShell', () => {
  // To start an engine takes seconds, and what leaves it as it was can share one.
  let shared: Host;
  /** Called when the shared one is told a secret: the moment before a command is sent. */
  let sending = () => {};
  beforeAll(() => {
    const secret = (ref: string) => {
      sending();
      return ref === 'PFX password' ? { text: "pa'ss$(1)", user: 'LITWARE\\admin' } : undefined;
    };
    shared = startHost(engineOptions({ secret }));
  });
  afterAll(() => shared.close());

  test('gives what it says on every stream, in order, with what was wrong and why', async () => {
    const noise: string[] = [];
    const host = hostForTest(engineOptions({ noise: (line) => noise.push(line) }));
    const { items, end } = await runWith(host, cmdlet('Test-Stream', {}, ['Verbose']));
    expect(items.filter((item) => item.kind !== 'text' || item.stream !== 'progress')).toEqual([
      { kind: 'text', stream: 'warning', text: 'careful' },
      { kind: 'text', stream: 'information', text: 'told' },
      { kind: 'object', value: { A: 1 } },
      {
        kind: 'error',
        error: {
          message: 'the failure',
          fullyQualifiedErrorId: 'MyId,Test-Stream',
          category: 'InvalidData',
          inner: ['the cause'],
          chain: [expect.objectContaining({ message: 'the failure' }), expect.objectContaining({ message: 'the cause' })],
        },
      },
      { kind: 'text', stream: 'verbose', text: 'in detail' },
      { kind: 'object', value: 'the last' },
    ]);
    expect(items).toContainEqual({ kind: 'text', stream: 'progress', text: 'Moving: one (40 %)' });
    expect(end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
    expect(noise).toEqual(expect.arrayContaining(['this is noise', 'this is noise, too']));
  });

  test('gives values that keep their meaning', async () => {
    const { objects } = await runWith(shared, cmdlet('Test-Value'));
    expect(objects).toEqual([
      Object.fromEntries([
        ['Date', '2027-01-31T08:00:00.123Z'],
        ['Offset', '2027-01-31T08:00:00.000Z'],
        ['Day', 'Friday'],
        ['Bytes', 'AQID'],
        ['Id', '00000000-0000-0000-0000-000000000000'],
        ['Version', '15.2.1'],
        ['Uri', 'https://a/b'],
        ['None', null],
        ['Yes', true],
        ['Large', '9223372036854775807'],
        ['Half', 1.5],
        ['List', ['one', 2, [3, 4]]],
        ['Single', ['alone']],
        ['Empty', []],
        ['Map', { k: 'v' }],
        ['Nested', { In: { Deep: 'x' } }],
        ['__proto__', 'harmless'],
      ]),
    ]);
  });

  test('takes every kind of parameter', async () => {
    const echo = async (Value: Value) => (await runWith(shared, cmdlet('Get-Echo', { Value }))).objects[0];
    expect(await echo(null)).toMatchObject({ Value: null });
    expect(await echo(false)).toMatchObject({ Value: false, Type: 'System.Boolean' });
    expect(await echo(7)).toMatchObject({ Value: 7, Type: 'System.Int32' });
    expect(await echo(5_000_000_000)).toMatchObject({ Value: 5_000_000_000, Type: 'System.Int64' });
    expect(await echo(-0.5)).toMatchObject({ Value: -0.5, Type: 'System.Double' });
    expect(await echo({ kind: 'bytes', base64: 'AQID' })).toMatchObject({ Value: 'AQID', Type: 'System.Byte[]' });
    expect(await echo({ kind: 'list', items: ['a', 'b'] })).toMatchObject({ Value: ['a', 'b'], Type: 'System.Object[]' });
    expect(await echo({ kind: 'list', items: ['a'] })).toMatchObject({ Value: ['a'], Type: 'System.Object[]' });
    expect(await echo({ kind: 'list', items: [] })).toMatchObject({ Value: [], Type: 'System.Object[]' });
    const at = { kind: 'date', at: '2027-01-31T08:00:00Z' } as const;
    expect((await runWith(shared, cmdlet('Test-Date', { At: at }))).objects).toEqual([{ Utc: '2027-01-31T08:00:00.000Z', Kind: 'Local' }]);
    expect((await runWith(shared, cmdlet('Test-Switch', {}, ['On']))).objects).toEqual([true]);
    const password = (as: 'SecureString' | 'PSCredential') => ({ kind: 'secret', ref: 'PFX password', as }) as const;
    expect((await runWith(shared, cmdlet('Test-Secret', { Password: password('SecureString') }))).objects).toEqual([9]);
    expect((await runWith(shared, cmdlet('Test-Credential', { Credential: password('PSCredential') }))).objects).toEqual([
      "LITWARE\\admin pa'ss$(1)",
    ]);
    const unknown = await runWith(shared, cmdlet('Test-Secret', { Password: { kind: 'secret', ref: 'other', as: 'SecureString' } }));
    expect(unknown.errors).toMatchObject([{ message: 'The secret "other" has not been given.' }]);
  });

  test('that fails says with which error, and the next one runs', async () => {
    const thrown = await runWith(shared, cmdlet('Test-Throw'));
    expect(thrown.errors).toMatchObject([{ message: 'bang' }]);
    expect(thrown.end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
    const missing = await runWith(shared, cmdlet('Get-Nonsense'));
    expect(missing.errors).toMatchObject([{ fullyQualifiedErrorId: 'CommandNotFoundException', category: 'ObjectNotFound' }]);
    expect((await runWith(shared, cmdlet('Get-Echo', { Value: 'on' }))).objects).toMatchObject([{ Value: 'on' }]);
  });

  test('that is a program gives its lines and its exit code, takes any argument, and finds no one at its input', async () => {
    const code =
      'process.stdin.resume().on("end", () => { console.log(JSON.stringify(process.argv.slice(1))); console.error("hm"); process.exit(3); })';
    const args = ['a b', 'c"d', 'e\\', '\\"f g\\\\', ''];
    const { items, end } = await runWith(shared, { ...node, args: ['-e', code, '--', ...args] });
    expect(items).toContainEqual({ kind: 'text', stream: 'output', text: JSON.stringify(args) });
    expect(items).toContainEqual({ kind: 'text', stream: 'warning', text: 'hm' });
    expect(end).toEqual({ kind: 'ended', hadErrors: false, exitCode: 3 });
  });

  test('that asks is left at its question: nothing is answered for the admin', async () => {
    const confirm = await runWith(shared, cmdlet('Test-Confirm'));
    expect(confirm.end).toMatchObject({
      kind: 'interrupted',
      why: 'asked',
      detail: expect.stringMatching(/^Are you sure.*the application/s),
    });
    expect(confirm.objects).toEqual([]);
    const question = await runWith(shared, cmdlet('Test-Question'));
    expect(question.end).toMatchObject({ why: 'asked', detail: 'Overwrite the default SMTP certificate?' });
    expect((await runWith(shared, cmdlet('Test-Confirm', { Confirm: false }))).objects).toEqual(['removed']);
  });

  test('that gives an object beyond all bounds says that one is left out, and goes on', async () => {
    const { items, end } = await runWith(shared, cmdlet('Test-Large'));
    expect(items).toMatchObject([
      { kind: 'error', error: { fullyQualifiedErrorId: 'PartnerWizardObjectLeftOut' } },
      { kind: 'object', value: { A: 'after' } },
    ]);
    expect(end).toMatchObject({ kind: 'ended', hadErrors: true });
  });

  test('that speaks in characters which cannot be written, or asks without end, still ends', async () => {
    const { items, end } = await runWith(shared, cmdlet('Test-Odd'));
    expect(items).toContainEqual({ kind: 'text', stream: 'warning', text: '?' });
    expect(end).toMatchObject({ kind: 'interrupted', why: 'asked', detail: expect.stringMatching(/^\?y+$/) });
  });

  test('stops when it is cancelled, says when its time ran out, and the same process goes on', async () => {
    const waiting = Promise.withResolvers<void>();
    const host = hostForTest(engineOptions({ noise: () => waiting.resolve() }));
    const leaving = new AbortController();
    const running = runWith(host, cmdlet('Wait-File', { Path: '/nowhere/at/all' }), leaving.signal);
    await waiting.promise;
    const before = host.process();
    const next = runWith(host, cmdlet('Get-Echo', { Value: 'next' }));
    leaving.abort();
    expect((await running).end).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    expect((await next).objects).toMatchObject([{ Value: 'next' }]);
    const late = await runWith(host, cmdlet('Wait-File', { Path: '/nowhere/at/all' }), AbortSignal.timeout(50));
    expect(late.end).toMatchObject({ kind: 'interrupted', why: 'timed out' });
    await runWith(host, cmdlet('Get-Echo'));
    expect(host.process()).toEqual(before);
  });

  test('that is cancelled in the moment in which it is sent is stopped, too, and the same process goes on', async () => {
    await runWith(shared, cmdlet('Get-Echo'));
    const before = shared.process();
    const waiting = cmdlet('Wait-File', { Path: '/nowhere/at/all', Because: { kind: 'secret', ref: 'PFX password', as: 'text' } });
    for (let times = 0; times < 5; times += 1) {
      const leaving = new AbortController();
      sending = () => leaving.abort();
      expect((await runWith(shared, waiting, leaving.signal)).end).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    }
    sending = () => {};
    await runWith(shared, cmdlet('Get-Echo'));
    expect(shared.process()).toEqual(before);
  });

  test('that does not hear "cancel" is ended with its process, and the next command has a new one', async () => {
    const deaf = Promise.withResolvers<void>();
    const host = hostForTest(engineOptions({ noise: () => deaf.resolve(), patience: { start: 30_000, cancel: 100 } }));
    const leaving = new AbortController();
    const running = runWith(host, cmdlet('Wait-Deaf'), leaving.signal);
    await deaf.promise;
    leaving.abort();
    expect((await running).end).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    expect((await runWith(host, cmdlet('Get-Echo', { Value: 1 }))).objects).toMatchObject([{ Value: 1 }]);
  });

  test('that kills PowerShell is interrupted, and the next one has a new process', async () => {
    const host = hostForTest(engineOptions());
    expect((await runWith(host, cmdlet('Stop-Engine'))).end).toMatchObject({ kind: 'interrupted', why: 'died' });
    expect((await runWith(host, cmdlet('Get-Echo', { Value: 1 }))).objects).toMatchObject([{ Value: 1 }]);
  });

  test('whose reader goes away in the middle is stopped, and its answers do not reach the next one', async () => {
    for await (const item of shared.run(cmdlet('Test-Many', { Count: 1_000_000 }), { signal: new AbortController().signal, prompts: {} })) {
      expect(item.kind).toBe('object');
      break;
    }
    expect((await runWith(shared, cmdlet('Get-Echo', { Value: 'mine' }))).objects).toMatchObject([{ Value: 'mine' }]);
  });
});
