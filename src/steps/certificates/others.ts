// Who else trusts these keys: named before either changes (field.md 2).

import { z } from 'zod';
import { readAuthServers, readHybrid } from '../../exchange/organisation.ts';
import { type Finding, seen } from '../../model/finding.ts';
import type { Reader } from '../../powershell/reader.ts';
import { readOAuthServers, readSkypePartnerApplications } from '../../skype/oauth.ts';
import { seenOf } from '../facts.ts';
import { inWords, note, unseen } from '../look.ts';

export const othersSeen = z.object({
  skypeOAuthServers: seenOf(z.array(z.string())),
  skypeApplications: seenOf(z.array(z.string())),
  exchangeAuthServers: seenOf(z.array(z.string())),
  hybrid: seenOf(z.boolean()),
});
export type Others = z.output<typeof othersSeen>;

export async function inspectOthers(reader: Reader) {
  const [skypeOAuthServers, applications, exchangeAuthServers, hybrid] = await Promise.all([
    readOAuthServers(reader),
    readSkypePartnerApplications(reader),
    readAuthServers(reader),
    readHybrid(reader),
  ]);
  return {
    skypeOAuthServers,
    skypeApplications: applications.seen ? seen(applications.value.map((each) => each.identity)) : applications,
    exchangeAuthServers,
    hybrid: hybrid.seen ? seen(hybrid.value.length > 0) : hybrid,
  };
}

export function judgeOthers(others: Others): readonly Finding[] {
  const { skypeOAuthServers, skypeApplications, exchangeAuthServers, hybrid } = others;
  const names = (read: typeof skypeOAuthServers) => (read.seen ? read.value : []);
  const skype = [...names(skypeOAuthServers), ...names(skypeApplications)];
  return [
    ...(skype.length === 0
      ? []
      : [
          note(
            'others.skype',
            'Skype',
            `Skype also knows ${inWords(skype)}. If its signing certificate changes, they must learn the new one.`,
          ),
        ]),
    ...(names(exchangeAuthServers).length === 0
      ? []
      : [note('others.exchange', 'Exchange', `Exchange also trusts ${inWords(names(exchangeAuthServers))}.`)]),
    ...(hybrid.seen && hybrid.value
      ? [
          note(
            'others.hybrid',
            'Exchange',
            "This organisation is hybrid: Exchange Online trusts Exchange's signing key too. The wizard leaves that key as it is.",
          ),
        ]
      : []),
    ...(hybrid.seen ? [] : [unseen('others.hybrid', 'Exchange', `Whether this organisation is hybrid could not be read: ${hybrid.why}`)]),
  ];
}
