// Only commands that the wizard knows are ever started, whoever asks.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, windowsFunctions } from '../../src/model/command.ts';
import { exchangeShell, windowsOn } from '../../src/model/place.ts';
import type { Shell } from '../../src/model/shell.ts';
import { onlyAllowed } from '../../src/powershell/only-allowed.ts';
import { exchangeCmdlet, skypeCmdlet } from '../../src/powershell/reader.ts';
import { whyNotAllowed } from '../../src/steps/allowed.ts';
import { changingCommands } from '../../src/steps/changing-commands.ts';
import { command as anyCommand } from '../model/arbitrary.ts';

test.each(changingCommands)('a change passes: $name', (command) => {
  expect(whyNotAllowed(command)).toBeUndefined();
});

test.each(windowsFunctions)('a function of ours passes: %s', (name) => {
  expect(whyNotAllowed({ kind: 'function', place: windowsOn('server.example.com'), name, parameters: {}, typed: '' })).toBeUndefined();
});

describe('what is not the wizard’s', () => {
  const refused: readonly (readonly [string, Command])[] = [
    ['a script on a share', exchangeCmdlet('\\\\evil.example\\share\\run.ps1')],
    ['script text', exchangeCmdlet('Invoke-Expression', { parameters: { Command: 'calc' } })],
    ['a cmdlet of the other product', skypeCmdlet('Remove-PartnerApplication', { parameters: { Identity: 'x' } })],
    [
      'a parameter that no plan gives',
      exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x', AuthMetadataUrl: 'x', TrustAnySSLCertificate: true } }),
    ],
    ['a switch that no plan gives', exchangeCmdlet('Remove-MailUser', { parameters: { Identity: 'x' }, switches: ['IgnoreLegalHold'] })],
    ['a name that every object has', exchangeCmdlet('constructor')],
    ['a program with other arguments', { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: ['ex1', '/stop'] }],
    ['a program without a server', { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: ['/restart'] }],
    [
      'a server that is none',
      { kind: 'function', place: windowsOn('x@evil.example:8080/a?'), name: 'Get-Clock', parameters: {}, typed: '' },
    ],
  ];

  test.each(refused)('%s is refused with a sentence', (_, command) => {
    expect(whyNotAllowed(command)).toMatch(/was not started\.$/);
  });

  test('never reaches the shell', async () => {
    const started: Command[] = [];
    const shell: Shell = {
      ready: async (command) => void started.push(command),
      async *run(command) {
        started.push(command);
        yield { kind: 'text', stream: 'output', text: 'It ran.' };
        return { kind: 'ended', hadErrors: false, exitCode: null };
      },
    };
    const guarded = onlyAllowed(shell, whyNotAllowed);
    const options = { signal: new AbortController().signal, prompts: {} };
    for (const [, command] of refused) {
      await guarded.ready?.(command, options.signal);
      const run = guarded.run(command, options);
      expect(await run.next()).toMatchObject({ value: { kind: 'error' } });
      expect(await run.next()).toMatchObject({ done: true, value: { hadErrors: true } });
    }
    expect(started).toEqual([]);
  });

  test('is refused, whatever a file makes of it', () => {
    fc.assert(fc.property(anyCommand, (command) => command.kind !== 'cmdlet' || whyNotAllowed(command) !== undefined));
  });
});
