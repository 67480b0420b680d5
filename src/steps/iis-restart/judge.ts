// Facts to findings: what each look of the step "IIS restart" means, and what a restart would hit.

import { localTimeInWords } from '../../model/instant.ts';
import type { StepFinding } from '../findings.ts';
import { counted, listInWords, someInWords } from '../phrases.ts';
import { changesApplication } from '../skype-as-partner/plan.ts';
import type { StepContext } from '../step.ts';
import { changesFor, iisRestartOf, isWell, lacksSkype, type ServerFacts, showsOldKey, standing, stoppedPools } from './facts.ts';
import { found } from './found.ts';
import { isAskedFor, restartedFor, startedSince } from './since.ts';
import { judgeOAuth } from './without-oauth.ts';
import { words } from './words.ts';

const { note, ok, stop, toMend, unseen } = found;

export function judgeIisRestart(context: StepContext): readonly StepFinding[] {
  const servers = iisRestartOf(context)?.servers ?? [];
  return servers.flatMap((each) => [judgeServer(each, context), judgeImpact(each, servers)]);
}

function judgeServer(facts: ServerFacts, context: StepContext): StepFinding {
  const { server, iis, askedBy, withoutOAuth } = facts;
  const source = askedBy === null ? 'probe' : 'shell';
  const stands = standing(facts, context);
  if (withoutOAuth.length > 0 && stands !== 'half restarted') return judgeOAuth(server, withoutOAuth);
  switch (stands) {
    case 'up to date':
      return ok(
        'iis',
        server,
        `${server} has read the partner application: Exchange Web Services and Autodiscover both trust Skype, and both started after the last change.`,
        { source },
      );
    case 'cannot tell':
      return found.note(
        'iis.cannot-tell',
        server,
        `Both web services of ${server} trust Skype. They started within minutes of the last change, and how far the clocks of ${server} and its domain controller are apart could not be seen, so whether before or after it cannot be told. If the connectivity test passes, all is well.`,
        { source },
      );
    case 'half restarted': {
      const off = stoppedPools(facts).filter(({ stays }) => stays);
      if (off.length > 0)
        return judgeSwitchedOff(
          server,
          off.map(({ name }) => name),
        );
      return toMend(
        'iis.stopped',
        server,
        `IIS on ${server} is not fully running: ${iis.seen ? listInWords([...iis.value.stopped, ...iis.value.pools.filter((pool) => pool.started === false).map((pool) => pool.name)]) : 'unknown'} stopped. Nobody can reach their mail there.`,
      );
    }
    case 'reported':
      return found.note(
        'iis.reported',
        server,
        `You looked yourself, and said that ${server} is back and trusts Skype. The wizard did not see it.`,
        {
          source: 'reported',
        },
      );
    case 'restarted':
      return toMend('iis.restarted', server, restartedInVain(facts, context));
    case 'needs a restart':
      if (isAskedFor(server, context))
        return toMend(
          'iis.again',
          server,
          `Both web services of ${server} list Skype, and started after the last change. You want it restarted all the same: a worker can hold an old key of Skype, and that cannot be seen.`,
        );
      return iis.seen || lacksSkype(facts, context)
        ? toMend(isAhead(facts, context) ? 'iis.ahead' : 'iis.old', server, outdated(facts, context))
        : {
            ...toMend(
              'iis.unknown',
              server,
              `Since when IIS on ${server} has been running could not be seen (${iis.why}), so a restart is planned to be sure.`,
            ),
            blind: true,
          };
  }
}

/** Whoever stopped it had a reason, so it is not started from here. */
const judgeSwitchedOff = (server: string, pools: readonly string[]): StepFinding =>
  stop('iis.pool-off', server, `On ${server} an administrator has stopped ${listInWords(pools)}, so that Skype reaches no mailbox there.`, {
    wayOut: `Ask whoever did it. Then, on ${server}: ${pools.map((each) => `Start-WebAppPool ${each}`).join('; ')}, and let it start by itself again. Then look again.`,
    override: 'GO ON ANYWAY',
  });

