// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, list, one, text } from '../answer-forms.ts';
import { keys } from './facts.ts';
import type { found } from './found.ts';
import { words } from './words.ts';

export const asks = {
  [keys.pool]: text(words.poolAsk, 'pool01.example.com'),
  [keys.skypeMetadataUrl]: text(words.skypeUrlAsk, 'https://pool01.example.com/metadata/json/1'),
  [keys.exchangeMetadataUrl]: text(words.exchangeUrlAsk, 'https://autodiscover.example.com/autodiscover/metadata/json/1'),
  [keys.leftOut]: list(words.leftOutAsk),
  [keys.contacts]: one(words.contactsAsk, 'keep', 'pilot', 'move'),
} satisfies AnswerForms<KeyIn<typeof keys>>;

/** Blockers in spite of which a run that asks no one may go on, by their codes. */
export const overrides = {
  'realm.not-accepted': text(
    "Goes on although Exchange does not accept the domain that Skype signs in the name of. Exchange may then refuse Skype's tokens.",
    'GO ON ANYWAY',
  ),
} satisfies Partial<AnswerForms<(typeof found.codes)[number]>>;
