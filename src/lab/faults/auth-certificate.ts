// The certificate with which Exchange signs: it has run out or soon will, a server lacks it, others trust it too.

import { addAuthCertificate } from '../auth-certificates.ts';
import { describe, issue } from '../certificates.ts';
import type { KeyKind } from '../keys.ts';
import { addCloud } from '../presets/hybrid.ts';
import { startWorkers } from '../workers.ts';
import { type Certificate, findCertificate, type LabWorld } from '../world.ts';
import { inExchange, keyOn } from './edits.ts';
import { allSettings, day, endOf, exchangeServers, type Fault, hour, later, type Making, type Mend, restartAll } from './fault.ts';

const fiveYears = 5 * 365 * day;

const newAuthCertificate =
  "New-ExchangeCertificate -KeySize 2048 -PrivateKeyExportable $true -SubjectName 'cn=Microsoft Exchange Server Auth Certificate'";

const makesAnother: Mend = {
  by: 'the wizard',
  words: 'makes a new auth certificate and publishes it',
  types: [newAuthCertificate, 'Set-AuthConfig -NewCertificateThumbprint <thumbprint>', 'Set-AuthConfig -PublishCertificate'],
  do: (world, making) => {
    const { authConfig } = world.exchange;
    const { current: previous } = authConfig;
    if (endOf(world, previous) >= making.now && bitsOf(world, previous) >= 2048) return;
    const current = addToAll(world, makeAuthCertificate(making, later(making.now, -hour)));
    Object.assign(authConfig, { previous, current, changed: making.now.toISOString() });
  },
};

const authCertificate = ({ exchange }: LabWorld) => exchange.authConfig.current;

