// Exchange's cmdlets, as the wizard and an expert would use them.

import { describe, expect, it } from 'vitest';
import { configure, exchangeServer, first, inExchange, message, read, skypeMetadata, type TestLab, testLab } from './playing.ts';

const dc = 'atl-dc-001.litwareinc.com';

async function configured(): Promise<TestLab> {
  const lab = await testLab();
  await lab.play(configure());
  return lab;
}

const partner = async (lab: TestLab) => first(await lab.play(inExchange('Get-PartnerApplication', { DomainController: dc })));

describe('looking at Exchange', () => {
  it('shows the server, its accepted domain and what clients are told', async () => {
    const lab = await testLab();
    expect(first(await lab.play(inExchange('Get-ExchangeServer')))).toMatchObject({
      Fqdn: exchangeServer,
      AdminDisplayVersion: 'Version 15.2 (Build 2562.17)',
      ServerRole: 'Mailbox',
    });
    expect(first(await lab.play(inExchange('Get-AcceptedDomain')))).toMatchObject({
      Name: 'litwareinc.com',
      DomainName: 'litwareinc.com',
      DomainType: 'Authoritative',
      Default: true,
    });
    expect(first(await lab.play(inExchange('Get-ClientAccessService')))).toMatchObject({
      AutoDiscoverServiceInternalUri: 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml',
    });
    expect(first(await lab.play(inExchange('Get-MailboxDatabaseCopyStatus', { Server: 'ATL-EXCHANGE-001' })))).toMatchObject({
      Name: 'DB01\\ATL-EXCHANGE-001',
      Status: 'Mounted',
    });
    expect((await lab.play(inExchange('Get-HybridConfiguration'))).objects).toEqual([]);
  });

  it('shows the auth certificate that AuthConfig names, and says InvalidOperation for a missing one', async () => {
    const lab = await testLab();
    const config = first(await lab.play(inExchange('Get-AuthConfig', { DomainController: dc })));
    expect(config).toMatchObject({ Realm: '', OriginatingServer: dc });
    const thumbprint = String(read(config, 'CurrentCertificateThumbprint'));
    const found = first(await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint: thumbprint, Server: exchangeServer })));
    expect(found).toMatchObject({
      Thumbprint: thumbprint,
      Subject: 'CN=Microsoft Exchange Server Auth Certificate',
      PublicKeySize: 2048,
      HasPrivateKey: true,
      Status: 'Valid',
    });
    const missing = await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint: '0'.repeat(40), Server: exchangeServer }));
    expect(missing.errors[0]?.category).toBe('InvalidOperation');
  });

  it('refuses a domain controller that does not exist', async () => {
    const lab = await testLab();
    for (const name of ['Get-PartnerApplication', 'Get-User', 'Get-AuthConfig', 'Get-ManagementRoleAssignment', 'Get-ExchangeServer']) {
      const { objects, errors } = await lab.play(inExchange(name, { DomainController: 'dc9.litwareinc.com' }));
      expect([objects, errors[0]?.category]).toEqual([[], 'ResourceUnavailable']);
    }
  });

  it('finds people by name, account, address or filter, and says when there is none', async () => {
    const lab = await testLab();
    for (const Identity of ['Ken Myer', 'kenmyer', 'LITWAREINC\\kenmyer', 'kenmyer@litwareinc.com']) {
      expect(first(await lab.play(inExchange('Get-Mailbox', { Identity })))).toMatchObject({
        PrimarySmtpAddress: 'kenmyer@litwareinc.com',
        LitigationHoldEnabled: false,
      });
    }
    expect((await lab.play(inExchange('Get-User', { Filter: "Name -eq 'Nobody'" }))).objects).toEqual([]);
    expect((await lab.play(inExchange('Get-User', { Filter: "Name -eq 'Ken Myer'" }))).objects).toHaveLength(1);
    const missing = await lab.play(inExchange('Get-Mailbox', { Identity: 'jonaslindqvist@litwareinc.com' }));
    expect(missing.errors[0]?.fullyQualifiedErrorId).toBe('ManagementObjectNotFoundException,Get-Mailbox');
    const quiet = await lab.play(inExchange('Get-Mailbox', { Identity: 'nobody', ErrorAction: 'SilentlyContinue' }));
    expect(quiet.errors).toEqual([]);
  });
});

