// Whether a worker process of an Exchange server would accept a token of a Front End, in Exchange's order of checks
// (domain.md 6.5), and its words where it would not (domain.md 7.2). It looks at what the worker knew when it
// started, not at what is configured by now. (Real signed tokens take the place of the key comparison later.)

import { describe } from './certificates.ts';
import { type Computer, findCertificate, type SkypeSettings, same, skypeId, skypeRealm, type World } from './world.ts';

export type Verdict = { readonly accepted: true } | { readonly accepted: false; readonly diagnostics: string };

export type Token = {
  /** The settings that have reached the Front End. */
  readonly settings: SkypeSettings;
  /** The certificate that signs. */
  readonly thumbprint: string;
  /** The user's primary address. */
  readonly smtp: string;
};

export function judgeToken(world: World, computer: Computer, pool: string, token: Token): Verdict {
  const realm = skypeRealm(world, token.settings);
  const issuer = `${skypeId}@${realm}`;
  const trusted = computer.iis.pools.find((each) => each.name === pool)?.trusts.find((each) => same(each.issuer, issuer));
  if (trusted === undefined) return refused(2000009, `The issuer of the token is unknown. Issuer was '${issuer}'.`, 'invalid_issuer');

  const key = findCertificate(world, token.thumbprint);
  if (key === undefined || !trusted.certificates.includes(describe(key.pem).raw))
    return refused(2000000, 'The token has an invalid signature.', 'invalid_signature');

  if (!world.exchange.acceptedDomains.some((each) => same(each.domain, realm))) {
    return refused(2000004, `The tenant for tenant guid '${realm}' does not exist.`, 'invalid_tenant');
  }

  const partner = world.exchange.partners.find(
    (each) => same(each.applicationId, skypeId) && same(each.realm ?? '', realm) && !each.usesAuthServer,
  );
  const account = partner?.linkedAccount?.split('/').at(-1);
  const held = world.exchange.assignments.filter((each) => account !== undefined && same(each.assignee, account)).map((each) => each.role);
  if (!held.includes('UserApplication')) {
    const words = `The token should have valid permissions or linked account associated with partner application '${skypeId}'.`;
    return refused(2000008, words, 'invalid_grant');
  }

  const mailbox = world.people.some((each) => each.smtp !== null && same(each.smtp, token.smtp));
  return mailbox
    ? { accepted: true }
    : refused(2000005, 'The user specified by the user-context in the token does not exist.', 'invalid_user');
}

const refused = (code: number, reason: string, category: string): Verdict => ({
  accepted: false,
  diagnostics: `${code};reason="${reason}";error_category="${category}"`,
});
