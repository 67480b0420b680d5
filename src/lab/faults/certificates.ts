// The certificate with which Skype signs: none is assigned, or it has run out.

import { describe, issue } from '../certificates.ts';
import type { KeyKind } from '../keys.ts';
import { entry } from '../presets/parts.ts';
import { type Certificate, findCertificate, type LabWorld } from '../world.ts';
import { keyOn } from './edits.ts';
import { allSettings, day, endOf, type Fault, frontEnds, hour, later, type Making, restartAll } from './fault.ts';

const tokensName = 'Skype for Business Server OAuth';

const requestAndAssign = [
  'Request-CsCertificate -New -Type OAuthTokenIssuer -CA <authority> -FriendlyName <name>',
  'Set-CsCertificate -Identity Global -Type OAuthTokenIssuer -Thumbprint <thumbprint>',
] as const;

const tokenIssuer = ({ skype }: LabWorld) => skype.central.settings.tokenIssuer?.thumbprint;

export const certificateFaults: readonly Fault[] = [
  {
    id: 'no-oauth-token-issuer',
    title: 'No OAuthTokenIssuer certificate is assigned',
    words: 'That part of the Deployment Wizard was left out. One that fits is in the Front End Server’s store, and has to be assigned.',
    source: 'facts.md 17',
    breaks: 'a new world',
    break: assignNone,
    mend: {
      by: 'the wizard',
      words: 'assigns the certificate that is in the Front End Server’s store',
      types: ['Set-CsCertificate -Identity Global -Type OAuthTokenIssuer -Thumbprint <thumbprint>'],
      behind: ['oauth.none'],
      do: assignAgain,
    },
  },
  {
    id: 'oauth-expired',
    title: 'Skype’s OAuthTokenIssuer certificate has expired',
    words: 'All worked until yesterday, when it ran out and nobody renewed it. Skype publishes no key, and Exchange refuses its tokens.',
    source: 'facts.md 18',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, -2 * 365 * day), later(making.now, -day)),
    mend: {
      by: 'the wizard',
      words: 'has a new certificate made for Skype’s tokens, and assigns it',
      types: requestAndAssign,
      behind: ['oauth.expired'],
      do: renewEnded,
    },
  },
  {
    id: 'oauth-due',
    title: 'Skype’s OAuthTokenIssuer certificate ends in 20 days',
    words:
      'Everything works. The certificate with which Skype signs ends in 20 days: there is time to let a new one take over on a day that suits.',
    source: 'facts.md 13, 18',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, -2 * 365 * day), later(making.now, 20 * day)),
    mend: {
      by: 'the wizard',
      words: 'has a new certificate made for Skype’s tokens before the old one ends, and lets it take over tomorrow',
      types: [requestAndAssign[0], `${requestAndAssign[1]} -Roll -EffectiveDate <tomorrow>`],
      do: stageNext,
    },
  },
  {
    id: 'oauth-not-yet-valid',
    title: 'Skype’s OAuthTokenIssuer certificate is not valid yet',
    words: 'It was made for next week’s change, and assigned today by mistake. Skype publishes no key, and signs nothing.',
    source: 'facts.md 134',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, 7 * day), later(making.now, 2 * 365 * day)),
    mend: {
      by: 'the wizard',
      words: 'has a certificate made for Skype’s tokens that is valid today, and assigns it',
      types: requestAndAssign,
      behind: ['oauth.not-yet-valid'],
      do: (world, making) => void (isYetToBegin(world, making) && signWith(world, making, newTokenIssuer(world, making))),
    },
  },
  {
    id: 'oauth-key-elliptic',
    title: 'Skype’s OAuthTokenIssuer certificate has an elliptic-curve key',
    words: 'The company’s authority renewed it by a template of today. Skype signs its tokens with RSA keys, and comes without one.',
    source: 'facts.md 132, an assumption for Skype',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, -day), later(making.now, 2 * 365 * day), 'P-256'),
    mend: {
      by: 'the wizard',
      words: 'has a certificate with an RSA key made for Skype’s tokens, and assigns it',
      types: requestAndAssign,
      behind: ['oauth.useless'],
      do: (world, making) => void (signsNothing(world) && signWith(world, making, newTokenIssuer(world, making))),
    },
  },
  {
    id: 'oauth-key-unusable',
    title: 'One Front End cannot open the key of Skype’s OAuthTokenIssuer',
    words: 'The last one was restored without key files. It has the certificate, and comes to Exchange without a token.',
    source: 'facts.md 239',
    breaks: 'a new world',
    break: keyOn((world) => frontEnds(world).slice(-1), tokenIssuer, '0x80090016'),
    mend: {
      by: 'an admin',
      words: 'imports the PFX file of the certificate on that Front End again',
      types: ['certutil -repairstore my <thumbprint>', 'certutil -importpfx <PFX file>'],
      behind: ['oauth.store.unfit'],
      do: keyOn(frontEnds, tokenIssuer, null),
    },
  },
  {
    id: 'front-end-behind',
    title: 'One Front End has not received Skype’s new certificate',
    words: 'Skype’s certificate was renewed last week, and replication to the last Front End stands still: it signs with the one before.',
    source: 'facts.md 8, 19, 77',
    breaks: 'a finished set-up',
    break: renewWithoutLast,
    mend: {
      by: 'an admin',
      words: 'starts the service on that Front End that brings it Skype’s configuration',
      types: ['Get-CsManagementStoreReplicationStatus', 'Start-Service REPLICA'],
      behind: ['replication.pending', 'oauth.store.missing', 'contacts.replicated', 'oauth.replicated'],
      do: bringUpToDate,
    },
  },
  {
    id: 'certificate-requests-pending',
    title: 'The certification authority keeps requests for someone to grant',
    words: 'Skype has no certificate to sign with. The company’s authority issues none by itself: someone grants each request, in minutes.',
    source: 'facts.md 15: an authority may answer "pending"',
    breaks: 'a new world',
    break: keepRequests,
    mend: {
      by: 'the wizard',
      words: 'grants the requests at the certification authority',
      types: ['certutil -resubmit <number of the request>'],
      behind: ['oauth.granted', 'oauth.retrieve', 'oauth.request.pending'],
      do: grantRequests,
    },
  },
  {
    id: 'pfx-aes',
    title: 'The Front Ends cannot open newer PFX files',
    words:
      'They run Windows Server 2016, which says of a file that is protected with AES that its password is wrong. C:\\Certificates\\New.pfx is one.',
    source: 'facts.md 192',
    breaks: 'a new world',
    break: (world) => installWindows(world, 14_393),
    mend: {
      by: 'nobody',
      words: 'moves the Front Ends to a newer Windows',
      types: ['Export-PfxCertificate -Cert <certificate> -FilePath <file> -Password <password> -CryptoAlgorithmOption TripleDES_SHA1'],
      do: (world) => installWindows(world, 20_348),
    },
  },
];

