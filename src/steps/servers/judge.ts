// Facts to findings: what each look of the step "Servers" means.

import { isAmongNames } from '../../model/name.ts';
import { judgeReading, readable } from '../documents.ts';
import { ofThisComputer, type StepFinding } from '../findings.ts';
import { counted, listInWords } from '../phrases.ts';
import { listAnswer, type StepContext, textAnswer } from '../step.ts';
import { judgeBehind } from './behind.ts';
import { judgeClocks } from './clocks.ts';
import { judgeOlder, judgeOrganisations, readFromOlder } from './elsewhere.ts';
import {
  exchangeTakingPart,
  exchangeUrl,
  exchangeVersion,
  frontEndsTakingPart,
  isGlobal,
  isTooOld,
  oauthServers,
  otherPools,
  serverKeys,
  serversOf,
  skypeRealm,
  skypeUrl,
  userPools,
} from './facts.ts';
import { found } from './found.ts';
import { judgeInternalUri } from './internal-uri.ts';
import { judgeSigning, judgeViews } from './judge-views.ts';
import { judgeOffload } from './offload.ts';
import { judgePools } from './pools.ts';
import { judgeProxies, proxyUses, withCause, withRedirect } from './proxies.ts';
import { groupsInOwnShell, judgeRights } from './rights.ts';
import type { ExchangeServer, ServersFacts } from './schema.ts';
import { exchangeProduct, judgeExchangeSupport, judgeSkypeSupport } from './support.ts';
import { judgeWebServices } from './web-services.ts';
import { contactsWords } from './words.ts';

const { blind, stop, note, ok, toMend, unseen } = found;

export function judgeServers(context: StepContext): readonly StepFinding[] {
  const facts = serversOf(context);
  const here = context.thisComputer.map(ofThisComputer);
  if (facts === undefined) return here;
  return [
    ...here,
    ...judgeSkype(facts),
    ...judgeExchange(facts, context),
    ...judgeRights(facts.rights, context.aim, groupsInOwnShell(context)),
    ...judgeRealm(facts),
    // What explains the others comes first.
    ...judgeBehind(facts.behind.filter(({ server }) => !isAmongNames('fqdn', server, listAnswer(context, serverKeys.leftOut)))),
    ...judgeOlder(facts, context),
    ...judgeOrganisations(facts, context),
    ...judgeDocuments(facts, context),
    ...judgeSigning(facts.authCertificate, facts.views),
    ...judgePools(facts.stoppedPools, frontEndsTakingPart(context)),
    ...judgeReadings(facts, context),
    ...judgeProxies(facts, context),
    ...judgeWebServices(facts, context),
    ...judgeAllClocks(facts, context),
    ...judgeContacts(facts, context),
  ];
}

function judgeSkype(facts: ServersFacts): readonly StepFinding[] {
  if (!facts.pools.seen) return [cannotLook('pools', "Skype's pools", facts.pools.why)];
  const pools = userPools(facts);
  const others = otherPools(facts).map(({ pool, role }) => note('pool.left-out', pool.fqdn, `${pool.fqdn} is left out. It is ${role}.`));
  if (pools.length === 0) {
    return [
      ...others,
      stop('pools.none', 'Skype', "No pool with users was found in Skype's topology.", {
        wayOut: 'Publish the topology in Topology Builder, or run the wizard against the right Skype for Business deployment.',
      }),
    ];
  }
  const version = facts.skypeVersion.seen ? facts.skypeVersion.value : null;
  return [
    ...pools.map((pool) =>
      ok('pool', pool.fqdn, `Skype pool ${pool.fqdn} has ${counted(pool.computers.length, 'Front End')}: ${listInWords(pool.computers)}.`, {
        saw: pool,
      }),
    ),
    ...others,
    ...(version === null
      ? []
      : [ok('skype.version', 'Skype', `Skype says of its version: ${version.slice(0, 120)}`), ...judgeSkypeSupport(version)]),
  ];
}

function judgeExchange(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.exchangeServers.seen) return [cannotLook('exchange-servers', 'the Exchange servers', facts.exchangeServers.why)];
  const taking = oauthServers(facts);
  if (taking.length === 0) {
    return [
      stop(
        'exchange-servers.none',
        'Exchange',
        'No Exchange server was found that can do this: it takes a mailbox or client access server of Exchange 2013 or later.',
        { wayOut: 'Install or upgrade one, or run the wizard against the right organisation.' },
      ),
    ];
  }
  const others = facts.exchangeServers.value.filter((each) => !taking.includes(each));
  return [
    ...taking.map(judgeVersion),
    ...taking.flatMap(judgeExchangeSupport),
    ...others.map((each) =>
      note(
        'exchange-server.left-out',
        each.fqdn,
        `${each.fqdn} is left out. It is ${isTooOld(each) ? 'older than Exchange 2013' : `of the role ${each.role}`}.`,
      ),
    ),
    ...judgeInternalUri(facts, context),
  ];
}

function judgeVersion(server: ExchangeServer): StepFinding {
  const { fqdn, version } = server;
  const known = exchangeVersion(version);
  return known === undefined
    ? unseen('exchange-server.version', fqdn, `Which version ${fqdn} runs could not be read from what it says: "${version}".`, {
        wayOut: 'It takes Exchange 2013 or later. If it is older, let it be left out.',
        saw: server,
      })
    : ok('exchange-server', fqdn, `Exchange server ${fqdn}: ${exchangeProduct(known)}, ${version}.`, { saw: server });
}

