// What an answers file may hold for this step.

import { type AnswerForms, type KeyIn, one } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.disabled]: one(words.disabledAsk, 'enable', 'stay') } satisfies AnswerForms<KeyIn<typeof keys>>;
