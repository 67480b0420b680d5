// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, one } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.autodiscoverUrl]: one(words.urlAsk, 'keep', 'change') } satisfies AnswerForms<KeyIn<typeof keys>>;