export const authCertificateFaults: readonly Fault[] = [
  {
    id: 'auth-certificate-expired',
    title: 'Exchange’s auth certificate has expired',
    words:
      'The certificate with which Exchange signs was valid for five years, until yesterday, and nobody renewed it. Exchange publishes no key any more, so Skype cannot make Exchange its partner.',
    source: 'facts.md 25, 31',
    breaks: 'a new world',
    break: letEnd,
    mend: { ...makesAnother, behind: ['auth.expired'] },
  },
  // Since October 2025 Export-ExchangeCertificate does not give this key away: the publisher's script does what can be done.
  {
    id: 'auth-certificate-missing-on-one-server',
    title: 'Exchange’s auth certificate is missing on one server',
    words: 'The last one was restored without it, and answers with an error where it should publish its metadata document.',
    source: 'facts.md 23, 24',
    breaks: 'a new world',
    break: takeFromLast,
    mend: {
      by: 'an admin',
      words: 'gives the auth certificate to the server that lacks it, with the publisher’s script',
      types: ['.\\MonitorExchangeAuthCertificate.ps1', '.\\MonitorExchangeAuthCertificate.ps1 -ValidateAndRenewAuthCertificate $true'],
      behind: ['auth.missing', 'auth.missing-everywhere', 'auth.no-key'],
      do: giveToAll,
    },
  },
  {
    id: 'auth-due',
    title: 'Exchange’s auth certificate expires in 40 days',
    words:
      'Everything works. The certificate with which Exchange signs has 40 days left of its five years, and nobody has staged a next one.',
    source: 'facts.md 26',
    breaks: 'a finished set-up',
    break: letEndSoon,
    mend: {
      by: 'nobody',
      words: 'stages a next auth certificate in good time, for a day on which IIS can be restarted',
      types: [newAuthCertificate, 'Set-AuthConfig -NewCertificateThumbprint <thumbprint> -NewCertificateEffectiveDate <day>'],
      do: stageNext,
    },
  },
  {
    id: 'auth-expired-later',
    title: 'Exchange’s auth certificate has expired since the set-up',
    words:
      'The set-up worked until yesterday, when the certificate with which Exchange signs ran out. IIS was restarted since, and Exchange cannot check the tokens of others any more.',
    source: 'facts.md 24, 25',
    breaks: 'a finished set-up',
    break: (world, making) => {
      putAuthCertificate(world, making, later(making.now, -day));
      tellSkype(world);
      restartAll(world, making.now, later(making.now, -12 * hour));
    },
    mend: { ...makesAnother, behind: ['auth.expired'] },
  },
  {
    id: 'auth-next-overdue',
    title: 'Exchange’s next auth certificate does not take over',
    words: 'A next one was staged for three days ago. The service that makes it current has not run since: a server was rebuilt.',
    source: 'facts.md 26, 28',
    breaks: 'a finished set-up',
    break: stageOverdue,
    mend: {
      by: 'the wizard',
      words: 'makes the next auth certificate the current one',
      types: ['Get-AuthConfig | Format-List Next*', 'Set-AuthConfig -PublishCertificate'],
      behind: ['auth.next.overdue'],
      do: publishOverdue,
    },
  },
  {
    id: 'auth-key-weak',
    title: 'Exchange signs with a key of 1,024 bits',
    words: 'Somebody made the auth certificate with a tool of his own. It works today, and no update has to bear it.',
    source: 'facts.md 132',
    breaks: 'a new world',
    break: (world, making) => signWith(world, making, makeAuthCertificate(making, later(making.now, -day), 1024)),
    mend: { ...makesAnother, behind: ['auth.weak'] },
  },
  {
    id: 'auth-key-elliptic',
    title: 'Exchange’s auth certificate has an elliptic-curve key',
    words: 'The company’s authority made it, by a template of today. Exchange signs with RSA keys: its web services check no token.',
    source: 'facts.md 24, 132',
    breaks: 'a new world',
    break: (world, making) => signWith(world, making, makeAuthCertificate(making, later(making.now, -day), 'P-256', world.authority)),
    mend: { ...makesAnother, behind: ['auth.other-key'] },
  },
  {
    id: 'auth-key-unusable',
    title: 'One Exchange server cannot open the key of its auth certificate',
    words: 'The last one was cleaned of old files, and with them of a key file. The certificate is there, and seems to have its key.',
    source: 'facts.md 24, 239',
    breaks: 'a new world',
    break: (world, { now }) => loseKey(world, now),
    mend: {
      by: 'an admin',
      words: 'brings the key file back from a backup, and lets Windows join it with its certificate',
      types: ['certutil -repairstore my <thumbprint>', 'iisreset'],
      behind: ['auth-key.unusable'],
      do: bringKeyBack,
    },
  },
  {
    id: 'shell-objects-empty',
    title: 'Exchange’s shell hands over certificates without their properties',
    words: 'Since an update it signs what it sends with the auth certificate. That one ended yesterday, and bytes are all that comes.',
    source: 'facts.md 33',
    breaks: 'a new world',
    break: (world, making) => {
      world.exchange.signsObjects = true;
      letEnd(world, making);
    },
    mend: { ...makesAnother, behind: ['auth.expired'] },
  },
  // That it happens in spite of a No is an assumption; Microsoft's script reads the SMTP certificate before and puts it back after.
  {
    id: 'auth-new-takes-smtp',
    title: 'A new certificate of Exchange takes SMTP over',
    words: 'New-ExchangeCertificate asks whether the new one shall replace the SMTP certificate, and whatever the answer is, it does.',
    source: 'facts.md 32',
    breaks: 'a new world',
    break: inExchange({ newCertificateTakesSmtp: true }),
    mend: {
      by: 'nobody',
      words: 'gives SMTP back to the certificate that had it; the wizard does so itself when it makes one',
      types: ['Enable-ExchangeCertificate -Thumbprint <the one before> -Services SMTP'],
      do: giveSmtpBack,
    },
  },
  {
    id: 'hybrid-furniture',
    title: 'Others trust these keys too: the organisation is hybrid',
    words:
      'Part of the mailboxes is in Exchange Online. Exchange and Skype each know authorization servers and partners in the cloud, which trust the same signing keys. Nothing is broken, but whoever changes a key has more to do.',
    source: 'facts.md 35, 37, 38, 135',
    breaks: 'a new world',
    break: addCloud,
    mend: {
      by: 'nobody',
      words: 'looks who else trusts a key before it changes; the wizard names them',
      types: ['Get-AuthServer', 'Get-CsPartnerApplication'],
      do: () => undefined,
    },
  },
];

/** The size of a certificate's key, 0 where no token can be signed with it; of none, the usual one. */
function bitsOf(world: LabWorld, thumbprint: string | null): number {
  const found = thumbprint === null ? undefined : findCertificate(world, thumbprint);
  return found === undefined ? 2048 : describe(found.pem).bits;
}

/** From now on Exchange signs with it, on every server. */
function signWith(world: LabWorld, { now }: Making, certificate: Certificate): void {
  Object.assign(world.exchange.authConfig, { current: addToAll(world, certificate), previous: null });
  restartAll(world, now, later(now, -12 * hour));
}