/** What is missing, the wait says that follows. */
function restartedInVain(facts: ServerFacts, context: StepContext): string {
  const { server } = facts;
  const at = restartedFor(server, changesFor(facts, context), context)?.at;
  return `IIS on ${server} was restarted${at === undefined ? '' : ` (${localTimeInWords(at)})`}, and that ended well; nothing was changed since. Yet it is not seen that both its web services trust Skype. Another restart is not likely to help, so the wizard waits.`;
}

/** It works as it is: what the plan changes in the entry asks for the restart. */
const isAhead = (facts: ServerFacts, context: StepContext): boolean =>
  changesApplication(context) &&
  !(lacksSkype(facts, context) || showsOldKey(facts, context) || startedBefore(facts, context) !== undefined);

function outdated(facts: ServerFacts, context: StepContext): string {
  const { server } = facts;
  if (changesApplication(context))
    return `${server} works with what it read at its last start. It must start anew once the partner application is changed.`;
  if (showsOldKey(facts, context))
    return `${server} still gives out a metadata document without the auth certificate that Exchange signs with now. It reads its own configuration at its next start.`;
  const started = startedBefore(facts, context);
  return started === undefined
    ? `The web services of ${server} do not both trust Skype: they work with what they read when they started.`
    : `IIS on ${server} started on ${localTimeInWords(started)}, before the partner application or the auth certificate was changed. So it does not know of that yet.`;
}

/** By the clock of the server; undefined where its workers were not seen to be too old. */
function startedBefore(facts: ServerFacts, context: StepContext): string | undefined {
  const { server, iis } = facts;
  if (!iis.seen || startedSince(server, iis.value, changesFor(facts, context), context) !== 'no') return undefined;
  return iis.value.pools.flatMap(({ workerStarted }) => workerStarted ?? []).toSorted()[0];
}

/** facts.md 85: what a restart of this server would hit, said before it is asked for. */
function judgeImpact(facts: ServerFacts, servers: readonly ServerFacts[]): StepFinding {
  const { server, activeCopies } = facts;
  if (activeCopies.seen) return note('iis.impact', server, impact(facts, servers));
  return unseen(
    'iis.impact',
    server,
    `${impact(facts, servers)} How many databases are mounted there could not be seen: ${activeCopies.why}`,
  );
}

export function impact(facts: ServerFacts, servers: readonly ServerFacts[]): string {
  const { server, activeCopies, dag, site, holdsShell } = facts;
  const databases = activeCopies.seen ? counted(activeCopies.value, 'mounted database') : 'an unknown number of mounted databases';
  const where = site === null ? '' : ` (Active Directory site ${site})`;
  return [
    `${server}${where} holds ${databases}${dag === null ? '' : ` of the group ${dag}`}.`,
    ...(holdsShell === true ? [words.holdsShell] : []),
    helpers(facts, servers),
  ].join(' ');
}

/** The same for many, which are restarted one after the other. */
export function impactOfMany(restarted: readonly ServerFacts[], servers: readonly ServerFacts[]): string {
  const copies = restarted.map(({ activeCopies }) => activeCopies);
  const known = copies.reduce((sum, each) => sum + (each.seen ? each.value : 0), 0);
  const databases = `${copies.every(({ seen }) => seen) ? '' : 'at least '}${counted(known, 'mounted database')}`;
  const groups = [...new Set(restarted.flatMap(({ dag }) => (dag === null ? [] : [dag])))];
  return [
    words.manyHold(databases, groups.length === 0 ? '' : ` of ${counted(groups.length, 'group')}: ${someInWords(groups)}`),
    ...(restarted.some(({ holdsShell }) => holdsShell === true) ? [words.holdsOneShell] : []),
    servers.every(isWell) ? words.allWell : words.notAllWell,
  ].join(' ');
}

function helpers(facts: ServerFacts, servers: readonly ServerFacts[]): string {
  const others = servers.filter((each) => each !== facts);
  const well = others.filter(isWell).length;
  if (others.length === 0) return words.noOther;
  if (well === others.length) return `${counted(well, 'other Exchange server')} can answer meanwhile.`;
  return well === 0 ? words.noneWell : words.someWell(well, others.length);
}
