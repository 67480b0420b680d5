// Which certificate Skype shall sign with: what is there, the likeliest first (field.md 18).

import type { Question } from '../../../model/question.ts';
import { day, short } from '../../look.ts';
import type { Known } from '../../step.ts';
import { certificatesOf } from '../facts.ts';
import { candidates, type StoreCertificate, type TokenIssuerFacts } from './facts.ts';
import { keys, otherChoice, words } from './words.ts';

export function tokenIssuerQuestions(known: Known): readonly Question[] {
  const facts = certificatesOf(known);
  if (!facts?.issuer.seen) return [];
  const fitting = candidates(facts, known.now);
  if (facts.issuer.value !== null || fitting.length === 0) return [];
  const choices = fitting.map((each) => ({
    value: each.thumbprint,
    label: `${each.friendlyName || each.subject} (${short(each.thumbprint)}, until ${day(each.notAfter)})`,
    because: isDefault(each, facts)
      ? 'Used for web and SIP as well, so it must be assigned here again each time it is renewed.'
      : 'A certificate of its own, which is renewed on its own.',
  }));
  const likely = (fitting.find((each) => !isDefault(each, facts)) ?? fitting[0])?.thumbprint ?? otherChoice;
  return [
    {
      kind: 'one',
      key: keys.issuer,
      ask: words.ask,
      why: words.askWhy,
      likely,
      choices: [...choices, { value: otherChoice, label: words.other, because: words.otherBecause }],
    },
  ];
}

const isDefault = (certificate: StoreCertificate, facts: TokenIssuerFacts) =>
  facts.standard.seen && facts.standard.value?.thumbprint === certificate.thumbprint;
