// What is not said, however well it seems to fit: each row was claimed by somebody, and was wrong. `where` it fits, none of these is named.

import { judged } from './causes/judged.ts';
import { type Evidence, fits, type Pattern } from './evidence.ts';

type Never = { readonly why: string; readonly of: readonly string[]; readonly where: Pattern };

export const never: readonly Never[] = [
  {
    why: 'That an address does not exist needs a 404: the code ErrorEwsAutodiscover says only that Autodiscover failed.',
    of: ['autodiscover-path', 'autodiscover-handler'],
    where: { unless: { http: [404, 405] } },
  },
  {
    why: 'That IIS was not restarted needs a worker that was seen to be older than the change.',
    of: ['not-restarted', 'key-not-loaded', 'auth-not-loaded'],
    where: { unless: { found: ['iis.old', 'iis.unknown', 'iis.stopped'] } },
  },
  {
    why: 'What came over HTTP says nothing of the rights of whoever typed the command.',
    of: ['access-denied', 'storage-test-rights', 'rights-hidden', 'script-policy'],
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
    why: 'Clocks that were not seen apart are not named as the cause.',
    of: ['clocks-apart'],
    where: { unless: { found: ['clock.apart'] } },
  },
  {
    why: 'Roles that could not be read are not missing.',
    of: ['roles-missing'],
    where: { found: ['partner.account-not-looked', 'partner.account-not-seen'] },
  },
  {
    why: 'That a user has no mailbox needs an answer about the user, not any error.',
    of: ['invalid-user', 'user-ambiguous'],
    where: {
      unless: { words: /200000[5]|invalid_user|user-context|error(?:nonexistent|nonprimary|invaliduser|missingemail)|invaliduser/ },
    },
  },
  {
    why: 'Replication is not named for a refusal unless a Front End was seen to lag.',
    of: ['front-end-behind'],
    where: { unless: { found: ['oauth.store.missing', 'replication.pending'] } },
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
  {
    why: 'A shell that sent an error has not ended, and its connection is not lost.',
    of: ['shell-not-reached'],
    where: { id: /^(?!.*pssession)/, unless: { kind: ['remoting'] } },
  },
];

/** Ids that are not named for this evidence. */
export const vetoed = (evidence: Evidence): ReadonlySet<string> =>
  new Set(never.flatMap(({ of, where }) => (fits(where, evidence) ? of : [])));
