// Which versions still get support (facts.md 45, 158): told with their dates, and never a reason to stop.

import type { StepFinding } from '../findings.ts';
import { exchangeVersion } from './facts.ts';
import { found } from './found.ts';
import { supportWords as words } from './words.ts';

const { note } = found;

type Version = NonNullable<ReturnType<typeof exchangeVersion>>;

/** The product's name for a version (facts.md 44: 2019 and SE are both 15.2; SE from build 2562). Whatever comes later is SE's. */
export function exchangeProduct([major, minor, build]: Version): string {
  if (major > 15 || minor > 2 || (minor === 2 && build >= 2562)) return 'Exchange Server SE';
  return `Exchange Server ${['2013', '2016'][minor] ?? '2019'}`;
}

export function judgeExchangeSupport({ fqdn, version }: { readonly fqdn: string; readonly version: string }): readonly StepFinding[] {
  const known = exchangeVersion(version);
  if (known === undefined || exchangeProduct(known).endsWith(' SE')) return [];
  return [note('exchange-server.out-of-support', fqdn, words.exchange(fqdn, known[1] === 0 ? words.ended2013 : words.ended))];
}

/** By the sentence of Get-CsServerVersion, which has the name or at least the number; after an update it may be that of before. */
export function judgeSkypeSupport(said: string): readonly StepFinding[] {
  const ended = skypeVersions.find(({ is }) => is.test(said))?.ended;
  return ended === undefined ? [] : [note('skype.out-of-support', 'Skype', words.skype(ended), { wayOut: words.skypeWayOut })];
}

const skypeVersions: readonly { readonly is: RegExp; readonly ended: string | undefined }[] = [
  { is: /Subscription Edition|\bSE\b|\b7\.0\.2046\.[89]\d\d\b/i, ended: undefined },
  { is: /Lync Server|\b5\.0\.8308\b/i, ended: words.ended2013 },
  { is: /Server 20(?:15|19)|\b(?:6\.0\.9319|7\.0\.2046)\b/i, ended: words.ended },
];
