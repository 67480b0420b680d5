// What the admin runs by hand: the texts on a real engine, what comes back read again, and a shell that loses nothing of it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import type { ManualTask, Pasted } from '../../src/model/access.ts';
import type { Command } from '../../src/model/command.ts';
import { exchangeShell, windowsOn } from '../../src/model/place.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { manualTaskText } from '../../src/powershell/manual/text.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';
import { render } from '../../src/powershell/render.ts';
import { byHand } from '../../src/powershell/shells/by-hand.ts';
import { importPfx } from '../../src/windows/pfx.ts';
import { describeWithEngine, runWith } from '../harness/powershell.ts';
import { pasted, returned } from '../harness/returned.ts';
import { anyText } from './any-text.ts';
import { openConsole } from './console.ts';
import { type Console, wrapped } from './console-on.ts';

const look = (name: string, properties: Parameters<typeof returned>[0] = {}) => exchangeCmdlet(name, { returns: returned(properties) });

function taskOf(...commands: readonly Command[]): ManualTask {
  const parts = commands.map((command, index) => ({ mark: `k${index + 1}`, command }));
  return { purpose: 'look', place: exchangeShell, parts, text: manualTaskText(parts, pasted), unclear: null };
}

const live = path.join(import.meta.dirname, 'live.psm1');
const liveLook = look('Get-Live', {
  Name: 'text',
  Day: 'text',
  Id: 'text',
  Since: 'instant',
  Servers: 'texts',
  Nothing: 'text',
  Absent: 'text',
  Enabled: 'boolean',
});

