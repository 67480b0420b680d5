// What a state file may say of the changes of this step.

import { z } from 'zod';
import { claimRow, forms } from '../claim.ts';
import { internalUriWords } from './words.ts';

const { name, server, url } = forms;

export const claims = {
  'contacts.keep': claimRow('skype', z.strictObject({}), {
    words: () => 'Keep contact lists in Skype: change the global policy so that they do not move to Exchange.',
  }),
  'contacts.pilot-policy': claimRow('skype', z.strictObject({ policy: name }), {
    words: ({ policy }) => `Make a policy named ${policy} that lets contact lists move. It has no effect until you grant it to someone.`,
    stays: () => 'An unused policy changes nothing. Remove it in the Skype for Business Control Panel when it is no longer wanted.',
  }),
  'internal-uri': claimRow('exchange', z.strictObject({ url }), {
    about: server,
    words: (set, about) => internalUriWords.change(about, set.url),
  }),
} as const;
