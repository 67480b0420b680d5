// Each way of breaking the lab: it fails as production does, the article alone does not get past it where an admin is needed,
// and once it is mended the article ends in "Test passed.".

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { describe as certificate } from '../../src/lab/certificates.ts';
import { createWorld } from '../../src/lab/create.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { mendFault } from '../../src/lab/mend.ts';
import { type LabWorld, worldSchema } from '../../src/lab/world.ts';
import type { Parameters } from '../../src/model/command.ts';
import { get } from './asking.ts';
import {
  addExchange,
  autodiscoverUrl,
  configure,
  exchangeMetadata,
  exchangeServer,
  first,
  frontEnd,
  iisReset,
  inExchange,
  inSkype,
  message,
  newFolder,
  onWindows,
  openTestLab,
  read,
  replicated,
  setAutodiscover,
  skypeMetadata,
  storageTest,
  type TestLab,
  testLab,
} from './playing.ts';

// Slow enough that a worker's 12 hours are half a minute, which no test here takes.
const factor = 2000;
const making = () => ({ now: new Date(), random: randomBytes });

/** Whether Skype has no certificate to sign with, or one that is not valid today, or that no token can be signed with. */
function cannotSign({ skype, certificates }: LabWorld): boolean {
  const signer = certificates.find((each) => each.thumbprint === skype.central.settings.tokenIssuer?.thumbprint);
  if (signer === undefined) return true;
  const { notBefore, notAfter, isRsa } = certificate(signer.pem);
  return !isRsa || Date.parse(notBefore) > Date.now() || Date.parse(notAfter) < Date.now();
}

/** Follows the article and what belongs to it, wherever the world stands, as the wizard would; then tests. */
async function follow(lab: TestLab) {
  const { skype, exchange } = lab.kept();
  if (cannotSign(lab.kept())) {
    const Thumbprint = skype.defaults[0]?.thumbprint ?? '';
    await lab.play(inSkype('Set-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint }));
    await replicated(lab);
  }
  await renewAuthCertificate(lab);
  const [partner] = exchange.partners;
  if (partner === undefined) await lab.play(configure());
  else {
    await lab.play(inExchange('Set-PartnerApplication', { Identity: partner.guid }, ['RefreshAuthMetadata']));
    await lab.play(inExchange('Set-PartnerApplication', { Identity: partner.guid, Enabled: true }));
  }
  await lab.play(iisReset(exchangeServer));
  await lab.play(setAutodiscover);
  if (skype.central.settings.partners.every(({ identity }) => identity !== 'Exchange')) await lab.play(addExchange);
  await replicated(lab);
  return lab.play(storageTest);
}

/** The recovery of KB 2617816, where the auth certificate has expired, or cannot sign. */
async function renewAuthCertificate(lab: TestLab) {
  const Thumbprint = lab.kept().exchange.authConfig.current;
  const [current] = (await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint }))).objects;
  if (String(read(current, 'Status')) !== 'DateInvalid' && String(read(current, 'PublicKeySize')) !== '0') return;
  const SubjectName = 'cn=Microsoft Exchange Server Auth Certificate';
  const made = await lab.play(
    inExchange('New-ExchangeCertificate', { KeySize: 2048, PrivateKeyExportable: true, SubjectName, Services: 'None' }),
    { prompts: { 'default SMTP certificate': 'no' } },
  );
  const NewCertificateThumbprint = String(read(made.objects[0], 'Thumbprint'));
  const NewCertificateEffectiveDate = { kind: 'date', at: new Date().toISOString() } as const;
  await lab.play(inExchange('Set-AuthConfig', { NewCertificateThumbprint, NewCertificateEffectiveDate }, ['Force']));
  await lab.play(inExchange('Set-AuthConfig', {}, ['PublishCertificate']));
}

async function mended(lab: TestLab, ids: readonly string[]): Promise<TestLab> {
  await lab.world.close();
  for (const id of ids) mendFault(lab.dir, id, making());
  return openTestLab(lab.dir, factor);
}