describeWithEngine('a manual task on a real engine, copied from a console of 80 columns', () => {
  let admin: Console;
  beforeAll(() => {
    admin = openConsole([live], 80);
  });
  afterAll(() => admin.close());

  const looks = [
    liveLook,
    look('Get-LiveNothing', { Name: 'text' }),
    look('Get-LiveText'),
    look('Get-LiveHalf'),
    look('Get-LiveRefused'),
    look('Get-Absent'),
  ];
  const brought = async (...commands: readonly Command[]) => {
    const task = taskOf(...commands);
    return readPasted(task, await admin.paste(task.text));
  };
  const gaveOf = async (command: Command) => (await brought(command)).gave.get('k1');

  test('is understood as a whole, each look with its own answer', async () => {
    const { gave, unclear } = await brought(...looks);
    expect(unclear).toBeNull();
    expect([...gave.values()].map(({ items }) => items.map((item) => item.kind))).toEqual([
      ['object', 'object'],
      [],
      ['object'],
      ['object', 'error'],
      ['error'],
      ['error'],
    ]);
  });

  test('gives what live objects hold as text, and a list of one', async () => {
    const gave = await gaveOf({ ...liveLook, parameters: { Count: 1 } });
    expect(gave?.items).toEqual([
      {
        kind: 'object',
        value: {
          Name: 'Live 1  of 1',
          Day: 'Friday',
          Id: '11111111-2222-3333-4444-555555555555',
          Since: '2026-11-24T13:00:00.0000000Z',
          Servers: ['https://server1.example.com/'],
          Nothing: null,
          Enabled: true,
        },
      },
    ]);
  });

  test('gives errors as they are, with id and category', async () => {
    const { gave } = await brought(look('Get-LiveHalf'), look('Get-LiveRefused'));
    expect([...gave.values()].flatMap(({ items }) => items.flatMap((item) => (item.kind === 'error' ? [item.error] : [])))).toEqual([
      {
        message: 'The second half is not there.',
        fullyQualifiedErrorId: 'HalfMissing,Get-LiveHalf',
        category: 'ObjectNotFound',
        chain: [expect.objectContaining({ type: 'System.Exception', httpStatus: null, headers: [] })],
      },
      {
        message: 'Access is denied to whoever asks, and that for a reason that takes more than one line of a console to tell.',
        fullyQualifiedErrorId: 'Refused,Get-LiveRefused',
        category: 'PermissionDenied',
        chain: [expect.objectContaining({ type: 'System.Exception' })],
      },
    ]);
  });

  test('gives what a web server answered with an error, but no cookie, also in a session that is strict', async () => {
    await admin.paste('Set-StrictMode -Version Latest\n');
    const gave = await gaveOf(look('Get-LiveWeb'));
    await admin.paste('Set-StrictMode -Off\n');
    const [error] = gave?.items ?? [];
    expect(error?.kind === 'error' && error.error.chain).toEqual([
      {
        type: 'LiveWebException',
        message: 'Unauthorized.',
        hresult: expect.any(Number),
        webStatus: 'ProtocolError',
        httpStatus: 401,
        headers: ['x-ms-diagnostics: 2000004;reason="x"'],
      },
      {
        type: 'System.Exception',
        message: 'What was within.',
        hresult: expect.any(Number),
        webStatus: null,
        httpStatus: null,
        headers: [],
      },
    ]);
  });

  test('a command that is not there is told as missing', async () => {
    const gave = await gaveOf(look('Get-Absent'));
    const errors = (gave?.items ?? []).flatMap((item) => (item.kind === 'error' ? [item.error.message] : []));
    expect(errors).toHaveLength(1);
    expect(diagnose(ownEvidence(errors))?.cause).toContain('hidden from your account');
  });

  test('a change is one plain line, and what it printed comes back without the line itself', async () => {
    const command = exchangeCmdlet('Set-Live', { parameters: { Identity: 'a name that is long enough to be broken by the console' } });
    const task = taskOf(command);
    expect(task.text).toBe("Set-Live -Identity 'a name that is long enough to be broken by the console'\n");
    const { gave } = readPasted(task, await admin.paste(task.text));
    expect(gave.get('k1')).toEqual({
      items: [
        { kind: 'text', stream: 'warning', text: 'It takes a while.' },
        { kind: 'text', stream: 'output', text: 'Set for a name that is long enough to be broken by the console passed.' },
      ],
      end: { kind: 'ended', hadErrors: false, exitCode: null },
    });
  });

  test('a change that fails is read from the red text', async () => {
    const { gave } = readPasted(taskOf(exchangeCmdlet('Set-LiveAbsent')), await admin.paste('Set-LiveAbsent'));
    const { items = [], end } = gave.get('k1') ?? {};
    expect(end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
    expect(items.flatMap((item) => (item.kind === 'error' ? [item.error.category] : []))).toEqual(['ObjectNotFound']);
  });
});

// As ConvertTo-Json writes it, with the blanks replaced.
const printed = (mark: string, objects: readonly unknown[]) =>
  JSON.stringify({ for: mark, objects, errors: [] }).replaceAll(' ', '\\u0020');

const values = fc.array(
  fc.dictionary(fc.constantFrom('Name', 'Url', 'value', 'Count', 'for'), fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null)), {
    noNullPrototype: true,
  }),
  { maxLength: 4 },
);
const isDated = (objects: readonly unknown[]) => /\/Date\(/.test(JSON.stringify(objects));
// Only a wrapped value has these two and nothing else.
const isWrapped = (objects: readonly { readonly [name: string]: unknown }[]) => objects.some((each) => 'value' in each && 'Count' in each);

describe('a manual task that looks at accounts', () => {
  test('begins with the line that brings the whole forest into view, and says what it is for; a look at anything else does not', () => {
    const [first, ...others] = taskOf(look('Get-User', { Name: 'text' }), look('Get-Live')).text.split('\n');
    expect(first).toMatch(
      /^Set-ADServerSettings -ViewEntireForest \$true # Until this window is closed, .*Nothing in the directory changes/,
    );
    expect(others.join()).not.toContain('Set-ADServerSettings');
    expect(taskOf(look('Get-Live')).text).not.toContain('Set-ADServerSettings');
  });
});

describe('pasted answers', () => {
  const task = taskOf(look('Get-Live', { Name: 'text' }), look('Get-LiveText', { Name: 'text' }));
  const objectsOf = (pasted: string) =>
    [...readPasted(task, pasted).gave.values()].map(({ items }) => items.map((item) => (item.kind === 'object' ? item.value : item)));

  test('arrive unchanged, whatever they hold, at whatever width the console broke them', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 2, max: 200 }), (first, second, width) => {
        fc.pre(!isDated([...first, ...second]) && !isWrapped([...first, ...second]));
        const shown = `PS C:\\> ${task.text}${printed('k1', first)}\n\u001B[32mPS C:\\>\u001B[0m\n${printed('k2', second)}\nPS C:\\> `;
        expect(objectsOf(`\uFEFF${wrapped(shown, width)}`)).toEqual([first, second].map((each) => JSON.parse(JSON.stringify(each))));
      }),
    );
  });

  test('whose quotes a program for mail or chat has bent are read all the same', () => {
    const bent = printed('k1', [{ Name: 'Live "1"' }]).replaceAll(/"(.*?)"/g, '\u201C$1\u201D');
    expect(objectsOf(bent)).toEqual([[{ Name: 'Live "1"' }]]);
  });

  test('cut off anywhere give a whole answer or none', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (objects, at, fromTheEnd) => {
        fc.pre(!isDated(objects) && !isWrapped(objects) && objects.length > 0);
        const shown = wrapped(printed('k1', objects), 80);
        const cut = Math.floor(at * shown.length);
        const pasted = fromTheEnd ? shown.slice(cut) : shown.slice(0, cut);
        const whole = JSON.parse(JSON.stringify(objects));
        expect(objectsOf(pasted).every((each) => JSON.stringify(each) === JSON.stringify(whole))).toBe(true);
      }),
    );
  });

  test.each([
    ['of another manual task', printed('k9', [{ Name: 'old' }])],
    ['of a command that was typed without the rest', 'Name\n----\nLive 1\n'],
    ['that are longer than any answer', 'x'.repeat(9 * 2 ** 20)],
    ['that open without end', '{"for":"k1",'.repeat(600_000)],
    ['that are nothing but braces', '{'.repeat(2 ** 20)],
  ])('%s are not taken, and the sentence says what is missing', (_, pasted) => {
    const { gave, unclear } = readPasted(task, pasted);
    expect(gave.size).toBe(0);
    expect(unclear).toMatch(/\.$/);
  });

  test('of Windows PowerShell 5.1 lose its wrappings: dates, and lists with a count', () => {
    const text =
      '{"for":"k1","objects":[{"Since":"\\/Date(1796169600000)\\/","At":{"value":"\\/Date(0)\\/","DisplayHint":2,"DateTime":"x"},"Servers":{"value":["a","b"],"Count":2}}],"errors":[]}';
    expect(objectsOf(text)).toEqual([[{ Since: '2026-12-02T00:00:00.000Z', At: '1970-01-01T00:00:00.000Z', Servers: ['a', 'b'] }]]);
  });
});

