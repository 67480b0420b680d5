// The trust between the products: whom Exchange takes for a partner, with which keys and for which realm.

import { describe, issue } from '../certificates.ts';
import { setUp } from '../set-up.ts';
import { findCertificate, type LabWorld, same } from '../world.ts';
import { day, type Fault, hour, later, type Making, restartAll } from './fault.ts';

export const partnerFaults: readonly Fault[] = [
  {
    id: 'realm-not-accepted',
    title: 'Skype’s realm is not an accepted domain of Exchange',
    words:
      'Mail goes to mail.litwareinc.com, and litwareinc.com itself, the SIP domain, is covered by a wildcard only. Exchange wants the realm of a token to be an accepted domain, exactly, and refuses Skype’s tokens otherwise.',
    source: 'facts.md 49, 101',
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
      words: 'owns mail flow, and adds the realm as an accepted domain of its own',
      types: ['New-AcceptedDomain -Name litwareinc.com -DomainName litwareinc.com -DomainType InternalRelay'],
      behind: ['realm.not-accepted'],
      do: (world) => {
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
    source: 'facts.md 74, 91',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      for (const each of world.exchange.partners) {
        each.enabled = false;
        each.changed = later(now, -13 * hour).toISOString();
      }
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: {
      by: 'the wizard',
      words: 'switches Skype’s entry in Exchange on again',
      types: ['Get-PartnerApplication', 'Set-PartnerApplication -Identity <entry> -Enabled $true'],
      behind: ['partner.disabled'],
      do: (world, { now }) => {
        for (const each of world.exchange.partners.filter(({ enabled }) => !enabled))
          Object.assign(each, { enabled: true, changed: now.toISOString() });
      },
    },
  },
  {
    id: 'stale-skype-certificate',
    title: 'Exchange holds an old certificate of Skype',
    words:
      'Skype’s signing certificate was renewed, and Exchange was never told to read Skype’s metadata document again. Every token of Skype has a signature that Exchange cannot verify.',
    source: 'facts.md 67, 77',
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
    mend: {
      by: 'the wizard',
      words: 'has Exchange read Skype’s metadata document again',
      types: ['Set-PartnerApplication -Identity <entry> -RefreshAuthMetadata'],
      behind: ['partner.stale'],
      do: (world, { now }) => {
        const signer = findCertificate(world, world.skype.central.settings.tokenIssuer?.thumbprint ?? '');
        if (signer === undefined) return;
        const { raw } = describe(signer.pem);
        for (const each of world.exchange.partners.filter(({ certificates }) => !certificates.includes(raw)))
          Object.assign(each, { certificates: [raw], changed: now.toISOString() });
      },
    },
  },
  {
    id: 'linked-account-gone',
    title: 'The account behind Skype’s entry is gone',
    words:
      'Somebody tidied up accounts that never sign in, and deleted the one that Skype acts as. Exchange knows Skype, and nobody stands behind it.',
    source: 'facts.md 92, 168',
    breaks: 'a finished set-up',
    break: ({ exchange }) => {
      exchange.mailUsers = [];
      exchange.assignments = exchange.assignments.filter(({ assigneeType }) => assigneeType !== 'User');
      for (const each of exchange.partners) each.linkedAccount = null;
    },
    mend: {
      by: 'the wizard',
      words: 'makes the account anew, gives it its roles, and lets the entry name it',
      types: [
        'New-MailUser -Name LyncEnterprise-ApplicationAccount -ExternalEmailAddress <address>',
        'Set-PartnerApplication -Identity <entry> -LinkedAccount <account>',
      ],
      behind: ['partner.account'],
      do: restoreAccount,
    },
  },
  {
    id: 'sids-refused',
    title: 'Exchange’s entry for Skype takes no security identifiers',
    words:
      'It was made by hand, with what New-PartnerApplication sets by itself. People whose address in Exchange is not their SIP address are not found.',
    source: 'facts.md 72',
    breaks: 'a finished set-up',
    break: (world) => {
      for (const each of world.exchange.partners) each.acceptsSids = false;
      world.rules.namesBy = 'SIP address';
      for (const each of world.people) if (each.smtp !== null) each.smtp = `mail.${each.smtp}`;
    },
    mend: {
      by: 'the wizard',
      words: 'lets Exchange’s entry take security identifiers',
      types: ['Set-PartnerApplication -Identity <entry> -AcceptSecurityIdentifierInformation $true'],
      behind: ['partner.sids'],
      do: ({ exchange }, { now }) => {
        for (const each of exchange.partners) if (!each.acceptsSids) Object.assign(each, { acceptsSids: true, changed: now.toISOString() });
      },
    },
  },
  {
    id: 'one-side-only',
    title: 'Only Skype has an entry for Exchange',
    words: 'Somebody removed the entry for Skype from Exchange, for one of a trial, and IIS was restarted since. Skype still has its own.',
    source: 'facts.md 66, 74',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      world.exchange.partners = [];
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: {
      by: 'the wizard',
      words: 'has Exchange’s own script make the entry for Skype',
      types: ['Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://POOL/metadata/json/1 -ApplicationType Lync'],
      behind: ['partner.none'],
      do: (world, { now, random }) => {
        const isKnown = world.skype.central.settings.partners.length > 0;
        if (!isKnown || world.exchange.partners.length > 0) return;
        const anew = structuredClone(world);
        setUp(anew, now, random);
        world.exchange.partners = anew.exchange.partners;
      },
    },
  },
];

const accountName = 'LyncEnterprise-ApplicationAccount';

function restoreAccount(world: LabWorld, { now, random }: Making): void {
  if (world.exchange.partners.every(({ linkedAccount }) => linkedAccount !== null)) return;
  const anew = structuredClone({ ...world, exchange: { ...world.exchange, partners: [] } });
  setUp(anew, now, random);
  world.exchange.mailUsers = anew.exchange.mailUsers;
  world.exchange.assignments = anew.exchange.assignments;
  for (const each of world.exchange.partners) each.linkedAccount ??= `${world.directory.domain}/Users/${accountName}`;
}
