// The trust between the products: whom Exchange takes for a partner, with which keys and for which realm.

import { describe, issue } from '../certificates.ts';
import { guid, type Random } from '../ids.ts';
import { retirePool } from '../presets/migration.ts';
import { setUp } from '../set-up.ts';
import { type ExchangePartner, exchangeRealm, findCertificate, type LabWorld, same, skypeId } from '../world.ts';
import { allSettings, day, type Fault, hour, later, type Making, restartAll } from './fault.ts';

const makesAccount = [
  'New-MailUser -Name LyncEnterprise-ApplicationAccount -ExternalEmailAddress <address>',
  'Set-PartnerApplication -Identity <entry> -LinkedAccount <account>',
] as const;

export const partnerFaults: readonly Fault[] = [
  {
    id: 'realm-not-accepted',
    title: 'Skype’s realm is not an accepted domain of Exchange',
    words: 'Mail goes to mail.litwareinc.com. The SIP domain itself is covered by a wildcard only, and Exchange wants it exactly.',
    source: 'facts.md 49, 101',
    breaks: 'a new world',
    break: acceptMailOnly,
    mend: {
      by: 'an admin',
      words: 'owns mail flow, and adds the realm as an accepted domain of its own',
      types: ['New-AcceptedDomain -Name litwareinc.com -DomainName litwareinc.com -DomainType InternalRelay'],
      behind: ['realm.not-accepted'],
      do: acceptRealm,
    },
  },
  {
    id: 'exchange-realm-by-hand',
    title: 'Exchange’s realm was set by hand, and Skype has the old one',
    words: 'Somebody tidied up names months ago, and Exchange has another now. Skype’s tokens are for the old one, and are refused.',
    source: 'facts.md 48, 77, 238',
    breaks: 'a finished set-up',
    break: nameExchange,
    mend: {
      by: 'the wizard',
      words: 'has Skype read Exchange’s document again, which tells the name of today',
      types: ['Get-AuthConfig | Format-List Realm', 'Set-CsPartnerApplication -Identity <entry> -MetadataUrl <address of the document>'],
      behind: ['exchange-partner.other-realm'],
      do: tellSkypeRealm,
    },
  },
  {
    id: 'partner-application-disabled',
    title: 'The partner application is switched off in Exchange',
    words: 'Somebody disabled Skype’s entry in Exchange yesterday, and IIS was restarted since. Exchange does not trust Skype any more.',
    source: 'facts.md 74, 91',
    breaks: 'a finished set-up',
    break: disableEntries,
    mend: {
      by: 'the wizard',
      words: 'switches Skype’s entry in Exchange on again',
      types: ['Get-PartnerApplication', 'Set-PartnerApplication -Identity <entry> -Enabled $true'],
      behind: ['partner.disabled'],
      do: enableEntries,
    },
  },
  {
    id: 'stale-skype-certificate',
    title: 'Exchange holds an old certificate of Skype',
    words: 'Skype’s certificate was renewed, and Exchange was never told to read Skype’s document again. It can verify no signature.',
    source: 'facts.md 67, 77',
    breaks: 'a finished set-up',
    break: keepOldKey,
    mend: {
      by: 'the wizard',
      words: 'has Exchange read Skype’s metadata document again',
      types: ['Set-PartnerApplication -Identity <entry> -RefreshAuthMetadata'],
      behind: ['partner.stale'],
      do: readKeyAgain,
    },
  },
  {
    id: 'linked-account-gone',
    title: 'The account behind Skype’s entry is gone',
    words: 'Somebody deleted accounts that never sign in, and with them the one that Skype acts as. Nobody stands behind it now.',
    source: 'facts.md 92, 168',
    breaks: 'a finished set-up',
    break: takeAccount,
    mend: {
      by: 'the wizard',
      words: 'makes the account anew, gives it its roles, and lets the entry name it',
      types: makesAccount,
      behind: ['partner.account'],
      do: restoreAccount,
    },
  },
  {
    id: 'roles-missing',
    title: 'The account behind Skype’s entry has lost its roles',
    words: 'Somebody cleared roles away that no person seemed to have. Exchange knows Skype, and lets it act for nobody.',
    source: 'facts.md 92',
    breaks: 'a finished set-up',
    break: takeRoles,
    mend: {
      by: 'the wizard',
      words: 'gives the account its roles again',
      types: ['New-ManagementRoleAssignment -Role UserApplication -User LyncEnterprise-ApplicationAccount'],
      behind: ['partner.roles'],
      do: restoreRoles,
    },
  },
  {
    id: 'two-entries',
    title: 'Exchange has two entries for this Skype',
    words: 'One was made by the script, the other by hand for a trial. All works today; which of them Exchange takes, nobody knows.',
    source: 'facts.md 66, 67',
    breaks: 'a finished set-up',
    break: ({ exchange }, { random }) => exchange.partners.push(...exchange.partners.filter(isSkype).map((each) => trialOf(each, random))),
    mend: {
      by: 'an admin',
      words: 'knows which one is not in use, and removes it',
      types: ['Get-PartnerApplication', 'Remove-PartnerApplication -Identity <GUID of the entry>'],
      behind: ['partner.many'],
      do: endTrial,
    },
  },
  {
    id: 'entry-of-gone-pool',
    title: 'Exchange’s entry names a pool that is gone',
    words: 'It was made with the pool of years ago. All works, because the key is the same, until Skype’s certificate is renewed.',
    source: 'facts.md 41',
    breaks: 'a finished set-up',
    break: retirePool,
    mend: {
      by: 'the wizard',
      words: 'lets Exchange read Skype’s document at the pool of today',
      types: ['Set-PartnerApplication -Identity <entry> -AuthMetadataUrl https://POOL/metadata/json/1'],
      behind: ['partner.url'],
      do: bringPoolBack,
    },
  },
  {
    id: 'sids-refused',
    title: 'Exchange’s entry for Skype takes no security identifiers',
    words: 'It was made by hand. People whose address in Exchange is not their SIP address are not found.',
    source: 'facts.md 72',
    breaks: 'a finished set-up',
    break: refuseSids,
    mend: {
      by: 'the wizard',
      words: 'lets Exchange’s entry take security identifiers',
      types: ['Set-PartnerApplication -Identity <entry> -AcceptSecurityIdentifierInformation $true'],
      behind: ['partner.sids'],
      do: takeSids,
    },
  },
  {
    id: 'one-side-only',
    title: 'Only Skype has an entry for Exchange',
    words: 'Somebody removed the entry for Skype from Exchange, for one of a trial, and IIS was restarted since. Skype still has its own.',
    source: 'facts.md 66, 74',
    breaks: 'a finished set-up',
    break: takeEntries,
    mend: {
      by: 'the wizard',
      words: 'has Exchange’s own script make the entry for Skype',
      types: ['Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://POOL/metadata/json/1 -ApplicationType Lync'],
      behind: ['partner.none'],
      do: makeEntry,
    },
  },
];

