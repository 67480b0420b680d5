// Which shells a finding rests on, and so whether it was told: where one of them goes by hand, the admin's word is all there is.
// A new finding needs a row only where it rests on one shell; without one it counts as told as soon as anything goes by hand.

import type { Finding } from '../model/finding.ts';
import type { ShellKind } from '../model/place.ts';
import type { Ways } from '../model/way.ts';

/** By the beginning of a finding's code; the longest that fits counts. */
const restsOn: { readonly [code: string]: readonly ShellKind[] } = {
  'accepted-domain': ['exchange'],
  auth: ['exchange'],
  'autodiscover-url': ['skype'],
  contacts: ['skype'],
  dc: ['exchange'],
  document: ['windows'],
  'exchange-document': ['windows'],
  'exchange-partner': ['skype'],
  'exchange-server': ['exchange'],
  iis: ['windows', 'exchange'],
  'internal-uri': ['exchange'],
  oauth: ['skype'],
  'oauth.pfx': ['windows'],
  'oauth.store': ['windows'],
  'oauth.candidate': ['windows'],
  'others.exchange': ['exchange'],
  'others.hybrid': ['exchange'],
  'others.skype': ['skype'],
  partner: ['exchange'],
  pool: ['skype'],
  replication: ['skype'],
  'sip-domain': ['skype', 'exchange'],
  'skype.version': ['skype'],
  test: ['skype'],
  'test-user': ['skype', 'exchange'],
};
const anything: readonly ShellKind[] = ['exchange', 'skype', 'windows'];

/** The findings, with 'told' as the source of those that rest on what was brought back by hand. */
export function told(findings: readonly Finding[], ways: Ways | undefined): readonly Finding[] {
  if (ways === undefined) return findings;
  return findings.map((finding) =>
    finding.source === 'shell' && shellsOf(finding.code).some((shell) => ways[shell].kind === 'by hand')
      ? { ...finding, source: 'told' }
      : finding,
  );
}

function shellsOf(code: string): readonly ShellKind[] {
  const [longest] = Object.keys(restsOn)
    .filter((each) => code.startsWith(each) && /^(?:s?$|s?\.)/.test(code.slice(each.length)))
    .sort((a, b) => b.length - a.length);
  return (longest === undefined ? undefined : restsOn[longest]) ?? anything;
}
