// The ways in which the lab can be broken, as a catalogue. A fault alters a new world before it is kept; what follows from it,
// the admin meets as production would show it. They combine, and are made in the order of this list.
// To extend: add an entry with an id, a title, what happens and why (words), its source, `break`, and who mends it.

import { describe, issue } from './certificates.ts';
import type { Random } from './ids.ts';
import { startWorkers } from './workers.ts';
import { type Computer, type SkypeSettings, same, type World } from './world.ts';

export type Making = { readonly now: Date; readonly random: Random };

/** The wizard mends what is its own; the rest an admin does outside of it (mend.ts plays that). */
type Mend =
  | { readonly by: 'the wizard' }
  | { readonly by: 'an admin'; readonly words: string; readonly apply: (world: World, making: Making) => void };

export type Fault = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Where we know it from. */
  readonly source: string;
  /** What it breaks: 'a finished set-up' is made first, as if the article had been followed the day before. */
  readonly breaks: 'a new world' | 'a finished set-up';
  readonly break: (world: World, making: Making) => void;
  readonly mend: Mend;
};

const hour = 3_600_000;
const day = 24 * hour;
const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

export const faults: readonly Fault[] = [
  {
    id: 'no-oauth-token-issuer',
    title: 'No OAuthTokenIssuer certificate is assigned',
    words:
      'Skype for Business Server has no certificate to sign its tokens with, because that part of the Deployment Wizard was left out. A suitable certificate is in the Front End Server’s store; it only has to be assigned.',
    source: 'domain.md 8, number 7',
    breaks: 'a new world',
    break: (world) => {
      for (const settings of allSettings(world)) settings.tokenIssuer = null;
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'auth-certificate-expired',
    title: 'Exchange’s auth certificate has expired',
    words:
      'The certificate with which Exchange signs was valid for five years, until yesterday, and nobody renewed it. Exchange publishes no key any more, so Skype cannot make Exchange its partner.',
    source: 'domain.md 8, number 5; 1b',
    breaks: 'a new world',
    break: (world, making) => {
      putAuthCertificate(world, making, later(making.now, -5 * 365 * day), later(making.now, -day));
      restartAll(world, making.now, later(making.now, -12 * hour));
    },
    mend: {
      by: 'an admin',
      words: 'Make a new auth certificate on every Exchange server, publish it, and restart IIS everywhere (KB 2617816).',
      apply: (world, making) => {
        putAuthCertificate(world, making, later(making.now, -hour), later(making.now, 5 * 365 * day));
        restartAll(world, making.now);
      },
    },
  },
  {
    id: 'auth-certificate-missing-on-one-server',
    title: 'Exchange’s auth certificate is missing on one server',
    words:
      'The last Exchange server was restored, and the certificate with which Exchange signs did not come back to it. It answers with an error where it should publish its metadata document. With one Exchange server, it is that one.',
    source: 'domain.md 8, numbers 4 and 6',
    breaks: 'a new world',
    break: (world, { now }) => {
      const { current } = world.exchange.authConfig;
      for (const each of exchangeServers(world).slice(-1)) each.store = each.store.filter(({ thumbprint }) => thumbprint !== current);
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: {
      by: 'an admin',
      words: 'Export the auth certificate with its key and import it on the server that lacks it (MonitorExchangeAuthCertificate.ps1).',
      apply: (world) => {
        for (const each of exchangeServers(world)) addAuthCertificate(each, world.exchange.authConfig.current);
      },
    },
  },
  {
    id: 'realm-not-accepted',
    title: 'Skype’s realm is not an accepted domain of Exchange',
    words:
      'Mail goes to mail.litwareinc.com, and litwareinc.com itself, the SIP domain, is covered by a wildcard only. Exchange wants the realm of a token to be an accepted domain, exactly, and refuses Skype’s tokens otherwise.',
    source: 'domain.md 8, number 10; 5.1, event 32054',
    breaks: 'a new world',
    break: (world, { now }) => {
      const { domain } = world.directory;
      const mail = `mail.${domain}`;
      world.exchange.acceptedDomains = [
        { name: mail, domain: mail, type: 'Authoritative', isDefault: true },
        { name: `*.${domain}`, domain: `*.${domain}`, type: 'InternalRelay', isDefault: false },
      ];
      for (const each of world.people) if (each.smtp !== null) each.smtp = `${each.sam}@${mail}`;
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: {
      by: 'an admin',
      words: 'Whoever owns mail flow adds the realm as an accepted domain of its own (New-AcceptedDomain).',
      apply: (world) => {
        const { acceptedDomains } = world.exchange;
        const { domain } = world.directory;
        if (!acceptedDomains.some((each) => same(each.domain, domain)))
          acceptedDomains.push({ name: domain, domain, type: 'InternalRelay', isDefault: false });
      },
    },
  },
  {
    id: 'partner-application-disabled',
    title: 'The partner application is switched off in Exchange',
    words: 'Somebody disabled Skype’s entry in Exchange yesterday, and IIS was restarted since. Exchange does not trust Skype any more.',
    source: 'domain.md 2.3; 7.1',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      for (const each of world.exchange.partners) {
        each.enabled = false;
        each.changed = later(now, -13 * hour).toISOString();
      }
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'stale-skype-certificate',
    title: 'Exchange holds an old certificate of Skype',
    words:
      'Skype’s signing certificate was renewed, and Exchange was never told to read Skype’s metadata document again. Every token of Skype has a signature that Exchange cannot verify.',
    source: 'domain.md 8, number 9',
    breaks: 'a finished set-up',
    break: (world, { now, random }) => {
      const { domain } = world.directory;
      const old = issue(
        {
          commonName: domain,
          names: [domain],
          bits: 2048,
          digest: 'sha256',
          notBefore: later(now, -2 * 365 * day),
          notAfter: later(now, 7 * day),
          use: 'server',
          issuer: world.authority,
        },
        random,
      );
      for (const each of world.exchange.partners) each.certificates = [describe(old.pem).raw];
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'tls-untrusted',
    title: 'Front End Servers do not trust Exchange’s web certificate',
    words:
      'The root certificate of the company’s authority never reached the Front End Servers, so they refuse every connection to Exchange. Seen from elsewhere, all is well.',
    source: 'domain.md 8, number 3; field.md 23',
    breaks: 'a new world',
    break: (world) => {
      for (const each of frontEnds(world)) each.authority = 'not trusted';
    },
    mend: {
      by: 'an admin',
      words:
        'Import the root certificate of the company’s authority on every Front End Server, into Trusted Root Certification Authorities.',
      apply: (world) => {
        for (const each of frontEnds(world)) each.authority = 'trusted';
      },
    },
  },
  {
    id: 'autodiscover-url-wrong',
    title: 'Skype looks for Autodiscover at the wrong address',
    words:
      'ExchangeAutodiscoverUrl holds the address for mail clients, which ends in .xml. Skype needs the one that ends in .svc, and gets “not found”.',
    source: 'domain.md 8, number 11',
    breaks: 'a new world',
    break: (world) => {
      const wrong = `https://autodiscover.${world.directory.domain}/autodiscover/autodiscover.xml`;
      for (const settings of allSettings(world)) settings.oauth.autodiscoverUrl = wrong;
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'user-without-mailbox',
    title: 'The admin’s own account has no mailbox',
    words: 'The person with whom the test is usually made has a Skype account, but no mailbox to write a test item into.',
    source: 'domain.md 8, number 19',
    breaks: 'a new world',
    break: (world) => {
      for (const each of admins(world)) {
        each.smtp = null;
        each.database = null;
      }
    },
    mend: {
      by: 'an admin',
      words: 'Give the account a mailbox (Enable-Mailbox), or choose another user for the test.',
      apply: (world) => {
        const domain = world.exchange.acceptedDomains.find((each) => each.isDefault)?.domain ?? world.directory.domain;
        for (const each of admins(world)) {
          each.smtp = `${each.sam}@${domain}`;
          each.database = world.exchange.databases[0]?.name ?? null;
        }
      },
    },
  },
  {
    id: 'one-server-not-restarted',
    title: 'One Exchange server was not restarted since the set-up',
    words:
      'All is configured, but IIS on the last Exchange server still runs with what it read before. It does not know Skype. With several servers, the test passes or fails with the one that answers; with one Exchange server, it is that one.',
    source: 'domain.md 8, number 18; field.md 14, 32',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      for (const each of exchangeServers(world).slice(-1)) {
        startWorkers(each, world, later(now, -30 * day).toISOString(), now.toISOString());
        for (const pool of each.iis.pools) pool.trusts = [];
      }
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'rights-missing',
    title: 'The admin lacks a role in Exchange',
    words:
      'Somebody took the account out of Organization Management and left it View-Only Organization Management. Exchange hides the cmdlets that change partner applications from it: they are not recognized.',
    source: 'field.md 3; domain.md 5.3',
    breaks: 'a new world',
    break: (world) => {
      world.hidden = ['New-PartnerApplication', 'Set-PartnerApplication', 'Remove-PartnerApplication', 'New-ManagementRoleAssignment'];
    },
    mend: {
      by: 'an admin',
      words: 'A member of Organization Management adds the account to that role group (Add-RoleGroupMember).',
      apply: (world) => {
        world.hidden = [];
      },
    },
  },
];

/** Finds faults by id, in the catalogue's order, each once. Throws an Error that names the known ones. */
export function findFaults(ids: readonly string[]): readonly Fault[] {
  const unknown = ids.find((id) => !faults.some((each) => each.id === id));
  if (unknown !== undefined)
    throw new Error(`The practice lab has no fault named "${unknown}". It knows: ${faults.map((each) => each.id).join(', ')}.`);
  return faults.filter((each) => ids.includes(each.id));
}

/** Skype's settings, in the Central Management Store and on every replica. */
const allSettings = (world: World): readonly SkypeSettings[] => [world.skype.central, ...world.skype.replicas].map((each) => each.settings);

const exchangeServers = (world: World): readonly Computer[] => world.computers.filter((each) => each.role === 'exchange');
const frontEnds = (world: World): readonly Computer[] => world.computers.filter((each) => each.role === 'front end');
const admins = (world: World) => world.people.filter((each) => same(each.sam, world.directory.admin));

/** IIS was restarted everywhere at `at`; what the workers hold counts as read now. */
function restartAll(world: World, now: Date, at = now): void {
  for (const each of exchangeServers(world)) startWorkers(each, world, at.toISOString(), now.toISOString());
}

/** Makes a new auth certificate on every Exchange server and publishes it; the one before becomes the previous one. */
function putAuthCertificate(world: World, { now, random }: Making, notBefore: Date, notAfter: Date): void {
  const made = issue(
    {
      commonName: 'Microsoft Exchange Server Auth Certificate',
      names: [],
      bits: 2048,
      digest: 'sha256',
      notBefore,
      notAfter,
      use: 'server',
      issuer: 'itself',
    },
    random,
  );
  const { authConfig } = world.exchange;
  const isExpired = notAfter < now;
  world.certificates.push(made);
  // A certificate that has expired has been the current one for years: nothing was published lately.
  authConfig.previous = isExpired ? null : authConfig.current;
  authConfig.changed = isExpired ? notBefore.toISOString() : now.toISOString();
  authConfig.current = made.thumbprint;
  for (const each of exchangeServers(world)) addAuthCertificate(each, made.thumbprint);
}

function addAuthCertificate({ store }: Computer, thumbprint: string | null): void {
  if (thumbprint === null || store.some((each) => each.thumbprint === thumbprint)) return;
  store.push({
    thumbprint,
    friendlyName: 'Microsoft Exchange Server Auth Certificate',
    hasPrivateKey: true,
    exportable: true,
    services: 'SMTP',
  });
}