const accountName = 'LyncEnterprise-ApplicationAccount';
const trial = 'Skype (trial)';

const isSkype = ({ applicationId }: ExchangePartner): boolean => applicationId === skypeId;
function endTrial({ exchange }: LabWorld): void {
  exchange.partners = exchange.partners.filter(({ name }) => name !== trial);
}
const trialOf = (entry: ExchangePartner, random: Random): ExchangePartner => ({ ...entry, name: trial, guid: guid(random) });

/** The world as it would be, had the article been followed now. */
function anewOf(world: LabWorld, { now, random }: Making): LabWorld {
  const anew = structuredClone({ ...world, exchange: { ...world.exchange, partners: [] } });
  setUp(anew, now, random);
  return anew;
}

function restoreAccount(world: LabWorld, making: Making): void {
  if (world.exchange.partners.every(({ linkedAccount }) => linkedAccount !== null)) return;
  const anew = anewOf(world, making);
  world.exchange.mailUsers = anew.exchange.mailUsers;
  world.exchange.assignments = anew.exchange.assignments;
  for (const each of world.exchange.partners) each.linkedAccount ??= `${world.directory.domain}/Users/${accountName}`;
}

function takeRoles({ exchange }: LabWorld): void {
  exchange.assignments = exchange.assignments.filter(({ assigneeType }) => assigneeType !== 'User');
}

