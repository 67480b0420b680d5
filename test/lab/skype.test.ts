// Skype's cmdlets, as the wizard and an expert would use them.

import { describe, expect, it } from 'vitest';
import {
  addExchange,
  autodiscoverUrl,
  exchangeMetadata,
  exchangeServer,
  first,
  frontEnd,
  inSkype,
  message,
  onWindows,
  read,
  replicated,
  setAutodiscover,
  skypeMetadata,
  stillClock,
  storageTest,
  testLab,
} from './playing.ts';

const status = inSkype('Get-CsManagementStoreReplicationStatus');
const documentSeen = onWindows(exchangeServer, 'Get-WebDocument', { Url: skypeMetadata });

describe('looking at Skype', () => {
  it('shows pools of all kinds, so that some are named and left out', async () => {
    const lab = await testLab();
    const { objects } = await lab.play(inSkype('Get-CsPool'));
    expect(objects.map((each) => read(each, 'Fqdn'))).toEqual([frontEnd, 'atl-edge-001.litwareinc.com', 'apps.litwareinc.com']);
    expect(read(objects[0], 'Services')).toContain(`UserServer:${frontEnd}`);
    expect((await lab.play(inSkype('Get-CsComputer', { Pool: frontEnd }))).objects).toEqual([
      { Identity: frontEnd, Pool: frontEnd, Fqdn: frontEnd },
    ]);
    expect((await lab.play(inSkype('Get-CsService', {}, ['WebServer']))).objects).toEqual([
      expect.objectContaining({
        Identity: `WebServer:${frontEnd}`,
        PoolFqdn: frontEnd,
        InternalFqdn: null,
        ExternalFqdn: 'skypeweb.litwareinc.com',
      }),
    ]);
    expect((await lab.play(inSkype('Get-CsService', {}, ['Director']))).objects).toEqual([]);
    expect(first(await lab.play(inSkype('Get-CsSipDomain')))).toEqual({
      Identity: 'litwareinc.com',
      Name: 'litwareinc.com',
      IsDefault: true,
    });
    expect(first(await lab.play(inSkype('Get-CsServerVersion')))).toMatch(/^Skype for Business Server 2019 \(7\.0\.2046\.\d+\)/);
  });

  it('finds a user by SIP address or account, and says when there is none', async () => {
    const lab = await testLab();
    for (const Identity of ['sip:kenmyer@litwareinc.com', 'LITWAREINC\\kenmyer', 'Ken Myer']) {
      expect(first(await lab.play(inSkype('Get-CsUser', { Identity })))).toMatchObject({
        SipAddress: 'sip:kenmyer@litwareinc.com',
        RegistrarPool: frontEnd,
        Enabled: true,
      });
    }
    expect(message(await lab.play(inSkype('Get-CsUser', { Identity: 'annabedecs' })))).toBe(
      'Management object not found for identity "annabedecs".',
    );
  });

  it('counts contacts by the policy: nobody has moved, and nobody may once it is off', async () => {
    const lab = await testLab();
    const count = inSkype('Debug-CsUnifiedContactStore', { PoolFqdn: frontEnd });
    expect(first(await lab.play(count))).toMatchObject({
      FrontEnd: frontEnd,
      UcsAllowedCount: 4,
      UcsDisabledCount: 0,
      UcsMigratedCount: 0,
    });
    await lab.play(inSkype('Set-CsUserServicesPolicy', { Identity: 'Global', UcsAllowed: false }));
    expect(first(await lab.play(count))).toMatchObject({ UcsAllowedCount: 0, UcsDisabledCount: 4 });
    await lab.play(inSkype('New-CsUserServicesPolicy', { Identity: 'Pilot', UcsAllowed: true }));
    const { objects } = await lab.play(inSkype('Get-CsUserServicesPolicy', { Filter: 'tag:*' }));
    expect(objects).toEqual([{ Identity: 'Tag:Pilot', UcsAllowed: true, MigrationDelayInDays: null }]);
  });
});

