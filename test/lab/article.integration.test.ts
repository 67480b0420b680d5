// The article, played from its beginning to "Test passed.", and what happens when a part of it is left out.

import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worldFile } from '../../src/lab/store.ts';
import {
  addExchange,
  configure,
  exchangeServer,
  frontEnd,
  iisReset,
  inExchange,
  inSkype,
  message,
  openTestLab,
  replicated,
  setAutodiscover,
  storageTest,
  type TestLab,
  testLab,
} from './playing.ts';

async function everythingBut(left: 'nothing' | 'script' | 'restart' | 'Exchange in Skype' | 'autodiscover'): Promise<TestLab> {
  // Slow enough that a worker's 12 hours are half a minute, which no step here takes.
  const lab = await testLab({ factor: 2000 });
  const played = [
    left === 'script' ? undefined : configure(),
    left === 'restart' ? undefined : iisReset(exchangeServer, '/timeout:60'),
    left === 'autodiscover' ? undefined : setAutodiscover,
    left === 'Exchange in Skype' ? undefined : addExchange,
  ];
  for (const command of played) {
    if (command === undefined) continue;
    const { end } = await lab.play(command);
    expect(end).toMatchObject({ kind: 'ended', hadErrors: false });
  }
  await replicated(lab);
  return lab;
}