/** Exchange loads its OAuth configuration when its workers start: until then the key that is back changes nothing (facts.md 24). */
function bringKeyBack(world: LabWorld, { now }: Making): void {
  const current = authCertificate(world);
  const without = exchangeServers(world).filter(({ store }) => store.some((each) => each.thumbprint === current && each.keyTrouble));
  keyOn(exchangeServers, authCertificate, null)(world);
  for (const each of without) startWorkers(each, world, now.toISOString());
}

function stageOverdue(world: LabWorld, making: Making): void {
  const next = addToAll(world, makeAuthCertificate(making, later(making.now, -10 * day)));
  world.exchange.authAdmin = 'does not run';
  Object.assign(world.exchange.authConfig, { next, nextEffective: later(making.now, -3 * day).toISOString() });
}

function publishOverdue({ exchange }: LabWorld, { now }: Making): void {
  const { current, next, nextEffective } = exchange.authConfig;
  if (next === null || new Date(nextEffective ?? now) >= now) return;
  Object.assign(exchange.authConfig, { previous: current, current: next, next: null, nextEffective: null, changed: now.toISOString() });
}

/** The auth certificate on every Exchange server has been this one for years, and is valid until `notAfter`. */
function putAuthCertificate(world: LabWorld, making: Making, notAfter: Date): void {
  const notBefore = later(notAfter, -fiveYears);
  const { authConfig } = world.exchange;
  for (const each of exchangeServers(world)) each.store = each.store.filter(({ thumbprint }) => thumbprint !== authConfig.current);
  const current = addToAll(world, makeAuthCertificate(making, notBefore));
  Object.assign(authConfig, { previous: null, current, changed: notBefore.toISOString() });
}

/** As New-ExchangeCertificate makes one: for five years. */
function makeAuthCertificate({ random }: Making, notBefore: Date, bits: KeyKind = 2048, issuer: Certificate | 'itself' = 'itself') {
  const name = { commonName: 'Microsoft Exchange Server Auth Certificate', names: [] } as const;
  return issue({ ...name, issuer, bits, digest: 'sha256', notBefore, notAfter: later(notBefore, fiveYears), use: 'server' }, random);
}

/** Gives a certificate to every Exchange server. */
function addToAll(world: LabWorld, { thumbprint, ...rest }: Certificate): string {
  world.certificates.push({ thumbprint, ...rest });
  for (const each of exchangeServers(world)) addAuthCertificate(each, thumbprint);
  return thumbprint;
}

/** Skype holds the key that Exchange signs with. */
function tellSkype(world: LabWorld): void {
  const current = world.certificates.find((each) => each.thumbprint === world.exchange.authConfig.current);
  for (const { partners } of allSettings(world))
    for (const { keys } of partners) if (keys.kind === 'metadata' && current !== undefined) keys.certificates = [describe(current.pem).raw];
}

function takeFromLast(world: LabWorld, { now }: Making): void {
  const { current } = world.exchange.authConfig;
  for (const each of exchangeServers(world).slice(-1)) each.store = each.store.filter(({ thumbprint }) => thumbprint !== current);
  restartAll(world, now, later(now, -12 * hour));
}

function giveToAll(world: LabWorld): void {
  for (const each of exchangeServers(world)) addAuthCertificate(each, world.exchange.authConfig.current);
}

function letEndSoon(world: LabWorld, making: Making): void {
  putAuthCertificate(world, making, later(making.now, 40 * day));
  tellSkype(world);
  restartAll(world, making.now, later(making.now, -12 * hour));
}

function stageNext(world: LabWorld, making: Making): void {
  const { authConfig } = world.exchange;
  const ends = endOf(world, authConfig.current);
  if (authConfig.next !== null || ends < making.now || ends > later(making.now, 60 * day)) return;
  const next = addToAll(world, makeAuthCertificate(making, later(making.now, -hour)));
  Object.assign(authConfig, { next, nextEffective: later(making.now, 3 * day).toISOString() });
}

function letEnd(world: LabWorld, making: Making): void {
  putAuthCertificate(world, making, later(making.now, -day));
  restartAll(world, making.now, later(making.now, -12 * hour));
}

function giveSmtpBack({ exchange }: LabWorld): void {
  const { current } = exchange.authConfig;
  exchange.transportCertificates = exchange.transportCertificates.filter(({ thumbprint }) => thumbprint !== current);
}

function loseKey(world: LabWorld, now: Date): void {
  keyOn((each) => exchangeServers(each).slice(-1), authCertificate, '0x80090016')(world);
  restartAll(world, now, later(now, -12 * hour));
}
