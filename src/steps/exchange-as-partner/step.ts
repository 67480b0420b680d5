// Step 5, Exchange as partner (runs in Skype): a partner application that trusts Exchange's document and has read it since Exchange's
// key last changed, and the Autodiscover address, then the wait until the Front Ends have both.

import type { Settled } from '../../model/change.ts';
import type { EndpointSeen } from '../../model/matrix.ts';
import { areOneName, isName } from '../../model/name.ts';
import type { Question } from '../../model/question.ts';
import { rowOf } from '../../model/steps.ts';
import {
  newExchangeApplication,
  readExchangeDocument,
  removeExchangeApplication,
  setAutodiscoverUrl,
  setExchangeApplication,
} from '../../skype/oauth.ts';
import { insteadOfChallenge } from '../ask.ts';
import { claimed, fieldsOf, staying } from '../claim.ts';
import { readings } from '../documents.ts';
import { atOnce } from '../guard.ts';
import { someInWords } from '../phrases.ts';
import { behind, replicates, replicationWait, untilReplicated, watchReplication } from '../replication.ts';
import { exchangeUrl, frontEndsTakingPart, takingPart } from '../servers/facts.ts';
import type { ActOf, ChangeOf, Did, Step, StepContext } from '../step.ts';
import { asks } from './answers.ts';
import { claims } from './claims.ts';
import {
  type Application,
  byDocument,
  byStoredKey,
  byUnknownKey,
  derivedAutodiscoverUrl,
  type ExchangeAsPartnerFacts,
  exchangeAsPartnerOf,
  freeIdentity,
  frontEndsTrusting,
  inspectExchangeAsPartner,
  namesExchange,
  otherRealm,
} from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind } from './guard.ts';
import { heldKey, keyInUse } from './held-key.ts';
import { changeUrl, differences, judgeExchangeAsPartner } from './judge.ts';
import { takeBack } from './take-back.ts';
import { keys, neverTested, words } from './words.ts';

