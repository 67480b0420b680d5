// What an answers file may hold for this step.

import { type AnswerForms, choiceForm, type KeyIn } from '../answer-forms.ts';
import { keys, words } from './words.ts';

export const asks = { [keys.autodiscoverUrl]: choiceForm(words.urlAsk, 'keep', 'change') } satisfies AnswerForms<KeyIn<typeof keys>>;