/** facts.md 49: the realm must be an exact accepted domain of any type; the wizard never creates one. */
function judgeRealm(facts: ServersFacts): readonly StepFinding[] {
  const realm = skypeRealm(facts);
  if (!facts.acceptedDomains.seen) return [cannotLook('accepted-domains', "Exchange's accepted domains", facts.acceptedDomains.why)];
  if (realm === undefined) return [cannotLook('realm', "Skype's realm", 'Skype named neither a realm nor a default SIP domain')];
  const domains = facts.acceptedDomains.value.map((each) => each.domain);
  const sip = facts.sipDomains.seen
    ? facts.sipDomains.value.map((each) => each.name).filter((each) => each !== realm && !domains.includes(each))
    : [];
  const main = domains.includes(realm)
    ? ok('realm', realm, `Skype signs in the name of ${realm} (its realm), and Exchange accepts that domain.`)
    : stop(
        'realm.not-accepted',
        realm,
        `Skype signs in the name of ${realm} (its realm), but ${realm} is not one of Exchange's accepted domains, so Exchange would refuse whatever Skype sends.`,
        {
          wayOut: `Ask whoever owns mail flow to add ${realm} as an accepted domain: Authoritative if all its mailboxes are here, Internal Relay if some are not. The wizard does not do this, because it decides where mail goes. A wildcard (*.${realm}) is not enough.`,
          override: 'GO ON ANYWAY',
          saw: domains,
        },
      );
  return [
    main,
    ...sip.map((each) =>
      note(
        'sip-domain.not-accepted',
        each,
        `The SIP domain ${each} is not an accepted domain of Exchange. Its users are still found, since Exchange looks them up by account first.`,
      ),
    ),
  ];
}

function judgeDocuments(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const out = listAnswer(context, serverKeys.leftOut);
  const urls = { Skype: facts.documents.skype?.url, Exchange: facts.documents.exchange?.url };
  return (['Skype', 'Exchange'] as const).flatMap((product) => {
    const views = facts.views.filter(
      (each) => each.product === product && [each.at, each.from].every((server) => server === null || !out.includes(server)),
    );
    const looked = { product, url: urls[product] ?? '', views, now: context.now };
    return [...judgeViews(looked), ...judgeOffload(looked, facts.servesTls)];
  });
}

function judgeAllClocks(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  if (facts.views.length === 0) return [];
  return judgeClocks(facts.clocks, facts.views, {
    frontEnds: frontEndsTakingPart(context),
    exchange: exchangeTakingPart(context).map((each) => each.fqdn),
  });
}

/** A server that will never read its partner's document stops the wizard here, before anything is changed. */
function judgeReadings(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const out = listAnswer(context, serverKeys.leftOut);
  const explained = readFromOlder(facts, context);
  const uses = proxyUses(facts, context);
  return facts.readings
    .filter((each) => !isAmongNames('fqdn', each.server, out) && !explained.includes(each))
    .map((each) => {
      const url = each.product === 'Skype' ? skypeUrl(context) : exchangeUrl(context);
      const judged = judgeReading(each, { product: each.product, url, notYet: 'note' });
      return judged === undefined ? readable(each.server, each.product) : withRedirect(withCause(judged, each, uses), each, facts);
    });
}

function judgeContacts(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const { policies, migrated } = facts.contacts;
  if (!policies.seen) return [cannotLook('contacts', 'the policies for contact lists', policies.why)];
  const allowing = policies.value.filter((each) => each.allowed);
  const others = allowing.filter((each) => !isGlobal(each)).map((each) => each.identity);
  if (migrated.seen && migrated.value > 0) {
    return [
      note(
        'contacts.migrated',
        'contacts',
        `${counted(migrated.value, 'user has', 'users have')} contact lists in Exchange already, so the wizard leaves the policy as it is. ${contactsWords.back}`,
        { wayOut: contactsWords.moved },
      ),
    ];
  }
  const unknown = migrated.seen
    ? []
    : [
        unseen('contacts.migrated', 'contacts', `Whether contact lists have moved to Exchange already could not be read: ${migrated.why}`, {
          wayOut: contactsWords.witness,
        }),
      ];
  if (allowing.length === 0) return [...unknown, ok('contacts.kept', 'contacts', 'No policy lets contact lists move to Exchange.')];
  const choice = textAnswer(context, serverKeys.contacts);
  const wins =
    others.length === 0
      ? []
      : [
          note(
            'contacts.policies',
            listInWords(others),
            `The ${others.length === 1 ? 'policy' : 'policies'} ${listInWords(others)} also let contact lists move, and win over the global one for their users. Change them yourself if they should not.`,
          ),
        ];
  if (!allowing.some(isGlobal))
    return [...unknown, ok('contacts.kept', 'contacts', 'The global policy keeps contact lists in Skype.'), ...wins];
  if (choice === 'move')
    return [
      ...unknown,
      note('contacts.will-move', 'contacts', 'Contact lists will move to Exchange once the link works, as you chose.', {
        wayOut: contactsWords.moved,
      }),
      ...wins,
    ];
  return [
    ...unknown,
    toMend('contacts.would-move', 'contacts', 'Contact lists would move to Exchange once the link works. Whether they may, you decide.'),
    ...wins,
  ];
}

type Topic = 'pools' | 'exchange-servers' | 'accepted-domains' | 'realm' | 'contacts';

function cannotLook(topic: Topic, what: string, why: string): StepFinding {
  return blind(`${topic}.not-seen`, what, `The wizard could not look at ${what}: ${why}`, {
    wayOut: 'Check that the management shell works and that your account may run this command, then look again.',
  });
}