describe('the Central Management Store', () => {
  it('takes two minutes of production to reach the replicas, which work with the old settings until then', async () => {
    const time = stillClock();
    const lab = await testLab({ now: time.now, faults: ['no-oauth-token-issuer'] });
    const thumbprint = lab.kept().skype.defaults[0]?.thumbprint ?? '';
    await lab.play(inSkype('Set-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint: thumbprint }));
    expect(first(await lab.play(inSkype('Get-CsCertificate', { Type: 'OAuthTokenIssuer' })))).toMatchObject({
      Thumbprint: thumbprint,
      Use: 'OAuthTokenIssuer',
    });
    time.pass(11);
    expect(first(await lab.play(status))).toMatchObject({ ReplicaFqdn: frontEnd, UpToDate: false });
    expect(first(await lab.play(documentSeen))).toMatchObject({ Stage: 'done', Status: 500 });
    time.pass(1);
    expect(first(await lab.play(status))).toMatchObject({ UpToDate: true });
    expect(first(await lab.play(documentSeen))).toMatchObject({ Stage: 'done', Status: 200 });
  });

  it('can be hurried', async () => {
    const time = stillClock();
    const lab = await testLab({ now: time.now });
    await lab.play(setAutodiscover);
    await lab.play(inSkype('Invoke-CsManagementStoreReplication'));
    time.pass(3);
    expect(first(await lab.play(status))).toMatchObject({ UpToDate: true });
    expect(first(await lab.play(inSkype('Get-CsOAuthConfiguration', {}, ['LocalStore'])))).toMatchObject({
      ExchangeAutodiscoverUrl: autodiscoverUrl,
    });
  });

  it('tests with what has reached the Front End, not with what was typed', async () => {
    const time = stillClock();
    const lab = await testLab({ now: time.now });
    await lab.play(setAutodiscover);
    expect(message(await lab.play(storageTest))).toContain('Autodiscover URL is not well formed');
    time.pass(12);
    expect(message(await lab.play(storageTest))).toContain('(401) Unauthorized');
  });
});

describe('Skype’s certificates', () => {
  it('are empty for OAuthTokenIssuer when that part was left out, with a good one in the store', async () => {
    const lab = await testLab({ faults: ['no-oauth-token-issuer'] });
    expect((await lab.play(inSkype('Get-CsCertificate', { Type: 'OAuthTokenIssuer' }))).objects).toEqual([]);
    const { objects } = await lab.play(onWindows(frontEnd, 'Get-StoreCertificate'));
    expect(objects).toContainEqual(
      expect.objectContaining({
        Subject: 'CN=litwareinc.com',
        KeySize: 2048,
        SignatureAlgorithm: 'sha256RSA',
        Exportable: true,
        HasPrivateKey: true,
      }),
    );
    expect(objects.map((each) => [read(each, 'KeySize'), read(each, 'SignatureAlgorithm')])).toEqual(
      expect.arrayContaining([
        [1024, 'sha256RSA'],
        [2048, 'sha1RSA'],
      ]),
    );
  });

  it('must be in the Front End’s store and long enough', async () => {
    const lab = await testLab();
    const assign = (Thumbprint: string) =>
      inSkype('Set-CsCertificate', { Identity: 'Global', Type: { kind: 'list', items: ['OAuthTokenIssuer'] }, Thumbprint });
    expect(message(await lab.play(assign(lab.kept().exchange.authConfig.current ?? '')))).toContain('was not found in the personal store');
    const { objects } = await lab.play(onWindows(frontEnd, 'Get-StoreCertificate'));
    const weak = objects.find((each) => read(each, 'KeySize') === 1024);
    expect(message(await lab.play(assign(String(read(weak, 'Thumbprint')))))).toContain('at least 2048');
  });

  it('can be staged for a date, and take over on it', async () => {
    const time = stillClock();
    const lab = await testLab({ now: time.now });
    const before = lab.kept().skype.central.settings.tokenIssuer?.thumbprint;
    const next = lab.kept().skype.defaults[0]?.thumbprint ?? '';
    const roll = { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint: next };
    expect(message(await lab.play(inSkype('Set-CsCertificate', roll, ['Roll'])))).toContain('EffectiveDate');
    const at = new Date(time.now().getTime() + 3_600_000).toISOString();
    await lab.play(inSkype('Set-CsCertificate', { ...roll, EffectiveDate: { kind: 'date', at } }, ['Roll']));
    const assigned = inSkype('Get-CsCertificate', { Type: 'OAuthTokenIssuer' });
    expect(first(await lab.play(assigned))).toMatchObject({ Thumbprint: next, EffectiveDate: at, PreviousThumbprint: before });
    expect(lab.kept().skype.central.settings.tokenIssuer?.thumbprint).toBe(before);
    time.pass(3_600_000);
    expect(first(await lab.play(assigned))).toMatchObject({ Thumbprint: next, PreviousThumbprint: before });
  });

  it('can be removed, and Skype then publishes nothing', async () => {
    const lab = await testLab();
    const remove = (...switches: readonly string[]) =>
      lab.play(inSkype('Remove-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Confirm: false }, switches));
    // It is in use, and -Confirm:$false is no answer to that.
    expect((await remove()).end).toMatchObject({ why: 'asked' });
    await remove('Force');
    await replicated(lab);
    expect(first(await lab.play(documentSeen))).toMatchObject({ Status: 500 });
  });
});

describe('Skype’s partner applications', () => {
  it('are made from Exchange’s document, once', async () => {
    const lab = await testLab();
    const shown = {
      Identity: 'Exchange',
      AuthToken: `Value=${exchangeMetadata}`,
      ApplicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
      Realm: 'litwareinc.com',
      ApplicationTrustLevel: 'Full',
      Enabled: true,
    };
    expect(first(await lab.play(addExchange))).toMatchObject(shown);
    expect((await lab.play(inSkype('Get-CsPartnerApplication'))).objects).toEqual([expect.objectContaining(shown)]);
    expect(message(await lab.play(addExchange))).toContain('"PartnerApplication" with identity "Exchange" already exists');
  });

  it('say one sentence for every cause when the document cannot be had', async () => {
    const lab = await testLab();
    for (const MetadataUrl of [
      'https://autodiscover.litwareinc.com/metadata/json/1',
      `https://${exchangeServer}/autodiscover/metadata/json/1`,
      'https://nowhere.example/',
    ]) {
      const failed = await lab.play(
        inSkype('New-CsPartnerApplication', { Identity: 'Exchange', ApplicationTrustLevel: 'Full', MetadataUrl }),
      );
      expect(message(failed)).toBe(
        'Cannot bind parameter \'MetadataUrl\' to the target. Exception setting "MetadataUrl": "The metadata document could not be downloaded from the URL in the MetadataUrl parameter or downloaded data is not a valid metadata document."',
      );
    }
    expect((await lab.play(inSkype('Get-CsPartnerApplication'))).objects).toEqual([]);
  });

  it('change and go by their identity', async () => {
    const lab = await testLab();
    await lab.play(addExchange);
    await lab.play(inSkype('Set-CsPartnerApplication', { Identity: 'exchange', Enabled: false, ApplicationTrustLevel: 'User' }));
    expect(first(await lab.play(inSkype('Get-CsPartnerApplication', { Identity: 'Exchange' })))).toMatchObject({
      Enabled: false,
      ApplicationTrustLevel: 'User',
    });
    expect(
      message(await lab.play(inSkype('Set-CsPartnerApplication', { Identity: 'Exchange', ApplicationTrustLevel: 'Total' }))),
    ).toContain('Specify one of: Full, Application, User');
    await lab.play(inSkype('Remove-CsPartnerApplication', { Identity: 'Exchange', Confirm: false }));
    expect(message(await lab.play(inSkype('Get-CsPartnerApplication', { Identity: 'Exchange' })))).toContain('does not exist');
  });
});
