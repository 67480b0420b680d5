// What the admin is asked about Skype's signing key: which certificate, how a new one is requested, and when it takes over. The
// likeliest comes first (facts.md 10).

import type { Question } from '../../../model/question.ts';
import { day, listInWords, short } from '../../phrases.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import { pfxQuestions } from '../pfx/questions.ts';
import { renews } from '../renewal.ts';
import { candidates, likelyChoice, wantedCertificate } from './choice.ts';
import { readEffective, tomorrow, window } from './effective.ts';
import { isDefault, ownStore, type TokenIssuerFacts } from './facts.ts';
import { readAuthority, readServerPath } from './paths.ts';
import { canRemovePrevious } from './previous.ts';
import { requested } from './request.ts';
import { type Need, needOf, signingOf } from './signing.ts';
import { choice, keys, words } from './words.ts';

export function tokenIssuerQuestions(context: StepContext): readonly Question[] {
  const facts = certificatesOf(context);
  if (facts === undefined || !ownStore(facts)?.certificates.seen) return [];
  const need = needOf(facts, context, renews(context, 'skype'));
  return need === 'none'
    ? previousQuestion(facts, context)
    : [
        whichQuestion(need, facts, context),
        ...requestQuestions(facts, context),
        ...pfxQuestions(facts, context),
        ...effectiveQuestion(need, facts, context),
      ];
}

const isTrustedByCloud = ({ others: { hybrid, skypeOAuthServers } }: CertificatesFacts): boolean =>
  (hybrid.seen && hybrid.value) || (skypeOAuthServers.seen && skypeOAuthServers.value.length > 0);

function whichQuestion(need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): Question {
  const there = candidates(facts, context).map((each) => ({
    value: each.thumbprint,
    label: `${each.friendlyName || each.subject} (${short(each.thumbprint)}, until ${day(each.notAfter)})`,
    because: isDefault(facts, each.thumbprint) ? words.default : words.own,
  }));
  const request = [
    { value: choice.request, label: words.request, because: words.requestBecause },
    { value: choice.file, label: words.file, because: words.fileBecause },
  ];
  return {
    kind: 'one',
    key: keys.issuer,
    ask: words.ask,
    why: isTrustedByCloud(facts) ? `${words.askWhy[need]} ${words.askWhyCloud}` : words.askWhy[need],
    likely: likelyChoice(facts, context),
    choices: [
      ...there.filter(({ because }) => because === words.own),
      ...request,
      { value: choice.import, label: words.import, because: words.importBecause },
      ...there.filter(({ because }) => because === words.default),
      { value: choice.other, label: words.other, because: words.otherBecause },
    ],
  };
}

function requestQuestions(facts: TokenIssuerFacts, context: StepContext): readonly Question[] {
  const chosen = textAnswer(context, keys.issuer);
  const request = requested(facts, context);
  if (chosen === choice.request && request.kind === 'not made') return [authorityQuestion(facts)];
  if (chosen === choice.request && request.kind === 'sent' && request.status === 'denied') return [againQuestion];
  if (chosen !== choice.file) return [];
  if (request.kind === 'not made') return [fileQuestion(context)];
  return request.kind === 'in a file' ? [signedQuestion(request.file, facts)] : [];
}

function authorityQuestion({ authorities }: TokenIssuerFacts): Question {
  const [first = '', ...others] = authorities.seen ? authorities.value.filter((each) => readAuthority(each).ok) : [];
  return {
    kind: 'text',
    key: keys.authority,
    ask: words.authorityAsk,
    why: [
      words.authorityWhy,
      first === '' ? words.authorityUnknown : words.authorityFound,
      ...(others.length === 0 ? [] : [`There is also ${listInWords(others.slice(0, 5))}.`]),
      words.authoritySafe,
    ].join(' '),
    likely: first,
    example: 'ca01.example.com\\Example Root CA',
    read: readAuthority,
  };
}

const againQuestion: Question = {
  kind: 'one',
  key: keys.again,
  ask: words.againAsk,
  why: words.againWhy,
  likely: 'other',
  choices: [
    { value: 'again', label: words.again, because: words.againBecause },
    { value: 'other', label: words.notAgain, because: words.notAgainBecause },
  ],
};

const fileQuestion = (context: StepContext): Question => ({
  kind: 'text',
  key: keys.requestFile,
  ask: words.fileAsk,
  why: words.fileWhy,
  likely: `C:\\OAuthTokenIssuer-${day(context.now)}.req`,
  example: 'C:\\Certificates\\skype.req',
  read: readServerPath,
});

const signedQuestion = (file: string, facts: TokenIssuerFacts): Question => ({
  kind: 'text',
  key: keys.signedFile,
  ask: words.signedAsk,
  why: `The request is in ${file} on ${ownStore(facts)?.frontEnd ?? 'the Front End'}. Have it signed by your certification authority as a web server certificate, and put the certificate on that same server: its key is there. You may leave the wizard until you have it.`,
  likely: file.replace(/\.[^.\\]*$/, '.cer'),
  example: 'C:\\Certificates\\skype.cer',
  read: readServerPath,
});

/** Only where the one in use is valid, and there is time to change it smoothly. */
function effectiveQuestion(need: Need, facts: TokenIssuerFacts, context: StepContext): readonly Question[] {
  const { until } = signingOf(facts, context);
  if (need !== 'renewal' || wantedCertificate(facts, context) === undefined || window(context.now, until) === undefined) return [];
  return [
    {
      kind: 'text',
      key: keys.effective,
      ask: words.effectiveAsk,
      why: words.effectiveWhy,
      likely: tomorrow(context.now, until),
      example: tomorrow(context.now, until),
      read: (text) => readEffective(text, context.now, until),
    },
  ];
}

function previousQuestion(facts: CertificatesFacts, context: StepContext): readonly Question[] {
  if (!canRemovePrevious(facts, context)) return [];
  return [
    {
      kind: 'one',
      key: keys.previous,
      ask: words.previousAsk,
      why: words.previousWhy,
      likely: 'keep',
      choices: [
        { value: 'keep', label: words.keepPrevious, because: words.keepPreviousBecause },
        { value: 'remove', label: words.removePrevious, because: words.removePreviousBecause },
      ],
    },
  ];
}