describe('Exchange’s partner applications', () => {
  it('hold Skype’s identity, realm and certificate as its document says', async () => {
    const lab = await configured();
    const found = await partner(lab);
    expect(found).toMatchObject({
      Enabled: true,
      ApplicationIdentifier: '00000004-0000-0ff1-ce00-000000000000',
      AuthMetadataUrl: skypeMetadata,
      Realm: 'litwareinc.com',
      UseAuthServer: false,
      AcceptSecurityIdentifierInformation: true,
      LinkedAccount: 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount',
      OriginatingServer: dc,
    });
    expect(read(found, 'CertificateStrings')).toHaveLength(1);
  });

  it('are found by name, GUID or application id; an unknown name returns all', async () => {
    const lab = await configured();
    const found = await partner(lab);
    for (const Identity of [
      String(read(found, 'Name')),
      String(read(found, 'Guid')),
      '00000004-0000-0ff1-ce00-000000000000',
      'no such application',
    ]) {
      expect((await lab.play(inExchange('Get-PartnerApplication', { Identity }))).objects).toEqual([found]);
    }
  });

  it('change by GUID, and WhenChangedUTC moves', async () => {
    const lab = await configured();
    const before = await partner(lab);
    const { errors } = await lab.play(inExchange('Set-PartnerApplication', { Identity: String(read(before, 'Guid')), Enabled: false }));
    expect(errors).toEqual([]);
    const after = await partner(lab);
    expect(read(after, 'Enabled')).toBe(false);
    expect(Date.parse(String(read(after, 'WhenChangedUTC')))).toBeGreaterThan(Date.parse(String(read(before, 'WhenChangedUTC'))));
  });

  it('refuse a document that is about someone else', async () => {
    const lab = await configured();
    const Identity = String(read(await partner(lab), 'Guid'));
    const refused = await lab.play(
      inExchange('Set-PartnerApplication', { Identity, AuthMetadataUrl: 'https://mail.litwareinc.com/autodiscover/metadata/json/1' }),
    );
    expect(message(refused)).toContain("is about '00000002-0000-0ff1-ce00-000000000000@litwareinc.com'");
  });

  it.each([
    ['https://nowhere.litwareinc.com/metadata/json/1', "could not be resolved: 'nowhere.litwareinc.com'"],
    [`https://${exchangeServer}/autodiscover/metadata/json/1`, 'Could not establish trust relationship'],
    ['https://mail.litwareinc.com/owa/healthcheck.htm', 'not valid JSON'],
    ['https://mail.litwareinc.com/nothing', '(404) Not Found'],
    ['http://mail.litwareinc.com/autodiscover/metadata/json/1', 'Unable to connect'],
    ['metadata', 'Invalid URI'],
  ])('cannot be made from %s', async (AuthMetadataUrl, why) => {
    const { errors } = await (await testLab()).play(inExchange('New-PartnerApplication', { Name: 'x', AuthMetadataUrl }));
    expect(errors[0]?.category).toBe('ResourceUnavailable');
    expect(errors[0]?.message).toContain(why);
  });

  it('are not removed without an answer to Exchange’s question', async () => {
    const lab = await configured();
    const Identity = String(read(await partner(lab), 'Guid'));
    const asked = await lab.play(inExchange('Remove-PartnerApplication', { Identity }));
    expect(asked.end).toMatchObject({
      kind: 'interrupted',
      why: 'asked',
      detail: expect.stringContaining('Are you sure you want to perform this action?'),
    });
    await lab.play(inExchange('Remove-PartnerApplication', { Identity }), { prompts: { 'Are you sure': 'no' } });
    expect(await partner(lab)).toBeDefined();
    await lab.play(inExchange('Remove-PartnerApplication', { Identity, Confirm: false }));
    expect(await partner(lab)).toBeUndefined();
  });

  it('do not change with -WhatIf', async () => {
    const lab = await configured();
    const before = lab.kept();
    const { lines } = await lab.play(
      inExchange('Remove-PartnerApplication', { Identity: before.exchange.partners[0]?.guid ?? '' }, ['WhatIf']),
    );
    expect(lines[0]).toContain('What if: Performing the operation');
    expect(lab.kept().exchange).toEqual(before.exchange);
  });
});

describe('accounts and roles', () => {
  it('the script’s account is a disabled mail user with three direct roles', async () => {
    const lab = await configured();
    expect(first(await lab.play(inExchange('Get-User', { Filter: "Name -eq 'LyncEnterprise-ApplicationAccount'" })))).toMatchObject({
      RecipientType: 'MailUser',
      UserAccountControl: 'AccountDisabled, NormalAccount',
    });
    expect(first(await lab.play(inExchange('Get-MailUser')))).toMatchObject({ HiddenFromAddressListsEnabled: true });
    const { objects } = await lab.play(inExchange('Get-ManagementRoleAssignment', { RoleAssignee: 'LyncEnterprise-ApplicationAccount' }));
    expect(objects.map((each) => read(each, 'Role'))).toEqual(['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication']);
    expect(objects.every((each) => read(each, 'AssignmentMethod') === 'Direct')).toBe(true);
  });

  it('a role is taken away by its own identity, and given once only', async () => {
    const lab = await configured();
    await lab.play(
      inExchange('Remove-ManagementRoleAssignment', { Identity: 'ArchiveApplication-LyncEnterprise-ApplicationAccount', Confirm: false }),
    );
    expect(
      (await lab.play(inExchange('Get-ManagementRoleAssignment', { RoleAssignee: 'LyncEnterprise-ApplicationAccount' }))).objects,
    ).toHaveLength(2);
    const give = inExchange('New-ManagementRoleAssignment', { Role: 'ArchiveApplication', User: 'LyncEnterprise-ApplicationAccount' });
    expect((await lab.play(give)).errors).toEqual([]);
    expect(message(await lab.play(give))).toContain('already exists');
  });

  it('an account that is removed takes its roles and links with it', async () => {
    const lab = await configured();
    await lab.play(inExchange('Remove-MailUser', { Identity: 'LyncEnterprise-ApplicationAccount', Confirm: false }));
    const { exchange } = lab.kept();
    expect([exchange.mailUsers, exchange.partners[0]?.linkedAccount, exchange.assignments.filter((each) => !each.delegating)]).toEqual([
      [],
      null,
      [],
    ]);
  });
});
