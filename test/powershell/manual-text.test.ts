// By hand: what stands in the text that is copied, line by line. That it runs, and what it gives, by-hand.integration.test.ts shows.

import { describe, expect, test } from 'vitest';
import type { Command, Program, WindowsFunction } from '../../src/model/command.ts';
import { windowsOn } from '../../src/model/place.ts';
import { isLook, manualTaskText } from '../../src/powershell/manual/text.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';
import { returned } from '../harness/returned.ts';

const scripts = { projection: "# What it is for\n\nfunction P {\n\t'p' # kept  \n}\r\n", windowsFunctions: '  # Ours\nfunction W { }\n' };
const textOf = (...commands: readonly Command[]) =>
  manualTaskText(
    commands.map((command, at) => ({ mark: `k${at + 1}`, command })),
    scripts,
  );
const linesOf = (...commands: readonly Command[]) => textOf(...commands).split('\n');
/** The lines that are for these commands, without what makes answers of them. */
const ownLines = (...commands: readonly Command[]) => linesOf(...commands).filter((line) => !/^function (?:Get-Chain|Answer)\(/.test(line));

const pools = exchangeCmdlet('Get-Pool', {
  parameters: { Identity: 'x' },
  returns: returned({ Name: 'text', On: 'boolean', Site: 'text' }),
});
const clock: WindowsFunction = { kind: 'function', place: windowsOn('ex01'), name: 'Get-Clock', parameters: {}, typed: 'Get-Date' };
const change = exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'Lync' } });
const restart: Program = { kind: 'program', place: windowsOn('ex01'), file: 'iisreset.exe', args: ['/restart'] };
const projection = ['function P {', "  'p' # kept", '}', ''];

describe('a look', () => {
  test('is one line with its mark, the command as it is typed, and the properties that are read, by kind', () =>
    expect(ownLines(pools)).toEqual([...projection, "Answer k1 { Get-Pool -Identity x } @{text='Name','Site';boolean='On'}", '']));

  test('keeps the switches of its command', () =>
    expect(ownLines(exchangeCmdlet('Get-Pool', { switches: ['Verbose'] }))).toContain('Answer k1 { Get-Pool -Verbose } @{}'));

  test('of which no property is read asks for what each object says', () =>
    expect(ownLines(exchangeCmdlet('Get-Pool'))).toContain('Answer k1 { Get-Pool } @{}'));

  test.each(['whole', 'shape'] as const)('that is read as its %s asks for no property', (returns) =>
    expect(ownLines(exchangeCmdlet('Get-Pool', { returns }))).toContain('Answer k1 { Get-Pool }'),
  );

  test('by a function of ours calls it by its name, and brings it along', () =>
    expect(ownLines(clock)).toEqual(['function W { }', '', 'Answer k1 { Get-Clock }', '']));

  test('of accounts has the whole forest in view first, and says so', () => {
    expect(linesOf(exchangeCmdlet('Get-Mailbox'))[0]).toMatch(
      /^Set-ADServerSettings -ViewEntireForest \$true # Until this window is closed/,
    );
    expect(textOf(pools)).not.toContain('ViewEntireForest');
  });

  test('brings what makes an answer of it, each in one whole line', () =>
    expect(linesOf(pools).map((line) => /^function (Get-Chain|Answer)\(.* }$/.exec(line)?.[1] ?? '')).toEqual(
      expect.arrayContaining(['Get-Chain', 'Answer']),
    ));
});

describe('a change', () => {
  test('is the plain command that was agreed to, and brings nothing along', () =>
    expect(textOf(change)).toBe('Set-PartnerApplication -Identity Lync -Confirm:$false\n'));

  test('by a program tells how it ended by a number', () =>
    expect(textOf(restart)).toBe('iisreset.exe /restart; "exit code $LASTEXITCODE"\n'));

  test('comes after the looks that stand beside it', () =>
    expect(ownLines(change, clock).slice(-3)).toEqual([
      'Answer k2 { Get-Clock }',
      'Set-PartnerApplication -Identity Lync -Confirm:$false',
      '',
    ]));
});

test('a script that holds nothing leaves no blank line, which would end what a console has', () =>
  expect(manualTaskText([{ mark: 'k1', command: pools }], { ...scripts, projection: '# nothing\n' })).toMatch(
    /^function Get-Chain\((?!.*\n\n)/s,
  ));

test.each<[string, Command, boolean]>([
  ['Get-', pools, true],
  ['get-', exchangeCmdlet('get-pool'), true],
  ['Debug-', exchangeCmdlet('Debug-CsStorageServiceFailures'), true],
  ['Test-', exchangeCmdlet('Test-OAuthConnectivity'), false],
  ['Set-', change, false],
  ['Forget-', exchangeCmdlet('Forget-Pool'), false],
  ['a cmdlet with -List', exchangeCmdlet('Test-X', { switches: ['List'] }), true],
  ['a function of ours that gets', clock, true],
  ['a function of ours that imports', { ...clock, name: 'Import-StoreCertificate' }, false],
  ['a program', restart, false],
])('whether %s only looks is known by its verb', (_, command, only) => expect(isLook(command)).toBe(only));