const restart: Command = {
  kind: 'program',
  place: windowsOn('atl-exchange-001.litwareinc.com'),
  file: 'iisreset.exe',
  args: ['atl-exchange-001.litwareinc.com', '/timeout:120'],
};
const script: Command = { kind: 'script', place: exchangeShell, file: 'Configure-EnterprisePartnerApplication.ps1', parameters: {} };
const gaveOf = (command: Command, pasted: string) => readPasted(taskOf(command), pasted).gave.get('k1');
const errorsOf = (command: Command, pasted: string) =>
  (gaveOf(command, pasted)?.items ?? []).flatMap((item) => (item.kind === 'error' ? [item.error] : []));

describe('what a change printed', () => {
  test('nothing at all means that nothing went wrong', () => {
    expect(gaveOf(exchangeCmdlet('Set-PartnerApplication'), '')?.end).toEqual({ kind: 'ended', hadErrors: false, exitCode: null });
  });

  test('in detail stays detail, also where the console broke it', () => {
    const command = exchangeCmdlet('Test-CsExStorageConnectivity', {
      parameters: { SipUri: 'sip:testuser@litwareinc.com' },
      switches: ['Verbose'],
    });
    const echo = `[PS] C:\\> ${render(command)}`;
    const detail = 'VERBOSE: Opened a connection to the storage service at fe01.litwareinc.com.';
    // Cut where the line was full, as most programs have it; or at a blank, as Windows PowerShell has it.
    for (const broken of [wrapped(detail, 60), detail.replace(' fe01', '\nfe01')]) {
      const text = `${wrapped(`${echo}\n${'x'.repeat(60)}`, 60)}\n${broken}\nVERBOSE: Item was deleted.\nTest passed.\n`;
      const lines = (gaveOf(command, text)?.items ?? []).map((item) => (item.kind === 'text' ? [item.stream, item.text] : []));
      expect(lines.slice(-4).map(([stream]) => stream)).toEqual(['verbose', 'verbose', 'verbose', 'output']);
      expect(lines.at(-1)).toEqual(['output', 'Test passed.']);
    }
  });

  test("a program's end is its exit code, in whatever language it speaks", () => {
    expect(gaveOf(restart, 'Internetdienste wurden erfolgreich neu gestartet.\r\nexit code 0\r\n')?.end).toEqual({
      kind: 'ended',
      hadErrors: false,
      exitCode: 0,
    });
    expect(gaveOf(restart, 'Zugriff verweigert\r\nexit code 5\r\n')?.end).toEqual({ kind: 'ended', hadErrors: true, exitCode: 5 });
    expect(readPasted(taskOf(restart), 'Attempting stop...').unclear).toContain('exit code');
  });

  test("Exchange's script has ended when it says so; cut off, it has not been seen to end", () => {
    expect(gaveOf(script, 'Created Partner Application <L>.\r\n\r\nTHE CONFIGURATION HAS SUCCEEDED.')?.end.kind).toBe('ended');
    expect(gaveOf(script, 'Created Partner Application <L>.')?.end.kind).toBe('interrupted');
  });
});