const byAdmin = faults.filter((each) => each.mend.by === 'an admin').map((each) => each.id);
const byNobody = faults.filter((each) => each.mend.by === 'nobody').map((each) => each.id);
const byWizard = faults.filter((each) => each.mend.by === 'the wizard').map((each) => each.id);
/** What fails with a renewal, or at some later day, still works. */
const works = ['oauth-due', 'front-end-behind', 'entry-of-gone-pool', 'auth-next-overdue', 'auth-key-weak', 'two-entries'];
/** Passes by itself. */
const passes = ['exchange-busy'];
/** The wizard does more than the article says. */
const beyondTheArticle = [
  'linked-account-gone',
  'roles-missing',
  'sids-refused',
  'pool-stopped',
  'exchange-realm-by-hand',
  'shell-objects-empty',
];

describe('a fault', () => {
  it('is known, and who mends it', () => {
    expect(byAdmin).toHaveLength(39);
    expect(byWizard).toHaveLength(23);
    expect(byNobody.toSorted()).toEqual([
      'auth-due',
      'auth-is-web',
      'auth-new-takes-smtp',
      'certificates-differ',
      'exchange-busy',
      'hybrid-furniture',
      'not-archived',
      'pfx-aes',
    ]);
  });

  it.each(byNobody.filter((each) => !passes.includes(each)))('%s: breaks nothing', async (id) => {
    expect((await follow(await testLab({ faults: [id], factor }))).objects).toEqual(['Test passed.']);
  });

  it.each(passes)('%s: is over when the test is made again', async (id) => {
    const lab = await testLab({ faults: [id], factor });
    await follow(lab);
    await lab.play(storageTest);
    expect((await lab.play(storageTest)).objects).toEqual(['Test passed.']);
  });

  it.each(byWizard.filter((each) => ![...works, ...beyondTheArticle].includes(each)))(
    '%s: the test fails, and passes when the article has been followed',
    async (id) => {
      const lab = await testLab({ faults: [id], factor });
      expect((await lab.play(storageTest)).objects).toEqual([]);
      expect((await follow(lab)).objects).toEqual(['Test passed.']);
    },
  );

  it.each(works)('%s: the test passes today', async (id) => {
    expect((await follow(await testLab({ faults: [id], factor }))).objects).toEqual(['Test passed.']);
  });

  it.each([...byAdmin, ...beyondTheArticle].filter((each) => !works.includes(each)))(
    '%s: the article alone does not help; once it is mended, it does',
    async (id) => {
      const lab = await testLab({ faults: [id], factor });
      expect((await follow(lab)).objects).toEqual([]);
      expect((await follow(await mended(lab, [id]))).objects).toEqual(['Test passed.']);
    },
  );

  it('combines with all others, and all of them can be mended together', async () => {
    const lab = await testLab({ faults: faults.map((each) => each.id), factor });
    expect((await follow(lab)).objects).toEqual([]);
    const whole = await mended(lab, [...byAdmin, ...beyondTheArticle, ...passes]);
    expect((await follow(whole)).objects).toEqual(['Test passed.']);
  });

  it('makes a world of the same shape, alone and with any other', () => {
    const world = createWorld({ preset: 'small', faults: faults.map((each) => each.id).reverse(), ...making() });
    expect(worldSchema.parse(JSON.parse(JSON.stringify(world)))).toEqual(world);
    expect(world.faults).toEqual(faults.map((each) => each.id));
  });
});