function installWindows(world: LabWorld, build: number): void {
  for (const each of frontEnds(world)) each.windows = build;
}

/** Takes the token issuer out of use and out of every store. */
function takeTokenIssuer(world: LabWorld): void {
  const gone = allSettings(world).flatMap(({ tokenIssuer }) => (tokenIssuer === null ? [] : [tokenIssuer.thumbprint]));
  for (const settings of allSettings(world)) settings.tokenIssuer = null;
  for (const each of world.computers) each.store = each.store.filter(({ thumbprint }) => !gone.includes(thumbprint));
}

/** The certificate that was made for Skype's tokens, or one that would do. */
function inStore(world: LabWorld): Certificate | undefined {
  const entries = frontEnds(world).flatMap(({ store }) => store);
  const made = entries.find(({ friendlyName }) => friendlyName === tokensName)?.thumbprint;
  return findCertificate(world, made ?? world.skype.defaults[0]?.thumbprint ?? '');
}

const endOfTokenIssuer = (world: LabWorld): Date => endOf(world, world.skype.central.settings.tokenIssuer?.thumbprint ?? null);

const signerOf = (world: LabWorld) => findCertificate(world, world.skype.central.settings.tokenIssuer?.thumbprint ?? '');

function signsNothing(world: LabWorld): boolean {
  const signer = signerOf(world);
  return signer !== undefined && !describe(signer.pem).isRsa;
}

function isYetToBegin(world: LabWorld, { now }: Making): boolean {
  const signer = signerOf(world);
  return signer !== undefined && new Date(describe(signer.pem).notBefore) > now;
}

/** Made by the company's authority for two years; replication brings it to every Front End. */
function newTokenIssuer(world: LabWorld, { now, random }: Making): Certificate {
  const made = issue({ ...wantedFor(world), notBefore: later(now, -hour), notAfter: later(now, 2 * 365 * day) }, random);
  world.certificates.push(made);
  bringToFrontEnds(world, made);
  return made;
}