const notRecognised = [
  'PS C:\\Windows\\system32> Set-PartnerApplication -Identity x',
  "Set-PartnerApplication : The term 'Set-PartnerApplication' is not recognized as the name of a cmdlet, function,",
  'script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is',
  'correct and try again.',
  'At line:1 char:1',
  '+ Set-PartnerApplication -Identity x',
  '+ ~~~~~~~~~~~~~~~~~~~~~~',
  '    + CategoryInfo          : ObjectNotFound: (Set-PartnerApplication:String) [], CommandNotFoundException',
  '    + FullyQualifiedErrorId : CommandNotFoundException',
  '',
  'PS C:\\Windows\\system32>',
];
const german = [
  'Set-PartnerApplication : Die Benennung "Set-PartnerApplication" wurde nicht als Name eines Cmdlet erkannt.',
  'In Zeile:1 Zeichen:1',
  '+ Set-PartnerApplication -Identity x',
  '+ ~~~~~~~~~~~~~~~~~~~~~~',
  '    + CategoryInfo          : ObjectNotFound: (Set-PartnerApplication:String) [], CommandNotFo ',
  '   undException',
  '    + FullyQualifiedErrorId : CommandNotFo ',
  '   undException',
];

describe('red text of a console', () => {
  const set = exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x' } });

  test('of Windows PowerShell becomes the error record that it was', () => {
    expect(errorsOf(set, notRecognised.join('\r\n'))).toEqual([
      {
        message:
          "The term 'Set-PartnerApplication' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
        fullyQualifiedErrorId: 'CommandNotFoundException',
        category: 'ObjectNotFound',
      },
    ]);
  });

  test.each([40, 60, 80, 100])('still tells its cause when the console broke it at %i columns', (width) => {
    const [error] = errorsOf(set, wrapped(notRecognised.join('\n'), width));
    expect(diagnose(ownEvidence([error?.message ?? '']))?.cause).toContain('hidden from your account');
  });

  test('is known in any language, by its last lines', () => {
    expect(errorsOf(set, german.join('\n'))).toEqual([
      {
        message: 'Die Benennung "Set-PartnerApplication" wurde nicht als Name eines Cmdlet erkannt.',
        fullyQualifiedErrorId: 'CommandNotFoundException',
        category: 'ObjectNotFound',
      },
    ]);
  });

  test.each([
    ['behind the name', ["Set-PartnerApplication: The term 'Set-PartnerApplication' is not recognized as a name of a cmdlet."]],
    [
      'behind a bar',
      [
        'Set-PartnerApplication: ',
        'Line |',
        '   1 |  Set-PartnerApplication -Identity x',
        '     |  ~~~~~~~~~~~~~~~~~~~~~~',
        "     | The term 'Set-PartnerApplication' is",
        '     | not recognized as a name of a cmdlet.',
      ],
    ],
  ])('of PowerShell 7 is an error %s', (_, lines) => {
    expect(errorsOf(set, lines.join('\n')).map(({ message }) => message)).toEqual([
      "The term 'Set-PartnerApplication' is not recognized as a name of a cmdlet.",
    ]);
  });

  test('in any text whatever takes no longer than its length allows', () => {
    fc.assert(fc.property(anyText, (text) => gaveOf(set, `${text}\n    + FullyQualifiedErrorId : ${text}`) !== undefined));
    const floods = [
      'Set-PartnerApplication : \n',
      'Set-PartnerApplication: \n',
      '+ \n',
      'x\n+ x\n',
      'a\n    + FullyQualifiedErrorId : x\n',
      'PS C:\\> \n',
      'In Zeile:1 Zeichen:1 ',
    ];
    for (const flood of floods) expect(gaveOf(set, flood.repeat(Math.floor(2 ** 20 / flood.length)))?.end.kind).toBe('ended');
  });
});