/** Of an account that is there. */
function restoreRoles(world: LabWorld, making: Making): void {
  const { assignments, mailUsers } = world.exchange;
  if (mailUsers.length > 0 && assignments.every(({ assigneeType }) => assigneeType !== 'User'))
    world.exchange.assignments = anewOf(world, making).exchange.assignments;
}

function bringPoolBack(world: LabWorld, making: Making): void {
  const today = anewOf(world, making).exchange.partners.find(isSkype)?.metadataUrl ?? null;
  for (const each of world.exchange.partners.filter(isSkype)) each.metadataUrl = today;
}

function acceptMailOnly(world: LabWorld, { now }: Making): void {
  const { domain } = world.directory;
  const mail = `mail.${domain}`;
  world.exchange.acceptedDomains = [
    { name: mail, domain: mail, type: 'Authoritative', isDefault: true },
    { name: `*.${domain}`, domain: `*.${domain}`, type: 'InternalRelay', isDefault: false },
  ];
  for (const each of world.people) if (each.smtp !== null) each.smtp = `${each.sam}@${mail}`;
  restartAll(world, now, later(now, -12 * hour));
}

function acceptRealm(world: LabWorld): void {
  const { acceptedDomains } = world.exchange;
  const { domain } = world.directory;
  if (!acceptedDomains.some((each) => same(each.domain, domain)))
    acceptedDomains.push({ name: domain, domain, type: 'InternalRelay', isDefault: false });
}

function disableEntries(world: LabWorld, { now }: Making): void {
  for (const each of world.exchange.partners) {
    each.enabled = false;
    each.changed = later(now, -13 * hour).toISOString();
  }
  restartAll(world, now, later(now, -12 * hour));
}

function enableEntries(world: LabWorld, { now }: Making): void {
  for (const each of world.exchange.partners.filter(({ enabled }) => !enabled))
    Object.assign(each, { enabled: true, changed: now.toISOString() });
}

function keepOldKey(world: LabWorld, { now, random }: Making): void {
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
}

function readKeyAgain(world: LabWorld, { now }: Making): void {
  const signer = findCertificate(world, world.skype.central.settings.tokenIssuer?.thumbprint ?? '');
  if (signer === undefined) return;
  const { raw } = describe(signer.pem);
  for (const each of world.exchange.partners.filter(({ certificates }) => !certificates.includes(raw)))
    Object.assign(each, { certificates: [raw], changed: now.toISOString() });
}

function takeAccount({ exchange }: LabWorld): void {
  exchange.mailUsers = [];
  exchange.assignments = exchange.assignments.filter(({ assigneeType }) => assigneeType !== 'User');
  for (const each of exchange.partners) each.linkedAccount = null;
}

function refuseSids(world: LabWorld): void {
  for (const each of world.exchange.partners) each.acceptsSids = false;
  world.rules.namesBy = 'SIP address';
  for (const each of world.people) if (each.smtp !== null) each.smtp = `mail.${each.smtp}`;
}

function takeSids({ exchange }: LabWorld, { now }: Making): void {
  for (const each of exchange.partners) if (!each.acceptsSids) Object.assign(each, { acceptsSids: true, changed: now.toISOString() });
}

function takeEntries(world: LabWorld, { now }: Making): void {
  world.exchange.partners = [];
  restartAll(world, now, later(now, -12 * hour));
}

function makeEntry(world: LabWorld, { now, random }: Making): void {
  const isKnown = world.skype.central.settings.partners.length > 0;
  if (!isKnown || world.exchange.partners.length > 0) return;
  const anew = structuredClone(world);
  setUp(anew, now, random);
  world.exchange.partners = anew.exchange.partners;
}

/** Its servers give it out: they were restarted since. */
function nameExchange(world: LabWorld, { now }: Making): void {
  Object.assign(world.exchange.authConfig, { realm: `exchange.${world.directory.domain}`, changed: later(now, -100 * day).toISOString() });
  restartAll(world, now, later(now, -12 * hour));
}

function tellSkypeRealm(world: LabWorld): void {
  for (const { partners } of allSettings(world))
    for (const each of partners) if (each.keys.kind === 'metadata') each.realm = exchangeRealm(world);
}
