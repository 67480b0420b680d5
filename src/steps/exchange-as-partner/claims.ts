// What a state file may say of the changes of this step.

import { z } from 'zod';
import { claimRow, forms } from '../claim.ts';

const { formerly, line, name, thumbprint, url } = forms;

/** The name in Skype, the address set, and the key with which Exchange signed then. */
const entry = { identity: name, url, authCertificate: thumbprint.nullable() };

export const claims = {
  'exchange-partner.create': claimRow('skype', z.strictObject(entry), {
    words: ({ identity }) => `Make the partner application "${identity}" in Skype, with full trust, from Exchange's metadata document.`,
  }),
  'exchange-partner.mend': claimRow(
    'skype',
    z.strictObject({ ...entry, was: z.strictObject({ url: formerly, trust: line(64), enabled: z.boolean() }) }),
    { words: ({ identity }) => `Set the partner application "${identity}" right: switched on, full trust, the right address.` },
  ),
  'exchange-partner.read-again': claimRow('skype', z.strictObject(entry), {
    words: ({ identity }) =>
      `Have Skype read Exchange's document again for "${identity}", so that it stores the key and the name with which Exchange signs now.`,
    stays: () => 'Skype stores what the document shows. The key of before would be of no use: Exchange no longer signs with it.',
  }),
  'autodiscover-url.set': claimRow('skype', z.strictObject({ url, was: formerly }), {
    words: () => "Tell Skype where Exchange's Autodiscover service is.",
  }),
} as const;
