// Facts to findings: what each look of the step "Exchange as partner" means.

import { areOneName } from '../../model/name.ts';
import { quote } from '../../powershell/render.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { judgeReading, readable } from '../documents.ts';
import type { StepFinding } from '../findings.ts';
import { authThumbprint, iisRestartOf, showsOldKey } from '../iis-restart/facts.ts';
import { day, listInWords, sentence, short, someInWords } from '../phrases.ts';
import { behind } from '../replication.ts';
import { exchangeTakingPart, exchangeUrl, frontEndsTakingPart, serversOf } from '../servers/facts.ts';
import { type StepContext, textAnswer } from '../step.ts';
import {
  type Application,
  byDocument,
  byOAuthServer,
  byStoredKey,
  byUnknownKey,
  derivedAutodiscoverUrl,
  type ExchangeAsPartnerFacts,
  exchangeAsPartnerOf,
  namesExchange,
  otherRealm,
  ownAddress,
} from './facts.ts';
import { found } from './found.ts';
import { heldKey } from './held-key.ts';
import { keys } from './words.ts';

const { blind, stop, note, ok, toMend, unseen } = found;

export function judgeExchangeAsPartner(context: StepContext): readonly StepFinding[] {
  const facts = exchangeAsPartnerOf(context);
  return facts === undefined
    ? []
    : [
        ...judgeDocuments(facts, context),
        ...judgeApplications(facts, context),
        ...judgeTrusted(facts),
        ...judgeAutodiscover(facts, context),
        ...judgeReplication(facts, context),
      ];
}

