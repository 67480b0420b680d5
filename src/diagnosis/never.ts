// What is not said, however well it seems to fit: each row was claimed by somebody, and was wrong. `where` it fits, none of these is named.
// What a cause must have seen is asked for by its own clues; test/diagnosis/catalogue.test.ts holds them to it.

import { judged } from './causes/judged.ts';
import { type Evidence, fits, type Pattern } from './evidence.ts';

type Never = { readonly why: string; readonly of: readonly string[]; readonly where: Pattern };

export const never: readonly Never[] = [
  {
    why: 'What came over HTTP says nothing of the rights of whoever typed the command.',
    of: ['access-denied', 'rights-hidden', 'script-policy'],
    where: { http: [401, 403] },
  },
  {
    why: 'What EWS denies is denied to Skype, not to whoever typed the command.',
    of: ['access-denied', 'storage-test-rights'],
    where: { soap: ['erroraccessdenied', 'errorimpersonateuserdenied', 'errorimpersonationdenied', 'errorimpersonationfailed'] },
  },
  {
    why: 'ErrorIncorrectExchangeServerVersion is what a refused realm looks like, and says nothing of a version.',
    of: ['older-exchange'],
    where: { skypeCode: 'errorincorrectexchangeserverversion', unless: { found: ['document.exchange.older'] } },
  },
  {
    why: 'Roles that could not be read are not missing.',
    of: ['roles-missing'],
    where: { found: ['partner.account-not-looked', 'partner.account-not-seen'] },
  },
  {
    why: 'A device did not answer where Exchange itself judged the token.',
    of: ['sign-in-page', 'empty-answer', 'proxy-front-end', 'oauth-off'],
    where: judged,
  },
  {
    why: 'A token is bound to no channel, so Extended Protection refuses none.',
    of: ['channel-binding'],
    where: { speaker: 'skype' },
  },
];

/** Ids that are not named for this evidence. */
export const vetoed = (evidence: Evidence): ReadonlySet<string> =>
  new Set(never.flatMap(({ of, where }) => (fits(where, evidence) ? of : [])));
