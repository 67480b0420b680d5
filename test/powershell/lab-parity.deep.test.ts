// A practice lab is the same lab whoever drives it: what a command gives through a real PowerShell is what it gives without.

import { expect, test } from 'vitest';
import type { Command, Parameters } from '../../src/model/command.ts';
import type { World } from '../../src/model/shell.ts';
import { describeWithEngine, runWith } from '../harness/powershell.ts';
import {
  addExchange,
  configure,
  exchangeServer,
  frontEnd,
  iisReset,
  inExchange,
  inSkype,
  onWindows,
  setAutodiscover,
  skypeMetadata,
  storageTest,
  testLab,
} from '../lab/playing.ts';
import { engineForTest } from './lab-driving.ts';

const metadata = { AuthMetadataUrl: skypeMetadata };
const removed: Parameters = { Identity: 'Nobody', Confirm: false };

const looks: readonly Command[] = [
  inExchange('Get-ExchangeServer'),
  inExchange('Get-AcceptedDomain'),
  inExchange('Get-AuthConfig'),
  inExchange('Get-ClientAccessService'),
  inExchange('Get-OrganizationConfig'),
  inExchange('Get-PartnerApplication'),
  inExchange('Get-User', { Filter: "Name -eq 'LyncEnterprise-ApplicationAccount'" }),
  inExchange('Get-Mailbox', { Identity: 'kenmyer@litwareinc.com' }),
  inExchange('Get-ManagementRoleAssignment', { RoleAssignee: 'LyncEnterprise-ApplicationAccount' }),
  inSkype('Get-CsPool'),
  inSkype('Get-CsService', {}, ['WebServer']),
  inSkype('Get-CsSipDomain'),
  inSkype('Get-CsServerVersion'),
  inSkype('Get-CsUserServicesPolicy'),
  inSkype('Get-CsCertificate', { Type: 'OAuthTokenIssuer' }),
  inSkype('Get-CsOAuthConfiguration'),
  inSkype('Get-CsUser', { Identity: 'sip:kenmyer@litwareinc.com' }),
  inSkype('Get-CsManagementStoreReplicationStatus'),
  inExchange('Get-ExchangeCertificate'),
  inExchange('Get-TransportService'),
  onWindows(exchangeServer, 'Get-SiteBinding'),
  onWindows(frontEnd, 'Get-ProxySetting'),
  onWindows(exchangeServer, 'Get-CertificateAuthority'),
  onWindows(exchangeServer, 'Get-StoreCertificate'),
  onWindows(frontEnd, 'Get-WebDocument', { Url: 'https://nowhere.litwareinc.com/' }),
  onWindows(frontEnd, 'Get-AnswerAt', { Url: 'https://mail.litwareinc.com/x', At: exchangeServer }),
  inExchange('Get-WebServicesVirtualDirectory', { Server: exchangeServer }, ['ShowMailboxVirtualDirectories']),
  inExchange('Get-AutodiscoverVirtualDirectory', { Server: exchangeServer }, ['ADPropertiesOnly']),
  iisReset(exchangeServer, '/status'),
  iisReset('nowhere.litwareinc.com', '/restart'),
  iisReset('/no', '/such', '/switch'),
];

const refused: readonly Command[] = [
  inExchange('Get-Mailbox', { Identity: 'nobody@litwareinc.com' }),
  inExchange('Get-Mailbox', { Identity: 'nobody@litwareinc.com', ErrorAction: 'SilentlyContinue' }),
  inExchange('Remove-PartnerApplication', removed),
  inExchange('Remove-PartnerApplication'),
  inExchange('Remove-PartnerApplication', { Identity: 'Nobody' }),
  inExchange('Remove-PartnerApplication', { Identity: 'Nobody' }, ['WhatIf']),
  inExchange('Get-ExchangeCertificate', { Thumbprint: '0'.repeat(40), Server: exchangeServer }),
  inExchange('New-PartnerApplication', { Name: 'x' }),
  inExchange('New-PartnerApplication', { Name: 'x', ApplicationIdentifier: 'y', ...metadata }),
  inExchange('Set-PartnerApplication', { Identity: { kind: 'date', at: '2027-01-31T08:00:00.000Z' }, Enabled: false }),
  inExchange('Set-PartnerApplication', { Identity: { kind: 'list', items: ['a', 'b'] }, Enabled: false }),
  inExchange('Get-Nothing'),
  inSkype('Get-CsUserServicesPolicy', { Identity: 'Global', UcsAlowed: true }),
  inSkype('Set-CsOAuthConfiguration', { Identity: 'Nothing', ExchangeAutodiscoverUrl: 'https://x/' }),
  inSkype('Get-CsUser', { Identity: 'sip:nobody@litwareinc.com' }),
  inSkype('Remove-CsPartnerApplication', removed),
  onWindows('nowhere.litwareinc.com', 'Get-IisState'),
];

