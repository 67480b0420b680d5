// Facts to findings: what each look of the step "Exchange as partner" means.

import type { Finding } from '../../model/finding.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { judgeReading, readable } from '../documents.ts';
import { blocker, inWords, note, ok, problem, unseen } from '../look.ts';
import { behind } from '../replication.ts';
import { exchangeUrl, frontEndsTakingPart } from '../servers/facts.ts';
import { type Known, textAnswer } from '../step.ts';
import {
  type Application,
  byDocument,
  byOAuthServer,
  derivedAutodiscoverUrl,
  type ExchangeAsPartnerFacts,
  exchangeAsPartnerOf,
} from './facts.ts';
import { keys } from './words.ts';

export function judgeExchangeAsPartner(known: Known): readonly Finding[] {
  const facts = exchangeAsPartnerOf(known);
  return facts === undefined
    ? []
    : [
        ...judgeDocuments(facts, known),
        ...judgeApplications(facts, known),
        ...judgeAutodiscover(facts, known),
        ...judgeReplication(facts, known),
      ];
}

function judgeDocuments(facts: ExchangeAsPartnerFacts, known: Known): readonly Finding[] {
  const config = certificatesOf(known)?.authConfig;
  const current = config?.seen ? (config.value?.current ?? null) : null;
  return facts.documents.map((each) => {
    const { server, document } = each;
    const failure = judgeReading(each, { product: 'Exchange', url: exchangeUrl(known), notYet: 'stop' });
    if (failure !== undefined || !document.seen) return failure ?? readable(server, 'Exchange');
    if (current !== null && !document.value.keys.some((key) => key.thumbprint === current)) {
      return blocker(
        'exchange-document.other-key',
        server,
        `${server} reads Exchange's document, but it does not show the auth certificate in use.`,
        {
          wayOut: 'Exchange keeps its document for up to 12 hours. Restart IIS on the Exchange servers, then look again.',
        },
      );
    }
    return ok(
      'exchange-document',
      server,
      `${server} reads Exchange's document over a trusted connection, and it shows the auth certificate in use.`,
    );
  });
}

function judgeApplications(facts: ExchangeAsPartnerFacts, known: Known): readonly Finding[] {
  if (!facts.applications.seen)
    return [
      blocker('exchange-partner.not-seen', 'Skype', `Skype's partner applications could not be looked at: ${facts.applications.why}`, {
        wayOut: 'It takes a role that holds Get-CsPartnerApplication. Check your account, then look again.',
      }),
    ];
  const hybrid = byOAuthServer(facts).map((each) =>
    note(
      'exchange-partner.oauth-server',
      each.identity,
      `Skype has "${each.identity}" for Exchange through an OAuth server (hybrid). It is left alone; the one for your own servers stands beside it.`,
    ),
  );
  const own = byDocument(facts);
  const [only] = own;
  if (own.length > 1)
    return [
      ...hybrid,
      blocker(
        'exchange-partner.many',
        inWords(own.map((each) => each.identity)),
        `Skype has ${own.length} partner applications for Exchange: ${inWords(own.map((each) => each.identity))}.`,
        { wayOut: 'Remove those that are not in use (Remove-CsPartnerApplication), then look again. The wizard does not choose for you.' },
      ),
    ];
  if (only === undefined)
    return [
      ...hybrid,
      problem('exchange-partner.none', 'Skype', 'Skype does not know Exchange yet: there is no partner application for it.'),
    ];
  const wrong = differences(only, known);
  return wrong.length === 0
    ? [
        ...hybrid,
        ok(
          'exchange-partner',
          only.identity,
          `Skype knows Exchange as "${only.identity}", switched on, with full trust, by the right address.`,
        ),
      ]
    : [...hybrid, problem('exchange-partner.differs', only.identity, `Skype knows Exchange as "${only.identity}", but ${inWords(wrong)}.`)];
}

function judgeAutodiscover(facts: ExchangeAsPartnerFacts, known: Known): readonly Finding[] {
  if (!facts.oauth.seen)
    return [
      blocker('autodiscover-url.not-seen', 'Skype', `Skype's OAuth configuration could not be looked at: ${facts.oauth.why}`, {
        wayOut: 'Check that the Skype shell works for your account, then look again.',
      }),
    ];
  const url = facts.oauth.value?.autodiscoverUrl ?? null;
  if (url === null) return [problem('autodiscover-url.none', 'Skype', "Skype does not know where Exchange's Autodiscover service is.")];
  if (changeUrl(facts, known))
    return [problem('autodiscover-url.wrong', url, `Skype looks for Exchange's Autodiscover service at ${url}, which is not right.`)];
  return facts.autodiscover === 'answers'
    ? [ok('autodiscover-url', url, `Skype looks for Autodiscover at ${url}, and that address answers.`, { source: 'probe' })]
    : [
        unseen(
          'autodiscover-url',
          url,
          `Skype looks for Autodiscover at ${url}. Whether it answers could not be seen from this computer.`,
          { source: 'probe' },
        ),
      ];
}

/** What is wrong with the application, each as the end of a sentence. */
export function differences(application: Application, known: Known): readonly string[] {
  return [
    ...(application.enabled ? [] : ['it is switched off']),
    ...(application.trust === 'Full' ? [] : [`its trust level is ${application.trust} instead of Full`]),
    ...(application.metadataUrl?.toLowerCase() === exchangeUrl(known).toLowerCase()
      ? []
      : [`it reads the document at ${application.metadataUrl}`]),
  ];
}

/** Unset: set. Set and wrong: mended. Set and different: as the admin says (field.md 5). */
export function changeUrl(facts: ExchangeAsPartnerFacts, known: Known): boolean {
  const url = facts.oauth.seen ? (facts.oauth.value?.autodiscoverUrl ?? null) : null;
  const derived = derivedAutodiscoverUrl(known);
  if (!facts.oauth.seen || url?.toLowerCase() === derived.toLowerCase()) return false;
  if (url === null) return true;
  return textAnswer(known, keys.autodiscoverUrl) === 'change';
}

function judgeReplication(facts: ExchangeAsPartnerFacts, known: Known): readonly Finding[] {
  if (!facts.replication.seen)
    return [
      unseen(
        'replication.not-seen',
        'replication',
        `Whether the Front Ends have Skype's latest configuration could not be read: ${facts.replication.why}`,
      ),
    ];
  const late = behind(facts.replication, frontEndsTakingPart(known));
  return late.length === 0
    ? []
    : [
        problem(
          'replication.pending',
          inWords(late),
          `${inWords(late)} ${late.length === 1 ? 'has' : 'have'} not received Skype's latest configuration yet.`,
        ),
      ];
}
