// What is asked about a PFX file: where it is, and its password, as often as it takes.

import type { Question } from '../../../model/question.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import { ownStore, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { readServerPath } from '../token-issuer/paths.ts';
import { choice, keys as issuerKeys } from '../token-issuer/words.ts';
import { canPreview, passwordOf, pfxOf } from './facts.ts';
import { example, keys, words } from './words.ts';

export function pfxQuestions(facts: TokenIssuerFacts, context: StepContext): readonly Question[] {
  const frontEnd = ownStore(facts)?.frontEnd;
  if (textAnswer(context, issuerKeys.issuer) !== choice.import || frontEnd === undefined || context.access?.windows.kind === 'not at all')
    return [];
  return [pathQuestion(frontEnd, context), ...passwordQuestion(facts, context)];
}

const pathQuestion = (frontEnd: string, context: StepContext): Question => ({
  kind: 'text',
  key: keys.path,
  ask: words.pathAsk,
  why: canPreview(context) ? words.pathWhy(frontEnd) : words.pathWhyByHand(frontEnd),
  likely: '',
  example,
  read: (text) => readServerPath(text, example),
});

function passwordQuestion(facts: TokenIssuerFacts, context: StepContext): readonly Question[] {
  const seen = pfxOf(facts, context);
  if (seen?.kind !== 'locked') return [];
  const why = seen.tried ? words.passwordWrong : words.passwordWhy;
  return [
    {
      kind: 'secret',
      key: keys.password,
      ask: words.passwordAsk(seen.path),
      why: context.access === undefined ? `${why} ${words.passwordInLab}` : why,
      ref: passwordOf(seen.path),
      user: null,
      instead: words.passwordInstead,
    },
  ];
}
