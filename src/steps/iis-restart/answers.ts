// What an answers file may hold for this step.

import { type AnswerForms, choiceForm, type KeyIn, textForm, wordsForm } from '../answer-forms.ts';
import { againWord, batchWord, keys, lastWord, severalWord, words } from './words.ts';

export const asks = {
  [keys.who]: choiceForm(words.ask, 'wizard', 'myself'),
  [keys.batch]: textForm(words.batchAsk, '4'),
} satisfies AnswerForms<KeyIn<typeof keys>>;

export const agrees = wordsForm(
  `Agrees to the restart of IIS: the short name of the server, or "${severalWord}" for several; "${batchWord(1)}", "${batchWord(2)}" and so on for batches; "${lastWord}" where no other is known to answer, "${againWord}" for one after a restart that ended well. A list where a run needs more than one.`,
);