/** From now on Skype signs with it; whoever trusts Skype has still to be told. */
function signWith(world: LabWorld, { now }: Making, certificate: Certificate): void {
  const { thumbprint } = certificate;
  bringToFrontEnds(world, certificate);
  for (const settings of allSettings(world))
    settings.tokenIssuer = { thumbprint, previous: settings.tokenIssuer?.thumbprint ?? null, effective: now.toISOString(), next: null };
}

function bringToFrontEnds(world: LabWorld, certificate: Certificate): void {
  const lacking = frontEnds(world).filter(({ store }) => store.every(({ thumbprint }) => thumbprint !== certificate.thumbprint));
  for (const { store } of lacking) store.push(entry(certificate, 'OAuthTokenIssuer'));
}

const wantedFor = ({ directory: { domain }, authority }: LabWorld) =>
  ({ commonName: domain, names: [domain], bits: 2048, digest: 'sha256', use: 'server', issuer: authority }) as const;

/** As if Skype had signed with this certificate all along, and Exchange knew it. */
function putTokenIssuer(world: LabWorld, { now, random }: Making, notBefore: Date, notAfter: Date, bits: KeyKind = 2048): void {
  const made = issue({ ...wantedFor(world), bits, notBefore, notAfter }, random);
  takeTokenIssuer(world);
  world.certificates.push(made);
  for (const settings of allSettings(world))
    settings.tokenIssuer = { thumbprint: made.thumbprint, previous: null, effective: notBefore.toISOString(), next: null };
  for (const each of frontEnds(world)) each.store.push(entry(made, tokensName));
  for (const each of world.exchange.partners) each.certificates = [describe(made.pem).raw];
  restartAll(world, now, later(now, -12 * hour));
}

function stageNext(world: LabWorld, making: Making): void {
  const { now } = making;
  const [ends, current] = [endOfTokenIssuer(world), world.skype.central.settings.tokenIssuer];
  if (current === null || current.next !== null || ends < now || ends > later(now, 60 * day)) return;
  const { thumbprint } = newTokenIssuer(world, making);
  for (const { tokenIssuer } of allSettings(world))
    if (tokenIssuer !== null) tokenIssuer.next = { thumbprint, effective: later(now, day).toISOString() };
}

function keepRequests(world: LabWorld): void {
  world.authorityPolicy = 'pending';
  takeTokenIssuer(world);
}

function grantRequests(world: LabWorld, { now }: Making): void {
  world.authorityPolicy = 'issues';
  for (const { sent } of world.requests)
    if (sent !== null && new Date(sent.decides) > now) Object.assign(sent, { decides: now.toISOString(), answer: 'issues' });
}

function renewEnded(world: LabWorld, making: Making): void {
  if (endOfTokenIssuer(world) < making.now) signWith(world, making, newTokenIssuer(world, making));
}

function assignNone(world: LabWorld): void {
  for (const settings of allSettings(world)) settings.tokenIssuer = null;
}

function assignAgain(world: LabWorld, making: Making): void {
  if (world.skype.central.settings.tokenIssuer === null) signWith(world, making, inStore(world) ?? newTokenIssuer(world, making));
}

/** Exchange read the document that the first Front End gives out. */
function renewWithoutLast(world: LabWorld, making: Making): void {
  const { central, replicas } = world.skype;
  const [first, last] = [frontEnds(world)[0]?.fqdn, frontEnds(world).at(-1)];
  const made = newTokenIssuer(world, making);
  if (last !== undefined) last.store = last.store.filter(({ thumbprint }) => thumbprint !== made.thumbprint);
  central.revision += 1;
  central.settings.tokenIssuer = {
    thumbprint: made.thumbprint,
    previous: null,
    effective: later(making.now, -7 * day).toISOString(),
    next: null,
  };
  for (const each of replicas)
    if (each.fqdn === last?.fqdn) each.delay = null;
    else Object.assign(each, { revision: central.revision, settings: structuredClone(central.settings) });
  const read = replicas.find(({ fqdn }) => fqdn === first)?.settings.tokenIssuer?.thumbprint;
  const key = findCertificate(world, read ?? '');
  for (const each of world.exchange.partners) if (key !== undefined) each.certificates = [describe(key.pem).raw];
  restartAll(world, making.now, later(making.now, -12 * hour));
}

function bringUpToDate(world: LabWorld): void {
  const { central, replicas } = world.skype;
  const still = replicas.filter((each) => each.delay === null && frontEnds(world).some(({ fqdn }) => fqdn === each.fqdn));
  for (const each of still) Object.assign(each, { delay: 60, revision: central.revision, settings: structuredClone(central.settings) });
  const signer = signerOf(world);
  if (still.length > 0 && signer !== undefined) bringToFrontEnds(world, signer);
}
