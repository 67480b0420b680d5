// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, textForm } from '../answer-forms.ts';
import type { found } from './found.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.user]: textForm(words.ask, 'sip:testuser@example.com') } satisfies AnswerForms<KeyIn<typeof keys>>;

/** Blockers in spite of which a run that asks no one may go on, by their codes. */
export const overrides = {
  'test-user.no-mailbox': textForm(
    'Tests with a person whose SIP address is no address of a mailbox here. Exchange finds people by their security identifier first.',
    'go on anyway',
  ),
} satisfies Partial<AnswerForms<(typeof found.codes)[number]>>;