const changes: readonly Command[] = [storageTest, addExchange, setAutodiscover, configure({ ...metadata, ApplicationType: 'Nothing' })];

type Ran = Awaited<ReturnType<typeof runWith>>;

/** What the engine itself refuses, it words otherwise from version to version; the lab keeps to Windows PowerShell's words. */
const engines = /^(CommandNotFound|AmbiguousParameterSet|NamedParameterNotFound|MissingMandatoryParameter|ParameterArgumentTransformation)/;

function gave({ items, end }: Ran) {
  // Whether an error ended its command is between the lab and its modules; the question is in the end, whatever else said it.
  const told = items.map((item) => {
    if (item.kind !== 'error') return item;
    // Exceptions are PowerShell's: the lab throws none.
    const { chain: _, ...error } = item.error;
    return { kind: item.kind, error: engines.test(error.fullyQualifiedErrorId) ? { ...error, message: '' } : error };
  });
  return { items: end.kind === 'interrupted' ? [] : told, end };
}

/** Every command on the same world, with and without PowerShell. */
async function expectAlike(world: World, driven: World, commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    const [direct, through] = [gave(await runWith(world.shell, command)), gave(await runWith(driven.shell, command))];
    expect({ command, ...through }).toEqual({ command, ...direct });
    // The order of an object's properties is that of the screen.
    expect(JSON.stringify(through)).toBe(JSON.stringify(direct));
  }
}

describeWithEngine('the practice lab through a real PowerShell', () => {
  test('says what drives it, and gives the same objects, with the same properties in the same order', async () => {
    const { world } = await testLab();
    const driven = await engineForTest(world);
    expect(driven.drivenBy).toMatch(/^(Windows )?PowerShell \d+\.\d+$/);
    await expectAlike(world, driven, looks);
  });

  test('hides what the admin has no right to, as the role hides it', async () => {
    const { world } = await testLab({ faults: ['rights-missing'] });
    const Name = { kind: 'list', items: ['New-PartnerApplication', 'Get-PartnerApplication'] } as const;
    const driven = await engineForTest(world);
    await expectAlike(world, driven, [
      inExchange('Get-Command', { Name, ErrorAction: 'SilentlyContinue' }),
      inExchange('Get-Command', { Name }),
      inSkype('Get-Command', { Name: { kind: 'list', items: ['Get-CsPool', 'New-CsPartnerApplication'] } }),
      inExchange('New-PartnerApplication', { Name: 'x', ...metadata }),
    ]);
    const { objects } = await runWith(driven.shell, inExchange('Get-Command', { Name, ErrorAction: 'SilentlyContinue' }));
    expect(objects).toMatchObject([{ Name: 'Get-PartnerApplication' }]);
  });

  test('refuses and asks in the same words, with the same ids', async () => {
    const { world } = await testLab();
    await expectAlike(world, await engineForTest(world), refused);
  });

  test('changes the world, warns and reports alike', async () => {
    const [one, other] = [await testLab(), await testLab()];
    const driven = await engineForTest(other.world);
    for (const command of changes) {
      const [direct, through] = [await runWith(one.world.shell, command), await runWith(driven.shell, command)];
      const kinds = (ran: typeof direct) => ran.items.map((item) => (item.kind === 'text' ? `${item.stream} ${item.text}` : item.kind));
      expect({ command, end: through.end, kinds: kinds(through) }).toEqual({ command, end: direct.end, kinds: kinds(direct) });
    }
  });
});
