// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, text } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.user]: text(words.ask, 'sip:testuser@example.com') } satisfies AnswerForms<KeyIn<typeof keys>>;