function judgeDocuments(facts: ExchangeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  const config = certificatesOf(context)?.authConfig;
  const current = config?.seen ? (config.value?.current ?? null) : null;
  return facts.documents.map((each) => {
    const { server, document } = each;
    const failure = judgeReading(each, { product: 'Exchange', url: exchangeUrl(context), notYet: 'stop' });
    if (failure !== undefined || !document.seen) return failure ?? readable(server, 'Exchange');
    if (current !== null && !document.value.keys.some((key) => key.thumbprint === current)) {
      return stop(
        'exchange-document.other-key',
        server,
        `${server} reads Exchange's document, but it does not show the auth certificate in use, ${short(current)}. If Skype read it now, it would store an old key.`,
        {
          wayOut: `Each server keeps its document for up to 12 hours. ${whoShowsOther(context)} Restart IIS there, then look again.`,
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

/** Whoever gives out a document without the key in use, as far as this computer could see. */
function whoShowsOther(context: StepContext): string {
  const taking = exchangeTakingPart(context).map((each) => each.fqdn);
  const current = authThumbprint(context);
  const leftOut = (serversOf(context)?.views ?? []).flatMap(({ product, from, at, secured, says }) =>
    product === 'Exchange' && from === null && at !== null && !taking.includes(at) && secured?.trusted === true && says !== null
      ? [{ at, keys: says.keys }]
      : [],
  );
  const old = [
    ...(iisRestartOf(context)?.servers ?? []).flatMap((each) => (showsOldKey(each, context) ? [each.server] : [])),
    ...leftOut.flatMap(({ at, keys: shown }) => (current !== null && !shown.includes(current) ? [at] : [])),
  ];
  return old.length === 0
    ? 'The servers that take part give out the right one, so another server answers: one that was left out, or one behind a load balancer.'
    : `${listInWords(old)} ${old.length === 1 ? 'gives' : 'give'} out the old one.`;
}

function judgeApplications(facts: ExchangeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.applications.seen)
    return [
      blind('exchange-partner.not-seen', 'Skype', `Skype's partner applications could not be looked at: ${facts.applications.why}`, {
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
      stop(
        'exchange-partner.many',
        listInWords(own.map((each) => each.identity)),
        `Skype has ${own.length} partner applications for Exchange: ${listInWords(own.map((each) => each.identity))}.`,
        { wayOut: 'Remove those that are not in use (Remove-CsPartnerApplication), then look again. The wizard does not choose for you.' },
      ),
    ];
  const stored = byStoredKey(facts).map((each) => judgeStored(each, context));
  if (only === undefined && stored.length > 0) return [...hybrid, ...stored];
  const unknown = byUnknownKey(facts);
  if (only === undefined && unknown.length > 0) return [...hybrid, ...unknown.map(cannotTellKind)];
  if (only === undefined)
    return [
      ...hybrid,
      toMend('exchange-partner.none', 'Skype', 'Skype does not know Exchange yet: there is no partner application for it.'),
    ];
  const wrong = differences(only, context);
  return wrong.length === 0
    ? [
        ...hybrid,
        ...stored,
        ...judgeHeldKey(context),
        ...judgeRealm(facts, only),
        ...judgeAddress(only, context),
        ok(
          'exchange-partner',
          only.identity,
          `Skype knows Exchange as "${only.identity}", switched on, with full trust, by the right address.`,
        ),
      ]
    : [
        ...hybrid,
        ...stored,
        toMend(
          'exchange-partner.differs',
          only.identity,
          `Skype knows Exchange as "${only.identity}", but ${listInWords(wrong)}.${addressWords(only, context)}`,
        ),
      ];
}

const cannotTellKind = ({ identity }: Application): StepFinding =>
  stop(
    'exchange-partner.unknown-kind',
    identity,
    `Skype has a partner application "${identity}" for Exchange, but says in a form that is not known here how it knows Exchange's key.`,
    {
      wayOut: `Look at it yourself: Get-CsPartnerApplication -Identity ${quote(identity)}. If it is not in use, remove it and look again. The wizard changes nothing of it, and makes no other beside it.`,
      override: 'go on anyway',
    },
  );

/** facts.md 76: what a Front End says by itself. It names issuers, not keys, so it is never a proof that tokens are accepted. */
function judgeTrusted(facts: ExchangeAsPartnerFacts): readonly StepFinding[] {
  if (byDocument(facts).length + byStoredKey(facts).length === 0) return [];
  return facts.trusted.map(({ frontEnd, issuers }) => {
    if (!issuers.seen)
      return unseen('exchange-partner.trust', frontEnd, `Whether ${frontEnd} trusts Exchange could not be told: ${issuers.why}`, {
        source: 'probe',
      });
    return namesExchange(issuers.value)
      ? ok('exchange-partner.trust', frontEnd, `${frontEnd} says that it trusts Exchange.`, { source: 'probe' })
      : note(
          'exchange-partner.trust',
          frontEnd,
          `${frontEnd} says whom it trusts, and Exchange is not named. The change may not have reached it yet.`,
          { source: 'probe' },
        );
  });
}

function judgeStored({ identity }: Application, context: StepContext): StepFinding {
  return unseen(
    'exchange-partner.stored-key',
    identity,
    `Skype knows Exchange as "${identity}" by a certificate that was stored there, not by Exchange's document. It is left alone. Whether that certificate is the one in use cannot be seen, and after each renewal it must be stored again by hand.`,
    {
      wayOut: `To have Skype read the document from now on: Set-CsPartnerApplication -Identity ${quote(identity)} -MetadataUrl ${exchangeUrl(context)}. To store a certificate again: Set-CsPartnerApplication -Identity ${quote(identity)} -CertificateRawData, with the certificate in base64.`,
    },
  );
}

function judgeHeldKey(context: StepContext): readonly StepFinding[] {
  const held = heldKey(context);
  switch (held.kind) {
    case 'no reason to doubt':
      return [];
    case 'an older one':
      return [
        toMend(
          'exchange-partner.older-key',
          'Skype',
          `Exchange signs with ${short(held.current)} now. Skype last read Exchange's document when Exchange signed with ${short(held.reads)}, so it must read it again.`,
        ),
      ];
    case 'cannot tell':
      return [
        note(
          'exchange-partner.unseen-key',
          'Skype',
          `Exchange's signing key was changed${held.changed === null ? '' : `, or set, on ${day(held.changed)}`}. It cannot be seen which key Skype holds. Reading the document again does no harm, so it is planned.`,
        ),
      ];
  }
}

function judgeAutodiscover(facts: ExchangeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.oauth.seen)
    return [
      blind('autodiscover-url.not-seen', 'Skype', `Skype's OAuth configuration could not be looked at: ${facts.oauth.why}`, {
        wayOut: 'Check that the Skype shell works for your account, then look again.',
      }),
    ];
  const url = facts.oauth.value?.autodiscoverUrl ?? null;
  if (url === null) return [toMend('autodiscover-url.none', 'Skype', "Skype does not know where Exchange's Autodiscover service is.")];
  const isOpen = !areOneName('url', url, derivedAutodiscoverUrl(context)) && textAnswer(context, keys.autodiscoverUrl) === undefined;
  const why = sentence(facts.autodiscoverWhy ?? 'It does not answer as Autodiscover does');
  const sight = facts.autodiscover === 'not seen' ? `Whether it answers could not be seen: ${why}` : why;
  if (changeUrl(facts, context) || (isOpen && (facts.autodiscover === 'wrong' || facts.autodiscover === 'no answer'))) {
    const at = `Skype looks for Exchange's Autodiscover service at ${url}`;
    const words = changeUrl(facts, context) || facts.autodiscover === 'wrong' ? `${at}, which is not right.` : `${at}.`;
    return [toMend('autodiscover-url.wrong', url, facts.autodiscover === 'answers' ? words : `${words} ${sight}`)];
  }
  if (facts.autodiscover === 'answers')
    return [ok('autodiscover-url', url, `Skype looks for Autodiscover at ${url}, and that address answers.`, { source: 'probe' })];
  const wayOut = 'On a Front End, look whether that name leads to Exchange and its port answers, then look again.';
  return [unseen('autodiscover-url', url, `Skype looks for Autodiscover at ${url}. ${sight}`, { source: 'probe', wayOut })];
}

/** What is wrong with the application, each as the end of a sentence. */
export function differences(application: Application, context: StepContext): readonly string[] {
  return [
    ...(application.enabled ? [] : ['it is switched off']),
    ...(application.trust === 'Full' ? [] : [`its trust level is ${application.trust} instead of Full`]),
    ...(needsOtherAddress(application, context) ? [`it is to read the document at ${application.metadataUrl?.shown ?? 'no address'}`] : []),
  ];
}

/** Its own is wrong, or must be read again and nobody could look whether it can be. */
function needsOtherAddress(application: Application, context: StepContext): boolean {
  const { kind } = ownAddress(application, context);
  return kind === 'wrong' || (kind === 'not seen' && heldKey(context).kind !== 'no reason to doubt');
}

/** What is wrong with its address, as a sentence. */
function addressWords(application: Application, context: StepContext): string {
  const address = ownAddress(application, context);
  return needsOtherAddress(application, context) && address.kind !== 'right' ? ` ${address.why}` : '';
}

/** Skype's tokens are for the name that its entry has. */
function judgeRealm(facts: ExchangeAsPartnerFacts, application: Application): readonly StepFinding[] {
  const said = otherRealm(facts, application);
  return said === undefined
    ? []
    : [
        toMend(
          'exchange-partner.other-realm',
          application.identity,
          `Skype's tokens are for Exchange in the name of ${application.realm} (its realm), and by its document Exchange's name is ${said} now: Exchange may refuse them. Skype must read the document again.`,
        ),
      ];
}

/** The key that Skype has stored is right today, so nothing is changed on no more than a suspicion. */
function judgeAddress(application: Application, context: StepContext): readonly StepFinding[] {
  const address = ownAddress(application, context);
  return address.kind === 'not seen'
    ? [
        unseen(
          'exchange-partner.address',
          application.identity,
          `Skype is to read Exchange's document at ${application.metadataUrl?.shown ?? ''}. Whether that is the same document as at ${exchangeUrl(context)} could not be looked at: ${sentence(address.why)} Nothing is changed for it.`,
        ),
      ]
    : [];
}

/** Unset: set. Set and wrong: mended. Set and different: as the admin says (facts.md 51). */
export function changeUrl(facts: ExchangeAsPartnerFacts, context: StepContext): boolean {
  const url = facts.oauth.seen ? (facts.oauth.value?.autodiscoverUrl ?? null) : null;
  if (!facts.oauth.seen || areOneName('url', url, derivedAutodiscoverUrl(context))) return false;
  if (url === null) return true;
  return textAnswer(context, keys.autodiscoverUrl) === 'change';
}

function judgeReplication(facts: ExchangeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.replication.seen)
    return [
      unseen(
        'replication.not-seen',
        'replication',
        `Whether the Front Ends have Skype's latest configuration could not be read: ${facts.replication.why}`,
      ),
    ];
  const late = behind(facts.replication, frontEndsTakingPart(context));
  return late.length === 0
    ? []
    : [
        toMend(
          'replication.pending',
          listInWords(late),
          `${someInWords(late)} ${late.length === 1 ? 'has' : 'have'} not received Skype's latest configuration yet.`,
        ),
      ];
}
