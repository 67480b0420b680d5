// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, textForm } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.user]: textForm(words.ask, 'sip:testuser@example.com') } satisfies AnswerForms<KeyIn<typeof keys>>;
