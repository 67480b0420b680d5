// What a state file may say of the changes of this step.

import { z } from 'zod';
import { linkedAccountName, linkedAccountRoles } from '../../exchange/partner-applications.ts';
import { claimRow, forms } from '../claim.ts';
import { counted } from '../phrases.ts';
import { words } from './words.ts';

const { formerly, guid, line, name, url } = forms;

/** An account by its GUID, or by the name that it was to be given. */
const account = guid.or(z.string().regex(/^LyncEnterprise-ApplicationAccount(?:-\d+)*$/i));

/** What was there before: entries and accounts by GUID, assignments of roles by their identity. Null: it was not known which. */
const before = {
  applications: z.array(guid),
  accounts: z.array(guid).nullable(),
  roles: z.array(line(512)),
};

export const claims = {
  'partner.script': claimRow('exchange', z.strictObject({ url, ...before }), {
    words: () =>
      `Run Exchange's own script: it makes the account ${linkedAccountName}, gives it ${counted(linkedAccountRoles.length, 'role')}, and makes the partner application for Skype.`,
  }),
  'partner.account': claimRow('exchange', z.strictObject({ name: account, ...before }), {
    words: (made) => words.makeAccount(made.name),
  }),
  'partner.hide': claimRow('exchange', z.strictObject({ account }), { words: () => words.hideAccount }),
  'partner.create': claimRow('exchange', z.strictObject({ name, url, account, ...before }), {
    words: () => words.makeApplication,
  }),
  'partner.link': claimRow('exchange', z.strictObject({ application: guid, account, called: name, was: formerly }), {
    words: ({ called }) => words.link(called),
  }),
  'partner.role': claimRow('exchange', z.strictObject({ account, ...before }), {
    about: z.enum(linkedAccountRoles),
    words: (_, about) => words.giveRole(about),
  }),
  'partner.move': claimRow('exchange', z.strictObject({ application: guid, url, was: formerly }), {
    words: (set) => `Tell Exchange to read Skype's document at ${set.url} from now on.`,
  }),
  'partner.refresh': claimRow('exchange', z.strictObject({ application: guid, thumbprints: z.array(line(64)) }), {
    words: () => "Have Exchange read Skype's document again, so that it stores the certificate in use now.",
    stays: () => "The old certificate is no longer in Skype's document, so it would be of no use.",
  }),
  'partner.accept-sids': claimRow('exchange', z.strictObject({ application: guid }), { words: () => words.acceptSids }),
  'partner.enable': claimRow('exchange', z.strictObject({ application: guid }), { words: () => 'Switch the entry on.' }),
} as const;
