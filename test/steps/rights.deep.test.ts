// Rights show up as missing commands: they are found before anything is changed, and the group that gives them is named.

import { describe, expect, test } from 'vitest';
import { exchangeShell } from '../../src/model/place.ts';
import type { Shell, World } from '../../src/model/shell.ts';
import { readMissing } from '../../src/powershell/available.ts';
import type { CommandOutcome, Reader } from '../../src/powershell/reader.ts';
import { judgeRights } from '../../src/steps/servers/rights.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { answers, likely } from '../wizard/fault-promises.ts';
import { changesOf, type Interject, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { meanwhile } from '../wizard/undoing.ts';
import { codes, foundIn } from './place.ts';

const none = { seen: true as const, value: [] };

describe('a missing right', () => {
  test('stops at the first step, and names the commands and the role group', () => {
    const [finding] = judgeRights(
      {
        exchange: { seen: true, value: [{ command: 'New-PartnerApplication', parameters: [] }] },
        skype: none,
      },
      'set up',
    );
    expect(finding).toMatchObject({ state: 'stop', code: 'rights.exchange.missing', override: 'go on anyway' });
    expect(finding?.words).toContain('New-PartnerApplication');
    expect(finding?.wayOut).toContain('Organization Management');
  });

  test('to a parameter only is named with the parameter', () => {
    const [finding] = judgeRights(
      {
        exchange: { seen: true, value: [{ command: 'Set-PartnerApplication', parameters: ['RefreshAuthMetadata'] }] },
        skype: none,
      },
      'set up',
    );
    expect(finding?.words).toContain('Set-PartnerApplication with -RefreshAuthMetadata');
  });

  test('to a command that is in no table sends to whoever administers roles', () => {
    const [finding] = judgeRights({ exchange: { seen: true, value: [{ command: 'Get-Unheard', parameters: [] }] }, skype: none }, 'set up');
    expect(finding?.wayOut).toContain('whoever administers roles in Exchange');
  });

  test('that could not be looked at is "not seen", and stops nothing', () => {
    const findings = judgeRights({ exchange: { seen: false, why: 'Get-Command is not recognized.' }, skype: none }, 'set up');
    expect(findings.map((each) => each.state)).toEqual(['not seen', 'ok']);
  });
});

describe("in Skype's own shell, where everybody has all commands", () => {
  const rights = { exchange: none, skype: none };
  const skype = (groups: 'ok' | 'note' | null) => judgeRights(rights, 'set up', groups).at(-1);

  test('the groups of the account count', () => {
    expect(skype('ok')).toMatchObject({ state: 'ok', words: expect.stringContaining('in a group') });
    expect(skype('note')).toMatchObject({ state: 'note', code: 'rights.skype.by-group' });
    expect(skype(null)).toMatchObject({ state: 'not seen', code: 'rights.skype.not-seen' });
  });

  test('nobody knows the groups of whoever runs it by hand', () => {
    const byHand = { kind: 'by hand' } as const;
    const access = { exchange: byHand, skype: byHand, windows: byHand };
    expect(codes(foundIn({}, { access })).filter((each) => each.startsWith('rights.'))).toEqual([
      'rights.exchange',
      'rights.skype.not-seen',
    ]);
  });

  test('a command that is missing all the same stops as before', () => {
    const missing = { exchange: none, skype: { seen: true as const, value: [{ command: 'New-CsPartnerApplication', parameters: [] }] } };
    expect(judgeRights(missing, 'set up', 'ok').at(-1)).toMatchObject({ state: 'stop', code: 'rights.skype.missing' });
  });
});

describe('a missing right that only a change of a signing key needs', () => {
  const rights = { exchange: { seen: true as const, value: [{ command: 'New-ExchangeCertificate', parameters: [] }] }, skype: none };

  test('is a note in a set-up, and says when it matters', () => {
    const [finding] = judgeRights(rights, 'set up');
    expect(finding).toMatchObject({ state: 'note', code: 'rights.exchange.for-keys' });
    expect(finding?.words).toMatch(/New-ExchangeCertificate.*only if a signing certificate is missing/);
  });

  test('stops a renewal at its first step', () => {
    expect(judgeRights(rights, 'renew')[0]).toMatchObject({ state: 'stop', code: 'rights.exchange.missing' });
  });

  test('stops a set-up in the step "Certificates" only where a key has to change, before anything runs there; once given, it goes on', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { faults: ['no-oauth-token-issuer'], interject: () => ({ kind: 'leave' }) });
    hide(dir, ['Set-CsCertificate', 'New-ExchangeCertificate', 'Set-AuthConfig']);
    const stopped = await rehearse(dir, { interject: likely });
    expect(stopped.driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'oauth.rights' } } });
    expect(changesOf(stopped.records).filter((each) => each.startsWith('oauth'))).toEqual([]);
    hide(dir, ['New-ExchangeCertificate', 'Set-AuthConfig']);
    const run = await rehearse(dir, { interject: likely });
    expect(run.driven.kind).toBe('finished');
    expect(changesOf(run.records)).toContain('oauth.assign');
  });

  test('is looked for again with all steps, when the admin has got it meanwhile', async () => {
    let isHidden = true;
    const tell: Interject = (demand) => {
      if (demand.kind !== 'way out') return likely(demand);
      isHidden = false;
      return { kind: 'value', value: { option: demand.options[0]?.option ?? '', typed: '' } };
    };
    const driver = async (lab: World): Promise<World> => ({
      ...lab,
      shell: {
        ...lab.shell,
        run: (command, how) => (isHidden ? without('Set-CsCertificate', lab.shell.run(command, how)) : lab.shell.run(command, how)),
      },
    });
    const { driven, asked } = await rehearse(rehearsalFolder(), { faults: ['no-oauth-token-issuer'], interject: tell, driver });
    expect(driven.kind).toBe('finished');
    expect(asked.filter((each) => each.kind === 'way out')).toHaveLength(1);
  });

  test('stops before a new certificate is requested, also where only its assignment lacks the right', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { faults: ['oauth-due'], interject: () => ({ kind: 'leave' }) });
    hide(dir, ['Set-CsCertificate']);
    const { driven, records } = await rehearse(dir, { answers: { ...answers, 'certificates.oauthTokenIssuer': 'request' } });
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'oauth.rights' } } });
    expect(changesOf(records)).not.toContain('oauth.request');
  });
});

/** What a shell gives, but for the entry of one command in a list of commands. */
async function* without(hidden: string, given: ReturnType<Shell['run']>): ReturnType<Shell['run']> {
  for (;;) {
    const { done, value } = await given.next();
    if (done) return value;
    if (value.kind !== 'object' || !JSON.stringify(value.value).includes(`"Name":"${hidden}"`)) yield value;
  }
}

const hide = (dir: string, commands: readonly string[]) =>
  meanwhile(dir, (world) => {
    world.hidden = [...commands];
  });

describeWithEngine('the answer of a real Get-Command', () => {
  test('tells what is missing: a command, or one parameter of it', async () => {
    const host = hostForTest(engineOptions());
    const reader: Reader = {
      run: async (command): Promise<CommandOutcome> => {
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
