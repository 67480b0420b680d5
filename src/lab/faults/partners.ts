// The trust between the products: whom Exchange takes for a partner, with which keys and for which realm.

import { describe, issue } from '../certificates.ts';
import { findCertificate, same } from '../world.ts';
import { day, type Fault, hour, later, restartAll } from './fault.ts';

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
];