describe('the article, step by step', () => {
  it('ends in "Test passed." when all of it is done', async () => {
    const lab = await everythingBut('nothing');
    const { objects, errors, lines } = await lab.play(storageTest);
    expect(errors).toEqual([]);
    expect(objects).toEqual(['Test passed.']);
    expect(lines.at(-1)).toBe('Is command successful: True.');
  });

  it('passes the test of a named Front End over NetTCP', async () => {
    const lab = await everythingBut('nothing');
    const { objects } = await lab.play(
      inSkype('Test-CsExStorageConnectivity', { SipUri: 'kenmyer@litwareinc.com', Binding: 'NetTCP', HostNameStorageService: frontEnd }),
    );
    expect(objects).toEqual(['Test passed.']);
  });

  it('fails with 401 when the IIS restart is skipped, though everything else is right', async () => {
    const lab = await everythingBut('restart');
    const failed = await lab.play(storageTest);
    expect(failed.objects).toEqual([]);
    expect(message(failed)).toMatch(
      /^ExCreateItem exchange operation failed, code=50043, reason=GetUserSettings failed, smtpAddress=kenmyer@litwareinc\.com/,
    );
    expect(message(failed)).toContain('WebExceptionStatus=ProtocolError Status=401');
    expect(message(failed)).toContain('x-ms-diagnostics: 2000009;reason="The issuer of the token is unknown.');
    await lab.play(iisReset(exchangeServer));
    expect((await lab.play(storageTest)).objects).toEqual(['Test passed.']);
  });

  it('fails with 401 when the script was never run', async () => {
    expect(message(await (await everythingBut('script')).play(storageTest))).toContain('Status=401');
  });

  it('fails with 401 and without diagnostics when Skype does not know Exchange: no token is sent', async () => {
    const failed = message(await (await everythingBut('Exchange in Skype')).play(storageTest));
    expect(failed).toContain('Status=401');
    expect(failed).not.toContain('x-ms-diagnostics');
  });

  it('says that the Autodiscover URL is not well formed when it was never set', async () => {
    expect(message(await (await everythingBut('autodiscover')).play(storageTest))).toContain('reason=Autodiscover URL is not well formed');
  });

  it('answers 404 when the address for mail clients (.xml) was set', async () => {
    const lab = await everythingBut('autodiscover');
    await lab.play(
      inSkype('Set-CsOAuthConfiguration', { ExchangeAutodiscoverUrl: 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml' }),
    );
    await replicated(lab);
    const failed = message(await lab.play(storageTest));
    expect(failed).toContain('code=ErrorEwsAutodiscover');
    expect(failed).toContain('(404) Not Found');
  });

  it('says 2000000 invalid_signature when Skype’s key changed after the trust was made', async () => {
    const lab = await everythingBut('nothing');
    const thumbprint = lab.kept().skype.defaults[0]?.thumbprint ?? '';
    await lab.play(inSkype('Set-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint: thumbprint }));
    await replicated(lab);
    expect(message(await lab.play(storageTest))).toContain('2000000;reason="The token has an invalid signature."');
    const name = lab.kept().exchange.partners[0]?.name ?? '';
    await lab.play(inExchange('Set-PartnerApplication', { Identity: name }, ['RefreshAuthMetadata']));
    expect(message(await lab.play(storageTest))).toContain('2000000');
    await lab.play(iisReset(exchangeServer));
    expect((await lab.play(storageTest)).objects).toEqual(['Test passed.']);
  });

  it('says 2000005 invalid_user for a person without a mailbox', async () => {
    const lab = await everythingBut('nothing');
    expect(message(await lab.play(inSkype('Test-CsExStorageConnectivity', { SipUri: 'sip:jonaslindqvist@litwareinc.com' })))).toContain(
      '2000005;reason=',
    );
  });

  it('says 2000004 invalid_tenant when the realm is no accepted domain', async () => {
    const lab = await everythingBut('nothing');
    await lab.world.close();
    const world = lab.kept();
    for (const each of world.exchange.acceptedDomains) each.domain = '*.litwareinc.com';
    writeFileSync(worldFile(lab.dir), JSON.stringify(world));
    expect(message(await (await openTestLab(lab.dir)).play(storageTest))).toContain(
      '2000004;reason="The tenant for tenant guid \'litwareinc.com\' does not exist."',
    );
  });

  it('keeps each failure for Debug-CsStorageServiceFailures', async () => {
    const lab = await everythingBut('restart');
    await lab.play(storageTest);
    const { objects } = await lab.play(inSkype('Debug-CsStorageServiceFailures', { SipUri: 'sip:kenmyer@litwareinc.com' }));
    expect(objects).toEqual([
      expect.objectContaining({
        EndpointId: 'sip:kenmyer@litwareinc.com',
        EndpointStatusDetail: expect.stringContaining('(401) Unauthorized'),
      }),
    ]);
    expect((await lab.play(inSkype('Debug-CsStorageServiceFailures', { SipUri: 'sip:pilarackerman@litwareinc.com' }))).objects).toEqual([]);
  });
});

describe('the script', () => {
  it('says what it does, each message after an empty line, and ends with success', async () => {
    const lab = await testLab();
    const { lines, objects, end } = await lab.play(configure());
    expect(objects).toEqual([]);
    expect(lines.filter((_, index) => index % 2 === 0).every((each) => each === '')).toBe(true);
    const account = 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount';
    expect(lines.filter((each) => each !== '').map((each) => each.replace(/[0-9a-f]{32}/, 'GUID'))).toEqual([
      'Creating User <LyncEnterprise-ApplicationAccount> for Partner Application.',
      `Created User <${account}> for Partner Application.`,
      `Assigning role <UserApplication> to Application User <${account}>.`,
      `Assigning role <ArchiveApplication> to Application User <${account}>.`,
      `Assigning role <MeetingGraphApplication> to Application User <${account}>.`,
      `Creating Partner Application <LyncEnterprise-GUID> using metadata <https://${frontEnd}/metadata/json/1> with linked account <${account}>.`,
      'Created Partner Application <LyncEnterprise-GUID>.',
      'THE CONFIGURATION HAS SUCCEEDED.',
    ]);
    expect(end).toEqual({ kind: 'ended', hadErrors: false, exitCode: null });
  });

  it('fails when it is run a second time: the account is used again, the application is a duplicate', async () => {
    const lab = await testLab();
    await lab.play(configure());
    const before = lab.kept().exchange;
    const second = await lab.play(configure());
    expect(second.lines.filter((each) => each.startsWith('Skipping role assignment'))).toHaveLength(3);
    expect(second.errors).toEqual([
      expect.objectContaining({ fullyQualifiedErrorId: 'ErrorDuplicatePartnerApplication,New-PartnerApplication' }),
    ]);
    expect(second.end).toEqual({ kind: 'ended', hadErrors: true, exitCode: 1 });
    expect(lab.kept().exchange).toEqual(before);
  });

  it('says which application types there are, and exits with 1', async () => {
    const { lines, end } = await (await testLab()).play(
      configure({ AuthMetadataUrl: 'https://x/metadata/json/1', ApplicationType: 'SkypeForBusiness' }),
    );
    expect(lines).toEqual(['', "Invalid (ServiceName) specified. Possible values are 'Lync', 'SharePoint', or 'Generic'."]);
    expect(end).toMatchObject({ exitCode: 1 });
  });

  it.each([
    [{ ApplicationType: 'Lync' }, 'MissingMandatoryParameter'],
    [{ AuthMetadataUrl: 'https://x', ApplicationType: 'Lync', Pool: 'x' }, 'NamedParameterNotFound'],
    [{ AuthMetadataUrl: 'https://x', ApplicationType: 'Lync', TrustAnySSLCertificate: 'yes' }, 'ParameterArgumentTransformationError'],
  ])('refuses the parameters %j', async (parameters, id) => {
    const { errors } = await (await testLab()).play(configure(parameters));
    expect(errors[0]?.fullyQualifiedErrorId).toContain(id);
  });

  it('fails where the first accepted domain’s name is not a domain', async () => {
    const lab = await testLab({
      alter: (world) => {
        for (const each of world.exchange.acceptedDomains) each.name = 'Litware Main';
      },
    });
    expect(message(await lab.play(configure()))).toContain("'LyncEnterprise-ApplicationAccount@Litware Main' is invalid");
    expect(lab.kept().exchange.mailUsers).toEqual([]);
  });

  it('stops at the download where Skype publishes no key, and leaves account and roles behind', async () => {
    const lab = await testLab({ faults: ['no-oauth-token-issuer'] });
    expect(message(await lab.play(configure()))).toContain('(500) Internal Server Error');
    expect(lab.kept().exchange.partners).toEqual([]);
    expect(lab.kept().exchange.mailUsers).toHaveLength(1);
  });
});
