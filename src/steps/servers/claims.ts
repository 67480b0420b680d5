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
    // No page of the Control Panel does that (facts.md 124). No line to type is made of a file's claim.
    stays: () => 'An unused policy changes nothing. When nobody is to have it any more, Remove-CsUserServicesPolicy removes it.',
  }),
  'internal-uri': claimRow('exchange', z.strictObject({ url }), {
    about: server,
    words: (set, about) => internalUriWords.change(about, set.url),
  }),
} as const;