describe('the shell that is your own hand', () => {
  const nobody = new AbortController().signal;
  /** Answers each manual task in turn. */
  function handed(...replies: readonly ((task: ManualTask) => Pasted | undefined)[]) {
    const manualTasks: ManualTask[] = [];
    let marks = 0;
    const shell = byHand({
      mark: () => `m${++marks}`,
      scripts: pasted,
      ask: async (task) => {
        manualTasks.push(task);
        return replies[manualTasks.length - 1]?.(task);
      },
    });
    return { shell, manualTasks };
  }
  const said = (text: string): Pasted => ({ kind: 'said', text });
  const all = ({ parts }: ManualTask) => said(parts.map(({ mark }) => printed(mark, [{ Name: mark }])).join('\n'));

  test('makes one manual task of the looks that start together at one place, in their order', async () => {
    const { shell, manualTasks } = handed(all, all);
    await Promise.all([
      runWith(shell, look('Get-A')),
      runWith(shell, { ...look('Get-W'), place: windowsOn('fe1') } satisfies Command),
      runWith(shell, look('Get-B')),
    ]);
    expect(manualTasks.map(({ parts }) => parts.map(({ mark }) => mark))).toEqual([['m1', 'm3'], ['m2']]);
  });

  test('says which of those that are known by now it is; of one alone there is nothing to count', async () => {
    const { shell, manualTasks } = handed(all, all, all);
    await Promise.all(['fe1', 'fe2'].map((on) => runWith(shell, { ...look('Get-W'), place: windowsOn(on) } satisfies Command)));
    await runWith(shell, look('Get-A'));
    expect(manualTasks.map(({ known }) => known)).toEqual([{ at: 1, of: 2 }, { at: 2, of: 2 }, undefined]);
  });

  test('keeps what was understood, and asks again for the rest only', async () => {
    const { shell, manualTasks } = handed(({ parts }) => said(printed(parts[0]?.mark ?? '', [1])), all);
    const [a, b] = await Promise.all([runWith(shell, look('Get-A')), runWith(shell, look('Get-B'))]);
    expect(manualTasks.map(({ parts, unclear }) => [parts.length, unclear?.includes('Get-B') ?? null])).toEqual([
      [2, null],
      [1, true],
    ]);
    expect([a.objects, b.objects]).toEqual([[1], [{ Name: 'm2' }]]);
  });

  test('puts together an answer that came in two pastes', async () => {
    const whole = printed('m1', [{ Name: 'two halves' }]);
    const { shell } = handed(
      () => said(whole.slice(0, 30)),
      () => said(whole.slice(30)),
    );
    expect((await runWith(shell, look('Get-A'))).objects).toEqual([{ Name: 'two halves' }]);
  });

  test('a look that could not be run has seen nothing; a change that could not be run has failed', async () => {
    const notRun = () => ({ kind: 'not run' }) as const;
    const { shell } = handed(notRun, notRun);
    expect((await runWith(shell, look('Get-A'))).end.kind).toBe('interrupted');
    expect((await runWith(shell, exchangeCmdlet('Set-A'))).end).toEqual({ kind: 'ended', hadErrors: true, exitCode: null });
  });

  test('leaving in the middle ends every look that waits', async () => {
    const { shell } = handed(() => undefined);
    const ends = await Promise.all(['Get-A', 'Get-B'].map(async (name) => (await runWith(shell, look(name), nobody)).end.kind));
    expect(ends).toEqual(['interrupted', 'interrupted']);
  });
});