export const exchangeAsPartner: Step<'exchangeAsPartner', Kind> = {
  ...rowOf('exchangeAsPartner'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  seen: exchangeAsPartnerOf,
  asks,
  looksBy: (context) => `${exchangeUrl(context)} ${takingPart(context)}`,
  inspect: inspectExchangeAsPartner,
  finds: [...found.codes, ...readings.codes],
  judge: judgeExchangeAsPartner,
  questions,
  changes,
  claims,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  until: (wait) => untilReplicated(wait) ?? atOnce,
  settled,
  takeBack,
  takenBackBy: (did) => (did.kind === 'exchange-partner.mend' ? ['certificates'] : []),
  afterTakeBack: () => [replicates],
  neverTested: (context) => notTested(frontEndsTrusting(context)),
  endpoints: challengeEndpoints,
  lasting: [keys.autodiscoverUrl],
  proved(context) {
    const facts = exchangeAsPartnerOf(context);
    const [own] = facts === undefined ? [] : byDocument(facts);
    const received = facts !== undefined && behind(facts.replication, frontEndsTakingPart(context)).length === 0;
    return own === undefined
      ? []
      : [
          `Skype was asked again, and trusts Exchange fully as "${own.identity}".${received ? ' The Front Ends that take part have received it.' : ''}`,
        ];
  },
};

/** What each Front End answers when it is asked whom it trusts. */
function challengeEndpoints(context: StepContext): readonly EndpointSeen[] {
  return (exchangeAsPartnerOf(context)?.trusted ?? []).map(({ frontEnd: server, issuers, instead }) => ({
    server,
    endpoint: "Skype's challenge",
    ...(issuers.seen ? trustSaid(issuers.value) : insteadOfChallenge(instead)),
  }));
}

const trustSaid = (issuers: readonly string[]): Pick<EndpointSeen, 'state' | 'says'> =>
  namesExchange(issuers) ? { state: 'right', says: 'trusts Exchange' } : { state: 'wrong', says: 'lacks Exchange' };

/** Never "tested": what can be seen is that it is set up, and what the Front Ends say (facts.md 76). */
const notTested = (trusting: readonly string[]): string =>
  trusting.length === 0
    ? neverTested
    : `${neverTested} ${someInWords(trusting)} ${trusting.length === 1 ? 'says that it trusts' : 'say that they trust'} Exchange.`;

/** A change that is not planned any more was done; whether an address is right may not be seen, so the one that was set is looked for. */
function settled(did: Did, context: StepContext): Settled {
  const facts = exchangeAsPartnerOf(context);
  const [own] = facts === undefined ? [] : byDocument(facts);
  const mended = fieldsOf(claims, 'exchange-partner.mend', did);
  const isSet = mended === undefined || isName('url', own?.metadataUrl, mended.url);
  return isSet && plan(context).every((act) => act.id !== did.id) ? 'done' : 'not started';
}

function questions(context: StepContext): readonly Question[] {
  const facts = exchangeAsPartnerOf(context);
  const url = facts?.oauth.seen ? (facts.oauth.value?.autodiscoverUrl ?? null) : null;
  const derived = derivedAutodiscoverUrl(context);
  if (facts === undefined || url === null || areOneName('url', url, derived)) return [];
  const wrong = facts.autodiscover === 'wrong' || facts.autodiscover === 'no answer';
  return [
    {
      kind: 'one',
      key: keys.autodiscoverUrl,
      ask: words.urlAsk,
      why: words.urlWhy,
      likely: wrong ? 'change' : 'keep',
      choices: [
        {
          value: 'change',
          label: `${words.change}: ${derived}`,
          because: wrong
            ? 'What is set does not answer as Autodiscover does.'
            : "It goes with the address of Exchange's metadata document.",
        },
        {
          value: 'keep',
          label: `${words.keep}: ${url}`,
          because: wrong ? 'Only if you know that it works from the Front Ends.' : 'It answers, or could not be seen from this computer.',
        },
      ],
    },
  ];
}

function plan(context: StepContext): readonly ActOf<Kind>[] {
  const facts = exchangeAsPartnerOf(context);
  if (!facts?.applications.seen || !facts.oauth.seen) return [];
  const own = byDocument(facts);
  const [only] = own;
  if (own.length > 1) return [];
  const wanted: ChangeOf<Kind>[] = [];
  if (only === undefined) wanted.push(...(byStoredKey(facts).length + byUnknownKey(facts).length > 0 ? [] : [create(facts, context)]));
  else if (differences(only, context).length > 0) wanted.push(mend(only, context));
  else if (heldKey(context).kind !== 'no reason to doubt' || otherRealm(facts, only) !== undefined) wanted.push(readAgain(only, context));
  if (changeUrl(facts, context)) wanted.push(pointToAutodiscover(facts.oauth.value?.autodiscoverUrl ?? null, context));
  const frontEnds = frontEndsTakingPart(context);
  if (wanted.length === 0 && behind(facts.replication, frontEnds).length === 0) return [];
  return [...wanted, replicationWait('exchange-partner.replicated', frontEnds)];
}

const common = { kind: 'change', prompts: {}, whenUnclear: 'repeat', onFailure: 'stop', usually: 10 } as const;

function create(facts: ExchangeAsPartnerFacts, context: StepContext): ChangeOf<Kind> {
  const identity = freeIdentity(facts);
  return {
    ...common,
    ...claimed(claims, 'exchange-partner.create', { identity, url: exchangeUrl(context), ...keyInUse(context) }),
    because: ['exchange-partner.none'],
    command: newExchangeApplication(identity, exchangeUrl(context)),
    undo: { kind: 'run', commands: [removeExchangeApplication(identity)] },
  };
}

function mend(application: Application, context: StepContext): ChangeOf<Kind> {
  const { identity, metadataUrl, trust, enabled } = application;
  return {
    ...common,
    ...claimed(claims, 'exchange-partner.mend', {
      identity,
      url: exchangeUrl(context),
      ...keyInUse(context),
      was: { url: metadataUrl?.shown ?? null, trust, enabled },
    }),
    because: ['exchange-partner.differs'],
    command: setExchangeApplication(identity, { MetadataUrl: exchangeUrl(context), ApplicationTrustLevel: 'Full', Enabled: true }),
    undo: {
      kind: 'run',
      commands: [
        setExchangeApplication(identity, { MetadataUrl: metadataUrl?.shown ?? '', ApplicationTrustLevel: trust, Enabled: enabled }),
      ],
    },
  };
}

function readAgain({ identity, metadataUrl }: Application, context: StepContext): ChangeOf<Kind> {
  const url = metadataUrl?.shown ?? exchangeUrl(context);
  const fields = { identity, url, ...keyInUse(context) };
  return {
    ...common,
    ...claimed(claims, 'exchange-partner.read-again', fields),
    ...staying(claims, 'exchange-partner.read-again', fields),
    because: ['exchange-partner.older-key', 'exchange-partner.other-realm', 'exchange-partner.unseen-key'],
    command: readExchangeDocument(identity, url),
  };
}

function pointToAutodiscover(url: string | null, context: StepContext): ChangeOf<Kind> {
  return {
    ...common,
    ...claimed(claims, 'autodiscover-url.set', { url: derivedAutodiscoverUrl(context), was: url }),
    because: ['autodiscover-url.none', 'autodiscover-url.wrong'],
    command: setAutodiscoverUrl(derivedAutodiscoverUrl(context)),
    undo: { kind: 'run', commands: [setAutodiscoverUrl(url)] },
  };
}
