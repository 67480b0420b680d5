// Step 5, Exchange as partner (runs in Skype): a partner application that trusts Exchange's document, and the
// Autodiscover address, then the wait until the Front Ends have both.

import type { Act, Change } from '../../model/change.ts';
import type { Finding } from '../../model/finding.ts';
import type { Question } from '../../model/question.ts';
import { newExchangeApplication, removeExchangeApplication, setAutodiscoverUrl, setExchangeApplication } from '../../skype/oauth.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { judgeReading, readable } from '../documents.ts';
import { blocker, inWords, note, ok, problem, unseen } from '../look.ts';
import { behind, replicationWait, watchReplication } from '../replication.ts';
import { exchangeUrl, frontEndsTakingPart, takingPart } from '../servers/facts.ts';
import { type Known, type Step, textAnswer } from '../step.ts';
import {
  type Application,
  byDocument,
  byOAuthServer,
  derivedAutodiscoverUrl,
  type ExchangeAsPartnerFacts,
  exchangeAsPartnerOf,
  freeIdentity,
  inspectExchangeAsPartner,
} from './facts.ts';
import { keys, words } from './words.ts';

export const exchangeAsPartner: Step = {
  id: 'exchangeAsPartner',
  title: words.title,
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  asks: Object.values(keys),
  looksBy: (known) => `${exchangeUrl(known)} ${takingPart(known)}`,
  inspect: inspectExchangeAsPartner,
  judge,
  questions,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  settled: (change, known) => (plan(known).some((act) => act.id === change.id) ? 'not started' : 'done'),
  madeBy: () => [],
  proved(known) {
    const facts = exchangeAsPartnerOf(known);
    const [own] = facts === undefined ? [] : byDocument(facts);
    return own === undefined
      ? []
      : [`Skype was asked again, and trusts Exchange fully as "${own.identity}". The Front Ends that take part have received it.`];
  },
};

function judge(known: Known): readonly Finding[] {
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

function differences(application: Application, known: Known): readonly string[] {
  return [
    ...(application.enabled ? [] : ['it is switched off']),
    ...(application.trust === 'Full' ? [] : [`its trust level is ${application.trust} instead of Full`]),
    ...(application.metadataUrl?.toLowerCase() === exchangeUrl(known).toLowerCase()
      ? []
      : [`it reads the document at ${application.metadataUrl}`]),
  ];
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

/** Unset: set. Set and wrong: mended. Set and different: as the admin says (field.md 5). */
function changeUrl(facts: ExchangeAsPartnerFacts, known: Known): boolean {
  const url = facts.oauth.seen ? (facts.oauth.value?.autodiscoverUrl ?? null) : null;
  const derived = derivedAutodiscoverUrl(known);
  if (!facts.oauth.seen || url?.toLowerCase() === derived.toLowerCase()) return false;
  if (url === null) return true;
  return textAnswer(known, keys.autodiscoverUrl) === 'change';
}

function questions(known: Known): readonly Question[] {
  const facts = exchangeAsPartnerOf(known);
  const url = facts?.oauth.seen ? (facts.oauth.value?.autodiscoverUrl ?? null) : null;
  const derived = derivedAutodiscoverUrl(known);
  if (facts === undefined || url === null || url.toLowerCase() === derived.toLowerCase()) return [];
  const wrong = facts.autodiscover === 'wrong';
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

function plan(known: Known): readonly Act[] {
  const facts = exchangeAsPartnerOf(known);
  if (!facts?.applications.seen || !facts.oauth.seen) return [];
  const own = byDocument(facts);
  const [only] = own;
  if (own.length > 1) return [];
  const changes: Change[] = [];
  if (only === undefined) changes.push(create(facts, known));
  else if (differences(only, known).length > 0) changes.push(mend(only, known));
  if (changeUrl(facts, known)) changes.push(pointToAutodiscover(facts.oauth.value?.autodiscoverUrl ?? null, known));
  const frontEnds = frontEndsTakingPart(known);
  if (changes.length === 0 && behind(facts.replication, frontEnds).length === 0) return [];
  return [...changes, replicationWait('exchange-partner.replicated', frontEnds)];
}

const common = { kind: 'change', prompts: {}, whenUnclear: 'repeat', onFailure: 'stop', usually: 10 } as const;

function create(facts: ExchangeAsPartnerFacts, known: Known): Change {
  const identity = freeIdentity(facts);
  return {
    ...common,
    id: 'exchange-partner.create',
    words: `Make the partner application "${identity}" in Skype, with full trust, from Exchange's metadata document.`,
    because: ['exchange-partner.none'],
    command: newExchangeApplication(identity, exchangeUrl(known)),
    before: null,
    undo: { kind: 'run', commands: [removeExchangeApplication(identity)] },
  };
}

function mend(application: Application, known: Known): Change {
  const { identity, metadataUrl, trust, enabled } = application;
  return {
    ...common,
    id: 'exchange-partner.mend',
    words: `Set the partner application "${identity}" right: switched on, full trust, the right address.`,
    because: ['exchange-partner.differs'],
    command: setExchangeApplication(identity, { MetadataUrl: exchangeUrl(known), ApplicationTrustLevel: 'Full', Enabled: true }),
    before: { metadataUrl, trust, enabled },
    undo: {
      kind: 'run',
      commands: [setExchangeApplication(identity, { MetadataUrl: metadataUrl ?? '', ApplicationTrustLevel: trust, Enabled: enabled })],
    },
  };
}

function pointToAutodiscover(url: string | null, known: Known): Change {
  return {
    ...common,
    id: 'autodiscover-url.set',
    words: "Tell Skype where Exchange's Autodiscover service is.",
    because: ['autodiscover-url.none', 'autodiscover-url.wrong'],
    command: setAutodiscoverUrl(derivedAutodiscoverUrl(known)),
    before: { ExchangeAutodiscoverUrl: url },
    undo: { kind: 'run', commands: [setAutodiscoverUrl(url)] },
  };
}
