// What an answers file may hold for this step.

import { type AnswerForms, choiceForm, type KeyIn, wordsForm } from '../answer-forms.ts';
import { againWord, keys, lastWord, severalWord, words } from './words.ts';

export const asks = { [keys.who]: choiceForm(words.ask, 'wizard', 'myself') } satisfies AnswerForms<KeyIn<typeof keys>>;

export const agrees = wordsForm(
  `Agrees to the restart of IIS: the short name of the server, or "${severalWord}" for several; "${lastWord}" where no other is known to answer, "${againWord}" for one after a restart that ended well. A list where a run needs more than one.`,
);
