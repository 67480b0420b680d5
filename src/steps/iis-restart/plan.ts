// The commands and waits of this step: each server in its turn, with a gate before and after each restart (facts.md 81, 84, 85).

import type { Wait } from '../../model/change.ts';
import type { Program } from '../../model/command.ts';
import { exchangeShell, type Fqdn } from '../../model/place.ts';
import { render } from '../../powershell/render.ts';
import { startPool } from '../../windows/functions.ts';
import { askersOf } from '../ask.ts';
import { claimed, staying } from '../claim.ts';
import { exchangeUrl, hostOf } from '../servers/facts.ts';
import { contentOf, ownApplication, skypeAsPartnerOf } from '../skype-as-partner/facts.ts';
import { type ActOf, type ChangeOf, type StepContext, textAnswer } from '../step.ts';
import { inTurn, those } from './batches.ts';
import { claims } from './claims.ts';
import { authThumbprint, changesFor, iisRestartOf, type ServerFacts, skypeIssuer, standing, stoppedPools } from './facts.ts';
import type { Kind } from './guard.ts';
import { impact } from './judge.ts';
import { cutOff, isLast } from './severity.ts';
import { backOf, ownRestartOf, restartedFor } from './since.ts';
import { againWord, keys, lastWord } from './words.ts';

export function plan(context: StepContext): readonly ActOf<Kind>[] {
  // What stands still is started before another is cut off.
  const servers = [...those(['half restarted'], context), ...inTurn(those(['needs a restart', 'restarted'], context), context)];
  const byHand = textAnswer(context, keys.who) === 'myself';
  return servers.flatMap((each, index) => {
    if (standing(each, context) === 'half restarted') return startAgain(each, context);
    if (standing(each, context) === 'restarted') return [stillToBeBack(each, context)];
    if (byHand) return [ownRestart(each, context)];
    return [
      ...domainControllerGate(each, context),
      restart(each, context),
      backAgain(each, context),
      ...(index < servers.length - 1 ? [balancer(each)] : []),
    ];
  });
}

function iisreset(server: Fqdn, ...args: readonly string[]): Program {
  return { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: [server, ...args] };
}

function restart(facts: ServerFacts, context: StepContext): ChangeOf<Kind> {
  const fields = {
    workers: workersOf(facts)?.map((each) => ({ ...each })) ?? null,
    changes: changesFor(facts, context).map((each) => ({ ...each })),
  };
  return {
    ...claimed(claims, 'restart', fields, facts.server),
    ...staying(claims, 'restart', fields, facts.server),
    kind: 'change',
    because: ['iis.ahead', 'iis.old', 'iis.unknown'],
    // Twenty seconds, the default, are often too few to stop; /noforce could leave it stopped (facts.md 83).
    command: iisreset(facts.server, '/restart', '/timeout:60'),
    prompts: {},
    whenUnclear: 'ask',
    onFailure: 'stop',
    usually: 60,
  };
}

/** Where IIS itself runs, its pools are started one by one, but for one that somebody stopped. What else it needs, the next look says. */
function startAgain(facts: ServerFacts, context: StepContext): readonly ActOf<Kind>[] {
  const pools = stoppedPools(facts);
  return pools.length === 0
    ? [start(facts), backAgain(facts, context, null)]
    : pools.flatMap(({ name, stays }) => (stays ? [] : [startOf(facts.server, name)]));
}

function startOf(server: Fqdn, pool: string): ChangeOf<Kind> {
  const about = `${server} ${pool}`;
  return {
    ...claimed(claims, 'start-pool', { pool }, about),
    ...staying(claims, 'start-pool', { pool }, about),
    kind: 'change',
    because: ['iis.stopped'],
    command: startPool(server, pool),
    prompts: {},
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 10,
  };
}

function start(facts: ServerFacts): ChangeOf<Kind> {
  return {
    ...claimed(claims, 'start', {}, facts.server),
    ...staying(claims, 'start', {}, facts.server),
    kind: 'change',
    because: ['iis.stopped'],
    command: iisreset(facts.server, '/start'),
    prompts: {},
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 30,
  };
}

/** facts.md 93: the server reads the application from a domain controller of its own site, so it must have arrived there. */
function domainControllerGate(facts: ServerFacts, context: StepContext): readonly Wait[] {
  const own = ownApplication(context);
  const pinned = skypeAsPartnerOf(context)?.domainController ?? null;
  const near = facts.iis.seen ? facts.iis.value.domainController : null;
  if (own === undefined || near === null || near === pinned) return [];
  return [
    {
      kind: 'wait',
      id: `directory ${facts.server}`,
      words: `${near}, which ${facts.server} asks, has the partner application`,
      what: { kind: 'directory', domainController: near, guid: own.guid, content: contentOf(own) },
      every: 15,
      patience: 900,
      usually: 180,
      because: [],
      restsOn: ['exchange'],
    },
  ];
}

/** After a restart that ended well: another one only by the admin's own word. */
function stillToBeBack(facts: ServerFacts, context: StepContext): Wait {
  const before = restartedFor(facts.server, changesFor(facts, context), context)?.workers ?? null;
  return backAgain(facts, context, before);
}

function backAgain(facts: ServerFacts, context: StepContext, workers = workersOf(facts)): Wait {
  const servers = iisRestartOf(context)?.servers ?? [];
  return {
    kind: 'wait',
    id: backOf(facts.server),
    words: `both web services of ${facts.server} answer again and trust Skype`,
    what: checkOf(facts, workers, context),
    every: 5,
    patience: 300,
    usually: 120,
    because: ['iis.restarted'],
    restsOn: ['windows'],
    force: {
      change: { ...restart(facts, context), words: `Restart IIS on ${facts.server} once more.` },
      word: isLast(facts, servers, []) ? lastWord : againWord,
      because: `${cutOff(facts.server, 1)} ${impact(facts, servers)}`,
    },
  };
}

function ownRestart(facts: ServerFacts, context: StepContext): Wait {
  return {
    kind: 'wait',
    id: ownRestartOf(facts.server),
    words: `you have restarted IIS on ${facts.server} (${render(iisreset(facts.server, '/restart', '/timeout:60'))})`,
    what: checkOf(facts, workersOf(facts), context),
    every: 15,
    patience: 14_400,
    usually: null,
    because: ['iis.ahead', 'iis.old', 'iis.unknown'],
    restsOn: ['windows'],
  };
}

/** facts.md 86: time for a load balancer to notice that the server is back, before the next one goes. */
function balancer(facts: ServerFacts): Wait {
  return {
    kind: 'wait',
    id: `balancer ${facts.server}`,
    words: `the load balancer sends clients to ${facts.server} again`,
    what: { kind: 'pause', seconds: 60 },
    every: 5,
    patience: 120,
    usually: 60,
    because: [],
    restsOn: [],
  };
}

const workersOf = ({ iis }: ServerFacts) => (iis.seen ? iis.value.pools.map(({ name, workerStarted }) => ({ name, workerStarted })) : null);

/** `workers`: those that must be gone. */
function checkOf(facts: ServerFacts, workers: ReturnType<typeof workersOf>, context: StepContext) {
  return {
    kind: 'back',
    server: facts.server,
    host: hostOf(exchangeUrl(context)) ?? '',
    issuer: skypeIssuer(context),
    workers,
    key: authThumbprint(context),
    from: [...askersOf(facts.server, context)],
  };
}
