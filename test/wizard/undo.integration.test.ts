import { describe, expect, test } from 'vitest';
import type { LabWorld } from '../../src/lab/world.ts';
import { skypeId } from '../../src/probes/auth-metadata.ts';
import { litware, rehearsalFolder, rehearse } from './rehearsal.ts';
import { doneFolder, leftAsItIs, meanwhile, setUpIn, stands, takenBack, undo, worldIn } from './undoing.ts';

describe('a set-up that is taken back', () => {
  test('leaves the servers as they were, each command once, the newest change first', async () => {
    const dir = rehearsalFolder();
    const { before } = await setUpIn(dir);
    const undone = await undo(dir);
    expect(undone.driven).toMatchObject({ kind: 'finished', of: 'undo', summary: { title: 'It has been taken back.' } });
    expect(stands(dir)).toEqual(before);
    expect(takenBack(undone)).toEqual([
      'undo autodiscover-url.set: Set-CsOAuthConfiguration Global',
      'undo exchange-partner.create: Remove-CsPartnerApplication Exchange',
      'undo partner.script: Remove-PartnerApplication',
      'undo partner.script: Remove-ManagementRoleAssignment UserApplication-LyncEnterprise-ApplicationAccount',
      'undo partner.script: Remove-ManagementRoleAssignment ArchiveApplication-LyncEnterprise-ApplicationAccount',
      'undo partner.script: Remove-ManagementRoleAssignment MeetingGraphApplication-LyncEnterprise-ApplicationAccount',
      'undo partner.script: Remove-MailUser',
      'undo contacts.keep: Set-CsUserServicesPolicy Global',
    ]);
  });

  test('says what cannot be taken back and why, and what still has to be done', async () => {
    const dir = await doneFolder();
    const undone = await undo(dir);
    expect(leftAsItIs(undone)).toMatch(/^Restart IIS on .* It changes no setting, so there is nothing to take back\.$/);
    const remember = undone.driven.kind === 'finished' ? undone.driven.summary.remember.join('\n') : '';
    expect(remember).toMatch(/until IIS is restarted/);
    expect(remember).toMatch(/every domain controller/);
  });

  test('without a keyboard stops at the name of a change that there is none of, and takes nothing back', async () => {
    const dir = await doneFolder();
    const answers = { ...litware, 'undo.confirm': 'undo', 'undo.changes': ['autodiscover-url.set', 'autodiscover'] };
    const undone = await undo(dir, { answers });
    expect(undone.driven).toMatchObject({
      ...{ kind: 'missing', key: 'undo.changes' },
      why: expect.stringMatching(/^"autodiscover" is none of the changes\. They are: autodiscover-url\.set, exchange-partner\.create, /),
    });
    expect(takenBack(undone)).toEqual([]);
  });

  test('in two goes counts what the first one took back as taken back, and not as left', async () => {
    const dir = await doneFolder();
    await undo(dir, { answers: { ...litware, 'undo.confirm': 'undo', 'undo.changes': ['autodiscover-url.set'] } });
    const { driven } = await undo(dir);
    if (driven.kind !== 'finished') throw new Error('The undo did not come to its end.');
    expect(driven.summary.proven.filter((each) => each.startsWith('Taken back: '))).toHaveLength(4);
    expect(driven.summary.notProven).toEqual([expect.stringMatching(/^Restart IIS on /)]);
  });

  test('shows before anything runs what each part takes back, and what no longer works then', async () => {
    const dir = await doneFolder();
    const { asked } = await undo(dir, { interject: (demand) => (demand.kind === 'undo' ? { kind: 'leave' } : undefined) });
    const items = asked.flatMap((each) => (each.kind === 'undo' ? each.items : []));
    expect(items.map((each) => [each.id.split(' ')[0], each.takeBack.kind])).toEqual([
      ['autodiscover-url.set', 'run'],
      ['exchange-partner.create', 'run'],
      ['restart', 'cannot'],
      ['partner.script', 'run'],
      ['contacts.keep', 'run'],
    ]);
    for (const { takeBack } of items) if (takeBack.kind === 'run') expect(takeBack.breaks).not.toBe('');
  });

  test('with nothing done there is nothing to take back', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { interject: () => ({ kind: 'leave' }) });
    const { driven, asked } = await undo(dir);
    expect(driven).toMatchObject({ kind: 'finished', of: 'undo', summary: { proven: [] } });
    expect(asked.map((each) => each.kind)).toEqual(['undo', 'finished']);
  });

  test('gives back a Skype that had no signing certificate', async () => {
    const dir = rehearsalFolder();
    const faults = ['no-oauth-token-issuer'];
    const { asked } = await rehearse(dir, { faults });
    const question = asked.at(-1);
    const likely = question?.kind === 'ask' && question.question.kind === 'one' ? question.question.likely : '';
    await rehearse(dir, { answers: { ...litware, 'certificates.oauthTokenIssuer': likely } });
    await undo(dir);
    expect(worldIn(dir).skype.central.settings.tokenIssuer).toBeNull();
  });
});

