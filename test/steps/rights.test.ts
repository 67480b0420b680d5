// Rights show up as missing commands: they are found before anything is changed, and the group that gives them is named.

import { describe, expect, test } from 'vitest';
import { exchangeShell } from '../../src/model/place.ts';
import { readMissing } from '../../src/powershell/available.ts';
import type { Outcome, Reader } from '../../src/powershell/reader.ts';
import { judgeRights } from '../../src/steps/servers/rights.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

const none = { seen: true as const, value: [] };

describe('a missing right', () => {
  test('stops at the first step, and names the commands and the role group', () => {
    const [finding] = judgeRights({
      exchange: { seen: true, value: [{ command: 'New-PartnerApplication', parameters: [] }] },
      skype: none,
    });
    expect(finding).toMatchObject({ state: 'blocker', code: 'rights.exchange.missing', override: 'go on anyway' });
    expect(finding?.words).toContain('New-PartnerApplication');
    expect(finding?.wayOut).toContain('Organization Management');
  });

  test('to a parameter only is named with the parameter', () => {
    const [finding] = judgeRights({
      exchange: { seen: true, value: [{ command: 'Set-PartnerApplication', parameters: ['RefreshAuthMetadata'] }] },
      skype: none,
    });
    expect(finding?.words).toContain('Set-PartnerApplication with -RefreshAuthMetadata');
  });

  test('to a command that is in no table sends to whoever administers roles', () => {
    const [finding] = judgeRights({ exchange: { seen: true, value: [{ command: 'Get-Unheard', parameters: [] }] }, skype: none });
    expect(finding?.wayOut).toContain('whoever administers roles in Exchange');
  });

  test('that could not be looked at is "not seen", and stops nothing', () => {
    const findings = judgeRights({ exchange: { seen: false, why: 'Get-Command is not recognized.' }, skype: none });
    expect(findings.map((each) => each.state)).toEqual(['not seen', 'ok']);
  });
});

describeWithEngine('the answer of a real Get-Command', () => {
  test('tells what is missing: a command, or one parameter of it', async () => {
    const host = hostForTest(engineOptions());
    const reader: Reader = {
      run: async (command): Promise<Outcome> => {
        const { objects, errors, end } = await runWith(host, command);
        return { objects, errors, end };
      },
    };
    const wanted = [
      cmdlet('Import-Module', { Name: 'x', NoSuch: 'y' }, ['Force']),
      cmdlet('No-Such', { Name: 'x' }),
      cmdlet('Get-Command', { name: 'x' }),
    ];
    expect(await readMissing(reader, exchangeShell, wanted)).toEqual({
      seen: true,
      value: [
        { command: 'Import-Module', parameters: ['NoSuch'] },
        { command: 'No-Such', parameters: [] },
      ],
    });
  });
});
