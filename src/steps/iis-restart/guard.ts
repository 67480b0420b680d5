// The changes and waits of this step, for a runbook.

import type { Wait } from '../../model/change.ts';
import type { Fqdn } from '../../model/place.ts';
import { exchangeCmdlet } from '../../powershell/reader.ts';
import { literal, render } from '../../powershell/render.ts';
import { aboutOf, hasGuid, some, unguarded } from '../guard.ts';
import { exchangeTakingPart, exchangeUrl, hostOf } from '../servers/facts.ts';
import { applicationsAt, thisSkype } from '../skype-as-partner/guard.ts';
import type { ChangeRows, StepContext, Until } from '../step.ts';
import { iisRestartOf, isWell, publishedUrls, skypeIssuer } from './facts.ts';
import { iisWaits } from './watch.ts';

const running = (server: Fqdn): string => `Test-Running ${literal(server)}`;

const restarted = (server: Fqdn, context: StepContext): string =>
  `(Test-Restarted ${literal(server)} @(${thisSkype(null, context)} + @(${render(exchangeCmdlet('Get-AuthConfig'))}) | ForEach-Object { $_.WhenChangedUTC }))`;

function trusts(host: string, issuer: string): string {
  const { ews, autodiscover } = publishedUrls(host);
  return `(Test-Trusted ${literal(issuer)} @(${literal(ews)}, ${literal(autodiscover)}))`;
}

/** What asks whether one of the others that were well runs still; nothing where none was, and the admin agrees to that (facts.md 85). */
function othersRun(about: Fqdn, context: StepContext): string {
  const well = iisRestartOf(context)?.servers.flatMap((each) => (each.server !== about && isWell(each) ? literal(each.server) : [])) ?? [];
  return well.length === 0 ? '' : ` -and @(${well.join(', ')} | Where-Object { try { Test-Running $_ } catch { } }).Count -gt 0`;
}

export const changes = {
  // facts.md 81: skipped only where both services trust Skype and both started after the last change.
  restart: {
    guard: (change, context) => ({
      ...unguarded,
      done: `${trusts(hostOf(exchangeUrl(context)) ?? '', skypeIssuer(context))} -and ${restarted(aboutOf(change), context)}`,
      asPlanned: `${thisSkype(null, context)}.Count -gt 0${othersRun(aboutOf(change), context)}`,
      otherwise: `Exchange does not show the partner application for Skype yet${othersRun(aboutOf(change), context) && ', or no other Exchange server runs now'}. Run the sections before this one, or give the domain controllers time to replicate.`,
    }),
  },
  'start-pool': { guard: (change) => ({ ...unguarded, done: running(aboutOf(change).split(' ')[0] ?? '') }), localAdmin: true },
  start: { guard: (change) => ({ ...unguarded, done: running(aboutOf(change)) }) },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;

export function until(wait: Wait, context: StepContext): Until {
  const what = iisWaits.parse(wait.what);
  switch (what.kind) {
    case 'pause':
      return { shell: 'exchange', until: `$waited -ge ${what.seconds}` };
    case 'directory':
      return { shell: 'exchange', until: some(applicationsAt(what.domainController), hasGuid(what.guid)) };
    case 'back': {
      // Behind a balancer any server may answer for the published name, so there only the server's own workers can tell.
      const back = exchangeTakingPart(context).length > 1 ? `(Test-Replaced ${literal(what.server)})` : trusts(what.host, what.issuer);
      return { shell: 'exchange', until: `(${running(what.server)}) -and ${back}` };
    }
  }
}
