// Which of the two signing keys are renewed although they are still valid: as the admin says. Asked when one is due, and in any
// case under "partner-wizard renew". One that is missing or expired needs no question.

import type { Question } from '../../model/question.ts';
import { day, daysBetween, soon } from '../phrases.ts';
import { listAnswer, type StepContext } from '../step.ts';
import { nextOf } from './auth-certificate/state.ts';
import { type CertificatesFacts, certificatesOf } from './facts.ts';
import { isStaged as isSkypeStaged, signingOf } from './token-issuer/signing.ts';
import { words } from './words.ts';

/** The two products, each with a signing key of its own. */
const products = ['skype', 'exchange'] as const;
type Product = (typeof products)[number];

export const renewalKey = 'certificates.renew';

/** Whether the admin wants this product's key renewed. */
export const renews = (context: StepContext, product: Product): boolean => listAnswer(context, renewalKey).includes(product);

/** Whether a renewal ended without one: nothing was marked, and nothing needed it. */
export const isNothingRenewed = (context: StepContext): boolean =>
  context.aim === 'renew' &&
  products.every((product) => !renews(context, product)) &&
  context.answers[renewalKey] !== undefined &&
  context.did.every(({ step }) => step !== 'certificates');

export function renewalQuestions(context: StepContext): readonly Question[] {
  const facts = certificatesOf(context);
  if (facts === undefined) return [];
  const valid = products.flatMap((product) => {
    const until = validUntil[product](facts, context);
    // One whose next one waits for its day needs no other; one that was chosen in this state file can still be unchosen.
    const isOpen = !isStaged[product](facts, context) || renews(context, product);
    return until === null || until <= context.now || !isOpen ? [] : [{ product, until }];
  });
  const due = valid
    .filter(({ product, until }) => daysBetween(context.now, until) < soon && !isStaged[product](facts, context))
    .map(({ product }) => product);
  if (valid.length === 0 || (due.length === 0 && context.aim !== 'renew' && context.answers[renewalKey] === undefined)) return [];
  return [
    {
      kind: 'many',
      key: renewalKey,
      ask: words.renewAsk,
      why: words.renewWhy,
      likely: due,
      choices: valid.map(({ product, until }) => ({
        value: product,
        label: `${words.key[product]}, valid until ${day(until)}`,
        because: words.renewBecause[product],
      })),
    },
  ];
}

type Of<T> = { readonly [product in Product]: (facts: CertificatesFacts, context: StepContext) => T };

/** The end of each product's key, as far as it was seen; on several servers, the earliest. */
const validUntil: Of<string | null> = {
  skype: (facts, context) => signingOf(facts, context).until,
  exchange: ({ authCertificates }) =>
    authCertificates
      .flatMap(({ certificate }) => (certificate.seen && certificate.value !== null ? [certificate.value.notAfter] : []))
      .sort()[0] ?? null,
};

/** Whether a next one that will be good is waiting for its day. */
const isStaged: Of<boolean> = {
  skype: isSkypeStaged,
  exchange: (facts, context) => nextOf(facts, context) !== undefined,
};