describe('a yes', () => {
  test('is needed as a word before the trust ends: --yes is not enough, nor are the answers of the set-up', async () => {
    const dir = await doneFolder();
    const standing = stands(dir);
    expect((await undo(dir, { answers: litware })).driven).toMatchObject({ kind: 'missing', key: 'undo.confirm' });
    expect(stands(dir)).toEqual(standing);
  });

  test('is asked for each change, and one that is left stays as it is', async () => {
    const dir = await doneFolder();
    const undone = await undo(dir, {
      interject: (demand, view) =>
        demand.kind === 'confirm' && demand.step === 'servers' && view.canGoBack ? { kind: 'back' } : undefined,
    });
    expect(leftAsItIs(undone)).toContain('You left it as it is');
    expect(undone.driven).toMatchObject({ summary: { title: 'Part of it has been taken back.' } });
    expect(worldIn(dir).skype.central.settings.policies).toMatchObject([{ identity: 'Global', ucsAllowed: false }]);
  });

  test('shows when Exchange and the state file say that an entry was made, and goes by the entry as it is', async () => {
    const dir = await doneFolder();
    meanwhile(dir, ({ exchange }) => {
      for (const each of exchange.partners) each.created = '2019-05-04T12:00:00.000Z';
    });
    const undone = await undo(dir);
    const shown = undone.asked.flatMap((each) => (each.kind === 'confirm' ? each.plan.acts.map(({ words }) => words) : []));
    expect(shown).toContainEqual(
      expect.stringMatching(/^Remove the partner application for Skype\. Exchange dates it 2019-05-04 .*, this file 2/),
    );
    expect(takenBack(undone)).toContain('undo partner.script: Remove-PartnerApplication');
  });

  test('covers only what was chosen', async () => {
    const dir = await doneFolder();
    const undone = await undo(dir, { answers: { ...litware, 'undo.confirm': 'undo', 'undo.changes': ['autodiscover-url.set'] } });
    expect(takenBack(undone)).toEqual(['undo autodiscover-url.set: Set-CsOAuthConfiguration Global']);
  });
});

describe('what is not ours', () => {
  test('what someone changed since is left alone, and said', async () => {
    const dir = await doneFolder();
    meanwhile(dir, (world) => {
      for (const partner of world.exchange.partners) partner.enabled = false;
      world.skype.central.settings.oauth.autodiscoverUrl = 'https://mail.litwareinc.com/autodiscover/autodiscover.svc';
    });
    const undone = await undo(dir);
    expect(takenBack(undone)).toEqual([
      'undo exchange-partner.create: Remove-CsPartnerApplication Exchange',
      'undo contacts.keep: Set-CsUserServicesPolicy Global',
    ]);
    expect(leftAsItIs(undone)).toContain('it was switched off');
    expect(leftAsItIs(undone)).toContain('Someone has set another address since');
  });

  test('a partner application that was there before is never removed: only what was mended on it is set back', async () => {
    const dir = rehearsalFolder();
    const faults = ['partner-application-disabled'];
    await setUpIn(dir, { faults, answers: { ...litware, 'skypeAsPartner.switchedOff': 'enable' } });
    const [own] = worldIn(dir).exchange.partners;
    const undone = await undo(dir);
    expect(takenBack(undone).filter((each) => /partner\.(enable|script)/.test(each))).toEqual([
      'undo partner.enable: Set-PartnerApplication',
    ]);
    expect(worldIn(dir).exchange.partners).toMatchObject([{ guid: own?.guid, enabled: false }]);
  });

  test('one that someone made again after ours was removed is not ours', async () => {
    const dir = await doneFolder();
    const theirs = '11111111-2222-4333-8444-555555555555';
    meanwhile(dir, (world) => {
      for (const partner of world.exchange.partners) partner.guid = theirs;
    });
    await undo(dir);
    expect(worldIn(dir).exchange.partners).toMatchObject([{ guid: theirs, applicationId: skypeId }]);
    expect(worldIn(dir).exchange.mailUsers).toHaveLength(1);
  });

  test('the account stays while another application works with it', async () => {
    const dir = await doneFolder();
    meanwhile(dir, (world) => {
      const [own] = world.exchange.partners;
      if (own !== undefined)
        world.exchange.partners.push({ ...own, guid: '11111111-2222-4333-8444-555555555555', name: 'Another', realm: 'contoso.com' });
    });
    await undo(dir);
    expect(worldIn(dir).exchange.partners.map((each) => each.name)).toEqual(['Another']);
    expect(worldIn(dir).exchange.mailUsers).toHaveLength(1);
    expect(worldIn(dir).exchange.assignments.length).toBeGreaterThan(2);
  });
});

describe('a trust that is in use', () => {
  const inUse: readonly (readonly [string, (world: LabWorld) => void, string])[] = [
    [
      'contact lists that live in Exchange',
      (world) => {
        for (const person of world.people) person.contacts = 'in Exchange';
      },
      'Invoke-CsUcsRollback',
    ],
    [
      'archiving to Exchange',
      (world) => {
        world.skype.central.settings.archivesToExchange = true;
      },
      'Skype archives to Exchange',
    ],
  ];

  test.each(inUse)('is not taken away under %s', async (_, alter, why) => {
    const dir = await doneFolder();
    meanwhile(dir, alter);
    const undone = await undo(dir);
    expect(takenBack(undone)).toEqual(['undo contacts.keep: Set-CsUserServicesPolicy Global']);
    expect(leftAsItIs(undone)).toContain(why);
  });
});
