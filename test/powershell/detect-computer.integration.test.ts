// What the wizard learns of the computer it runs on, through a real engine; and what it makes of a policy that forbids it.

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectComputer, detectThrough, refusalOf } from '../../src/powershell/detect-computer.ts';
import { describeWithEngine, engineOptions } from '../harness/powershell.ts';

const assets = {
  host: join(import.meta.dirname, '../../assets/powershell/host.ps1'),
  script: join(import.meta.dirname, '../../assets/powershell/this-computer.ps1'),
};

describeWithEngine('this computer, seen through its PowerShell', () => {
  test('is told with its name, its user and the version of PowerShell', async () => {
    const detected = await detectThrough(engineOptions(), assets, 30_000);
    expect(detected).toMatchObject({
      kind: 'seen',
      computer: { powershell: expect.stringMatching(/^\d+\.\d+/), languageMode: 'FullLanguage', is64: true },
    });
    expect(detected.kind === 'seen' && detected.computer.fqdn.split('.')[0]).toBe(hostname().split('.')[0]?.toLowerCase());
  });

  test('that does not answer in time is not waited for', async () => {
    expect(await detectThrough(engineOptions(), assets, 50)).toMatchObject({ kind: 'not seen' });
  });
});

describe('where there is no PowerShell', () => {
  test('as on a Mac, nothing is started', async () => {
    expect(await detectComputer('darwin', {}, assets)).toEqual({ kind: 'not windows' });
  });

  test('because the program does not start, that is the answer', async () => {
    expect(await detectThrough({ program: '/nowhere/powershell', args: [], env: process.env }, assets)).toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a policy that forbids the script', () => {
  const died = (detail: string) => refusalOf({ kind: 'interrupted', why: 'died', detail });

  test('of languages is named with the mode', () => {
    // The sentence as host.ps1 writes it.
    const sentence = /"(The language mode is [^"]+)"/.exec(readFileSync(assets.host, 'utf8'))?.[1] ?? '';
    const said = sentence.replace(/\$\([^)]+\)/, 'ConstrainedLanguage');
    const refusal = died(`PowerShell ended with exit code 3. Its last words: ${said}`);
    expect(refusal).toMatchObject({ kind: 'forbidden', why: expect.stringContaining('ConstrainedLanguage') });
    expect(refusal?.why).toContain('AppLocker');
  });

  test('of signatures is named in any language of Windows', () => {
    const german =
      'PowerShell ended with exit code 1. Its last words: Die Datei "host.ps1" kann nicht geladen werden. / + CategoryInfo : Sicherheitsfehler: (:) [], ParentContainsErrorRecordException / + FullyQualifiedErrorId : UnauthorizedAccess';
    expect(died(german)).toMatchObject({ kind: 'forbidden', why: expect.stringContaining('Turn on Script Execution') });
  });

  test('that is not known is told in its own words, made harmless', () => {
    const refusal = died(`PowerShell ended with exit code 5. Its last words: \u001b[2Jgone${'x'.repeat(5000)}`);
    expect(refusal?.kind).toBe('not seen');
    expect(refusal?.why).not.toContain('\u001b');
    expect(refusal?.why.length).toBeLessThan(500);
  });
});
