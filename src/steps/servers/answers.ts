// What an answers file may hold for this step.

import { type AnswerForms, choiceForm, type KeyIn, listForm, textForm } from '../answer-forms.ts';
import { serverKeys } from './facts.ts';
import type { found } from './found.ts';
import { internalUriWords, words } from './words.ts';

export const asks = {
  [serverKeys.pool]: textForm(words.poolAsk, 'pool01.example.com'),
  [serverKeys.skypeMetadataUrl]: textForm(words.skypeUrlAsk, 'https://pool01.example.com/metadata/json/1'),
  [serverKeys.exchangeMetadataUrl]: textForm(words.exchangeUrlAsk, 'https://autodiscover.example.com/autodiscover/metadata/json/1'),
  [serverKeys.leftOut]: listForm(words.leftOutAsk),
  [serverKeys.contacts]: choiceForm(words.contactsAsk, 'keep', 'pilot', 'move'),
  [serverKeys.internalUri]: choiceForm(internalUriWords.ask, 'leave', 'set'),
} satisfies AnswerForms<KeyIn<typeof serverKeys>>;

const testFails = (why: string) =>
  textForm(`Goes on although ${why}. The connectivity test then fails until it is mended.`, 'GO ON ANYWAY');

/** Blockers in spite of which a run that asks no one may go on, by their codes. */
export const overrides = {
  'web-services.not-reached': testFails('a Front End does not get to the address of Exchange Web Services'),
  'web-services.no-oauth': testFails('web services of an Exchange server take no tokens'),
  'web-services.switched-off': testFails('EWS is switched off for the whole organisation'),
  'realm.not-accepted': textForm(
    "Goes on although Exchange does not accept the domain that Skype signs in the name of. Exchange may then refuse Skype's tokens.",
    'GO ON ANYWAY',
  ),
} satisfies Partial<AnswerForms<(typeof found.codes)[number]>>;
