// The script of a runbook, as the real parser reads it: it is whole, it is old enough, and no text from outside is more than a text.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Change } from '../../src/model/change.ts';
import { isChange } from '../../src/model/change.ts';
import type { Command } from '../../src/model/command.ts';
import type { Json } from '../../src/model/json.ts';
import type { Survey } from '../../src/wizard/surveyed.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { anyText } from '../powershell/any-text.ts';
import { factsOf, newSyntax } from '../powershell/script-facts.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { runbookOf, scriptOf, usualSurvey } from './planning.ts';

const units = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

const reading = () =>
  hostForTest(
    engineOptions({
      prepare: [
        {
          what: 'cmdlet',
          name: 'Import-Module',
          parameters: { Name: join(import.meta.dirname, 'reading.psm1') },
          switches: [],
          arguments: [],
          returns: [],
        },
      ],
    }),
  );

function written(survey: Survey): string {
  const file = join(rehearsalFolder(), 'runbook.ps1');
  writeFileSync(file, scriptOf(runbookOf(survey)));
  return file;
}

/** The parts of a command as the parser gives them: what was planned, and nothing of the text that it was written as. */
function partsOf(command: Command): readonly string[] {
  if (command.kind === 'program') return [command.file, ...command.args];
  if (command.kind === 'function') return [command.typed];
  const parameters = Object.entries(command.parameters).flatMap(([name, value]) => [
    `-${name}`,
    typeof value === 'string' ? value : value === null ? '$null' : `$${value}`,
  ]);
  if (command.kind === 'script') return [`(Join-Path $env:ExchangeInstallPath 'Scripts\\${command.file}')`, ...parameters];
  return [command.name, ...parameters, ...command.switches.map((name) => `-${name}`)];
}

const changesOf = ({ steps }: Survey): readonly Change[] => steps.flatMap(({ acts }) => acts.filter(isChange));

/** The same survey of servers whose every name, address and sentence ends in this text. */
function tampered(survey: Survey, text: string): Survey {
  const worse = (value: string) => `${value}${text}`;
  const inCommand = (command: Command): Command => {
    if (command.kind === 'program') return { ...command, args: command.args.map(worse) };
    const parameters = Object.fromEntries(
      Object.entries(command.parameters).map(([name, value]) => [name, typeof value === 'string' ? worse(value) : value]),
    );
    return { ...command, parameters };
  };
  const inUndo = (undo: Change['undo']): Change['undo'] =>
    undo.kind === 'run' ? { ...undo, commands: undo.commands.map(inCommand) } : undo;
  const texts = (value: Json): Json => {
    if (typeof value === 'string') return /^(back|directory|pause)$/.test(value) ? value : worse(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(texts);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, texts(each)]));
  };
  return {
    ...survey,
    context: {
      ...survey.context,
      answers: Object.fromEntries(
        Object.entries(survey.context.answers).map(([key, value]) => [key, typeof value === 'string' ? worse(value) : value]),
      ),
    },
    steps: survey.steps.map((each) => ({
      ...each,
      findings: each.findings.map((finding) => ({ ...finding, words: worse(finding.words), wayOut: worse('Mend it.') })),
      acts: each.acts.map((act) =>
        act.kind === 'wait'
          ? { ...act, words: worse(act.words), what: texts(act.what) }
          : { ...act, words: worse(act.words), fields: texts(act.fields), command: inCommand(act.command), undo: inUndo(act.undo) },
      ),
    })),
  };
}

const runs = z.array(z.object({ Elements: z.array(z.string()) }));
const shape = z.object({ Errors: z.number(), Kinds: z.string() });

const products = z.object({ cmdlets: z.record(z.string(), z.unknown()) }).parse(JSON.parse(readFileSync('assets/cmdlets.json', 'utf8')));

describeWithEngine('the script of a runbook', () => {
  const usual = usualSurvey();

  test('holds nothing that PowerShell 3.0 lacks', async () => {
    const fact = await factsOf(written(usual.survey()));
    expect(fact.Errors).toBe(0);
    expect(fact.Nodes).toBeGreaterThan(500);
    expect(newSyntax(fact)).toEqual([]);
    const own = new Set([...fact.Functions, ...Object.keys(products.cmdlets)]);
    const called = fact.Commands.filter((name) => name !== null && !own.has(name));
    // Each is in PowerShell 3.0 or in Windows.
    expect([...new Set(called)].sort()).toEqual([
      ...[
        'ConvertFrom-Json',
        'ForEach-Object',
        'Get-Command',
        'Get-Service',
        'Get-WmiObject',
        'Invoke-WebRequest',
        'Join-Path',
        'New-Object',
      ],
      ...['Out-Host', 'Out-Null', 'Read-Host', 'Start-Sleep', 'Where-Object', 'Write-Host', 'Write-Warning', 'iisreset.exe'],
    ]);
    // Each is in .NET Framework 4.5.
    expect([...new Set(fact.Types)].sort()).toEqual([
      'Convert',
      ...['Management.Automation.ErrorRecord', 'Management.Automation.InformationalRecord'],
      ...['Security.Principal.WindowsBuiltInRole', 'Security.Principal.WindowsIdentity'],
      ...['bool', 'hashtable', 'scriptblock', 'string', 'string[]', 'switch'],
    ]);
  });

  test('runs the commands of the plan, with the same arguments and in the same order', async () => {
    const { objects } = await runWith(reading(), cmdlet('Get-RunCommand', { Path: written(usual.survey()) }));
    expect(runs.parse(objects).map(({ Elements }) => Elements)).toEqual(
      changesOf(usual.survey()).map(({ command }) => partsOf(command).map(units)),
    );
  });

  test('takes no text of a server, of an answer or of a finding for more than a text', async () => {
    const host = reading();
    const shapeOf = async (survey: Survey) => shape.parse((await runWith(host, cmdlet('Get-Shape', { Path: written(survey) }))).objects[0]);
    const plain = await shapeOf(usual.survey());
    expect(plain.Errors).toBe(0);
    await fc.assert(
      fc.asyncProperty(
        anyText.filter((text) => text.length < 1000),
        async (text) => {
          // A half character cannot be written to a file at all.
          const survey = tampered(usual.survey(), text.toWellFormed());
          expect(await shapeOf(survey)).toEqual(plain);
          const { objects } = await runWith(host, cmdlet('Get-RunCommand', { Path: written(survey) }));
          expect(runs.parse(objects).map(({ Elements }) => Elements)).toEqual(
            changesOf(survey).map(({ command }) => partsOf(command).map(units)),
          );
        },
      ),
      {
        numRuns: 12,
        examples: [["'; calc; '"], ['\u2019; calc #'], ['$(calc)\n"@\n\'@\ncalc'], ['\u2028calc\u0085calc\rcalc'], ['\u001B[2J\u202E']],
      },
    );
  });
});