describe('what the admin meets', () => {
  // Slower still: the world of a test before may be used again, and its workers must not have read anew since.
  const failureOf = async (id: string) => message(await (await testLab({ faults: [id], factor: 200 })).play(storageTest));

  it('says so in the documented words', async () => {
    expect(await failureOf('stale-skype-certificate')).toContain('2000000;reason="The token has an invalid signature."');
    expect(await failureOf('partner-application-disabled')).toContain('2000009;reason="The issuer of the token is unknown.');
    expect(await failureOf('one-server-not-restarted')).toContain('2000009;');
    expect(message(await follow(await testLab({ faults: ['html-login-page'], factor })))).toMatch(
      /not a valid metadata|No ExchangeAutodiscoverUrl|expected 'text\/xml'/,
    );
    expect(await failureOf('autodiscover-url-wrong')).toMatch(/code=ErrorEwsAutodiscover, .*\(404\) Not Found/);
  });

  it('an expired auth certificate: a document without a key, and Skype cannot use it', async () => {
    const lab = await testLab({ faults: ['auth-certificate-expired'], factor });
    expect(JSON.parse((await get(lab, exchangeMetadata)).body)).toMatchObject({ keys: [] });
    expect(message(await lab.play(addExchange))).toContain('not a valid metadata document');
    const { current } = lab.kept().exchange.authConfig;
    const { objects } = await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint: current }));
    expect(objects[0]).toMatchObject({ Status: 'DateInvalid', FriendlyName: 'Microsoft Exchange Server Auth Certificate' });
  });

  it('a missing auth certificate: HTTP 500, and “not found” from Exchange’s own cmdlet', async () => {
    const lab = await testLab({ faults: ['auth-certificate-missing-on-one-server'], factor });
    expect((await get(lab, exchangeMetadata)).status).toBe(500);
    const { current } = lab.kept().exchange.authConfig;
    expect(message(await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint: current })))).toContain('was not found');
  });

  it('no trust: the Front End refuses Exchange, and everybody else does not', async () => {
    const lab = await testLab({ faults: ['tls-untrusted'], factor });
    const from = async (computer: string, Url: string) => (await lab.play(onWindows(computer, 'Get-WebDocument', { Url }))).objects[0];
    expect(await from(frontEnd, exchangeMetadata)).toMatchObject({ Stage: 'tls' });
    expect(await from(exchangeServer, skypeMetadata)).toMatchObject({ Stage: 'done', Status: 200 });
    expect((await get(lab, autodiscoverUrl)).status).toBe(401);
  });

  it('what stands in between is met by every server that asks, and by this computer', async () => {
    const seenIn = async (id: string, preset = 'small') => {
      const lab = await testLab({ faults: [id], factor, preset });
      const from = preset === 'small' ? frontEnd : 'atl-fe-001.litwareinc.com';
      const [seen] = (await lab.play(onWindows(from, 'Get-WebDocument', { Url: exchangeMetadata }))).objects;
      return { lab, seen };
    };
    const page = await seenIn('html-login-page');
    expect(page.seen).toMatchObject({
      Stage: 'done',
      Status: 200,
      ContentType: 'text/html; charset=utf-8',
      Body: expect.stringContaining('Sign in'),
    });
    expect(await get(page.lab, exchangeMetadata)).toMatchObject({ status: 200, body: expect.stringContaining('Sign in') });
    expect((await get(page.lab, exchangeMetadata, { at: exchangeServer })).body).toContain('00000002');

    const redirected = await seenIn('redirected');
    const to = 'https://portal.litwareinc.com/autodiscover/metadata/json/1';
    expect(redirected.seen).toMatchObject({ Stage: 'http', Status: null, Redirects: [to], ChainTrusted: true });
    expect(await get(redirected.lab, exchangeMetadata)).toMatchObject({ status: 302, headers: { location: to } });

    const named = await seenIn('certificate-name-wrong');
    expect(named.seen).toMatchObject({ Stage: 'tls', NameMatches: false, ChainTrusted: true });
    await expect(get(named.lab, exchangeMetadata)).rejects.toThrow(/altnames/);

    const partial = await seenIn('intermediate-missing');
    expect(partial.seen).toMatchObject({ Stage: 'tls', NameMatches: true, ChainTrusted: false, Links: [{ Status: 'PartialChain' }] });
    await expect(get(partial.lab, exchangeMetadata)).rejects.toThrow(/unable to verify/);

    const old = await seenIn('tls-old');
    expect(old.seen).toMatchObject({
      Stage: 'tls',
      Detail: expect.stringContaining('SSL/TLS secure channel'),
      ConnectedTo: '127.0.0.1',
      Protocol: null,
    });
    await expect(get(old.lab, exchangeMetadata)).rejects.toThrow(/protocol version/);
  });

  it('two certificates under one name: each server of the pool shows its own', async () => {
    const lab = await testLab({ faults: ['certificates-differ'], factor, preset: 'pool' });
    const look = async () => first(await lab.play(onWindows('atl-fe-001.litwareinc.com', 'Get-WebDocument', { Url: exchangeMetadata })));
    const shown = [await look(), await look()].map((each) => JSON.stringify(read(each, 'Links')));
    expect(shown[0]).not.toBe(shown[1]);
  });

  it('a clock that is slow, and TLS that ends too early: every token is refused, each with its code', async () => {
    expect(message(await follow(await testLab({ faults: ['clock-wrong'], factor })))).toContain('2000002;reason="The token has expired."');
    expect(message(await follow(await testLab({ faults: ['tls-offloaded'], factor })))).toContain(
      "2000003;reason=\"The hostname component of the audience claim value is invalid. Expected 'http://autodiscover.litwareinc.com'.",
    );
  });

  it('a missing role: the cmdlet is not recognized, and Get-Command does not know it', async () => {
    const lab = await testLab({ faults: ['rights-missing'], factor });
    expect(message(await lab.play(inExchange('New-PartnerApplication', { Name: 'x', AuthMetadataUrl: 'https://x' })))).toContain(
      "'New-PartnerApplication' is not recognized",
    );
    const asked = (more: Parameters) =>
      lab.play(
        inExchange('Get-Command', {
          Name: { kind: 'list', items: ['New-PartnerApplication', 'Get-PartnerApplication', 'Get-CsPool'] },
          ...more,
        }),
      );
    const told = await asked({ ErrorAction: 'SilentlyContinue' });
    expect(told.objects).toMatchObject([{ Name: 'Get-PartnerApplication', Parameters: { Identity: {}, DomainController: {} } }]);
    expect(told.errors).toEqual([]);
    expect(message(await asked({}))).toContain("'New-PartnerApplication' is not recognized");
  });

  it('archiving without a hold: the folder is missing, which is no failure of the trust', async () => {
    const lab = await testLab({ faults: ['not-archived'], factor });
    expect((await follow(lab)).objects).toEqual(['Test passed.']);
    const archiving = inSkype('Test-CsExStorageConnectivity', { SipUri: 'sip:kenmyer@litwareinc.com', Folder: 'Dumpster' }, ['DeleteItem']);
    const failed = message(await lab.play(archiving));
    expect(diagnose(ownEvidence([failed]))).toMatchObject({ id: 'archive-folder', cause: expect.stringContaining('Authentication works') });
    expect((await (await mended(lab, ['not-archived'])).play(archiving)).objects).toEqual(['Test passed.']);
  });

  it('no mailbox: the admin has none, others do', async () => {
    const lab = await testLab({ faults: ['user-without-mailbox'], factor });
    expect(message(await lab.play(inExchange('Get-Mailbox', { Identity: 'kenmyer@litwareinc.com' })))).toContain("couldn't be found");
    expect((await lab.play(inExchange('Get-Mailbox', { Identity: 'pilarackerman@litwareinc.com' }))).errors).toEqual([]);
  });
});

describe('mending', () => {
  it('says so where there is nothing to mend, or no more', async () => {
    const lab = await testLab({ faults: ['stale-skype-certificate', 'hybrid-furniture'], factor });
    await lab.world.close();
    const mended = (id: string) => mendFault(lab.dir, id, making());
    expect(mended('stale-skype-certificate').kind).toBe('mended');
    expect(mended('stale-skype-certificate')).toMatchObject({ kind: 'nothing to mend', words: expect.stringMatching(/no longer\.$/) });
    expect(mended('hybrid-furniture').kind).toBe('nothing to mend');
    expect(mended('tls-untrusted')).toMatchObject({ kind: 'nothing to mend', words: expect.stringMatching(/made without the fault/) });
  });

  it('is refused with a sentence where there is no world', () => {
    expect(() => mendFault(newFolder(), 'tls-untrusted', making())).toThrow(/no practice world/);
  });
});
