// What an answers file may hold for this step.

import { type AnswerForms, choiceForm, type KeyIn } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.disabled]: choiceForm(words.disabledAsk, 'enable', 'stay') } satisfies AnswerForms<KeyIn<typeof keys>>;