describeWithEngine('a manual task on a Windows server', () => {
  test('carries the functions that run there, in a form that a console takes line by line', async () => {
    const functions = readFileSync(path.join(import.meta.dirname, '../../assets/powershell/windows.ps1'), 'utf8');
    const place = windowsOn('atl-exchange-001.litwareinc.com');
    const url = { kind: 'function', place, name: 'Get-WebDocument', parameters: { Url: 'https://absent.invalid/x' }, typed: '' } as const;
    const parts = [{ mark: 'k1', command: url }];
    const text = manualTaskText(parts, { ...pasted, windowsFunctions: functions });
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter((line) => line === ''),
    ).toHaveLength(1);
    const admin = openConsole([], 80);
    const task: ManualTask = { purpose: 'look', place, parts, text, unclear: null };
    const { gave } = readPasted(task, await admin.paste(text));
    admin.close();
    expect(gave.get('k1')?.items).toEqual([{ kind: 'object', value: expect.objectContaining({ Stage: 'name', Status: null }) }]);
  });
});

describe('an import of a PFX file by hand', () => {
  const command = importPfx('atl-cs-001.litwareinc.com', "C:\\Certificates\\Ken's.pfx", 'Password of the file');
  const task: ManualTask = { ...taskOf(command), purpose: 'change', place: command.place };

  test('is what an expert would type, and asks for the password on the server itself', () => {
    expect(task.text.trim()).toBe(
      "Import-PfxCertificate -FilePath 'C:\\Certificates\\Ken''s.pfx' -CertStoreLocation Cert:\\LocalMachine\\My -Exportable -Password (Read-Host -AsSecureString 'Password of the file')",
    );
  });

  test('that failed is known by the error in red, that worked by what it printed', () => {
    const red = [
      'Import-PfxCertificate : The specified network password is not correct.',
      'At line:1 char:1',
      '    + CategoryInfo          : NotSpecified: (:) [Import-PfxCertificate], Win32Exception',
      '    + FullyQualifiedErrorId : System.ComponentModel.Win32Exception,Microsoft.CertificateServices.Commands.ImportPfxCertificate',
    ].join('\n');
    const gaveOf = (text: string) => readPasted(task, text).gave.get('k1');
    expect(gaveOf(red)?.items).toMatchObject([{ kind: 'error', error: { message: 'The specified network password is not correct.' } }]);
    expect(gaveOf('Import-PfxCertificate: The specified network password is not correct.')?.end).toMatchObject({ hadErrors: true });
    expect(gaveOf('Thumbprint  Subject\n62F0C2E6  CN=litwareinc.com')?.end).toMatchObject({ kind: 'ended', hadErrors: false });
  });
});
