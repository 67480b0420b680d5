// Step 4, IIS restart: every Exchange server that has not read the new partner application, one at a time,
// with a gate before and after each (facts.md 81, 84, 85).

import type { Act, Settled, Wait } from '../../model/change.ts';
import type { Program } from '../../model/command.ts';
import type { Severity } from '../../model/demand.ts';
import { exchangeShell, type Fqdn } from '../../model/place.ts';
import type { Question } from '../../model/question.ts';
import { rowOf } from '../../model/steps.ts';
import { render } from '../../powershell/render.ts';
import { startPool } from '../../windows/functions.ts';
import { askersOf } from '../ask.ts';
import { claimed, staying } from '../claim.ts';
import { someInWords } from '../phrases.ts';
import { exchangeUrl, hostOf, takingPart } from '../servers/facts.ts';
import { contentOf, ownApplication, skypeAsPartnerOf } from '../skype-as-partner/facts.ts';
import { type ActOf, type ChangeOf, type Did, type Step, type StepContext, textAnswer } from '../step.ts';
import { cannotTakeBack } from '../take-back.ts';
import { agrees, asks } from './answers.ts';
import { batchNow, batchQuestion, inTurn, involved, nextBatchOf, those } from './batches.ts';
import { claims } from './claims.ts';
import { serviceEndpoints } from './endpoints.ts';
import {
  authThumbprint,
  changesFor,
  iisRestartOf,
  inspectIisRestart,
  isWell,
  type ServerFacts,
  type Standing,
  skypeIssuer,
  standing,
  stoppedPools,
} from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind, until } from './guard.ts';
import { impact, impactOfMany, judgeIisRestart } from './judge.ts';
import { areOthers, backOf, isAskedFor, ownRestartOf, restartedFor, workersBefore } from './since.ts';
import { watchIisRestart } from './watch.ts';
import { againWord, batchWord, keys, lastWord, severalWord, words } from './words.ts';

export const iisRestart: Step<'iisRestart', Kind> = {
  ...rowOf('iisRestart'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  seen: iisRestartOf,
  asks,
  agrees,
  looksBy: (context) => `${exchangeUrl(context)} ${takingPart(context)}`,
  inspect: inspectIisRestart,
  finds: found.codes,
  judge: judgeIisRestart,
  questions,
  changes,
  claims,
  plan,
  nextBatchOf,
  severity,
  watch: watchIisRestart,
  until,
  settled,
  takeBack: cannotTakeBack,
  endpoints: serviceEndpoints,
  proved: (context) => [
    ...thoseThatAre(['up to date', 'cannot tell'], context).map(
      (server) => `${server} was asked without a password: both its web services now trust Skype.`,
    ),
    ...reportedInWords(context),
  ],
  summary(context) {
    const servers = thoseThatAre(['up to date'], context);
    return {
      proven: servers.length === 0 ? [] : [`${someInWords(servers)} ${servers.length === 1 ? 'trusts' : 'trust'} Skype's tokens.`],
      notProven: reportedInWords(context),
    };
  },
};

const shortName = (server: Fqdn) => server.split('.')[0] ?? server;

const thoseThatAre = (standings: readonly Standing[], context: StepContext) => those(standings, context).map(({ server }) => server);

const reportedInWords = (context: StepContext): readonly string[] =>
  thoseThatAre(['reported'], context).map((server) => `Reported by you, not seen: ${server} is back and trusts Skype.`);

function questions(context: StepContext): readonly Question[] {
  if (those(['needs a restart'], context).length === 0 && context.answers[keys.who] === undefined) return [];
  return [
    {
      kind: 'one',
      key: keys.who,
      ask: words.ask,
      why: words.askWhy,
      likely: 'wizard',
      choices: [
        { value: 'wizard', label: words.wizard, because: words.wizardBecause },
        { value: 'myself', label: words.myself, because: words.myselfBecause },
      ],
    },
    ...(textAnswer(context, keys.who) === 'wizard' ? batchQuestion(involved(context).length) : []),
  ];
}

function plan(context: StepContext): readonly ActOf<Kind>[] {
  const servers = inTurn(those(['needs a restart', 'half restarted', 'restarted'], context), context);
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

/** One server: its name. Several: a fixed word, so that an answers file can hold it. */
function severity(acts: readonly Act[], context: StepContext): Severity {
  const servers = iisRestartOf(context)?.servers ?? [];
  const restarted = servers.filter((each) => acts.some((act) => act.id === `restart ${each.server}`));
  const [first] = restarted;
  if (first === undefined) return { kind: 'mild' };
  const hit = restarted.length > few ? impactOfMany(restarted, servers) : restarted.map((each) => impact(each, servers)).join(' ');
  const isAgain = restarted.some((each) => isAskedFor(each.server, context));
  const batch = batchNow(context);
  // More than one batch is looked ahead to, and never run.
  const part = batch === undefined || restarted.length > batch.servers.length ? {} : { batch: { number: batch.number, of: batch.of } };
  const typed = (word: string, says: string): Severity => ({ kind: 'type', word, says, ...part });
  if (restarted.some((each) => isLast(each, servers, acts)))
    return typed(lastWord, `${words.lastSays(hit)}${isAgain ? ` ${words.again}` : ''}`);
  const cut = `${cutOff(someInWords(restarted.map((each) => each.server)), restarted.length)} ${hit}`;
  if (isAgain) return typed(againWord, `${cut} ${words.again}`);
  if (batch !== undefined) return typed(batchWord(batch.number), `${batchIn(batch, restarted)} ${cut}`);
  return typed(restarted.length === 1 ? shortName(first.server) : severalWord, cut);
}

/** Of more than these the impact is told in one sentence for all, so that the word to type stays in sight. */
const few = 2;

/** Which batch it is; all of them, where more than one is looked ahead to. */
const batchIn = (batch: NonNullable<ReturnType<typeof batchNow>>, restarted: readonly ServerFacts[]): string =>
  restarted.length > batch.servers.length ? words.batchesSay(batch.of) : words.batchSays(batch);

/** Others take part, and none of them is known to serve people by the time it goes; a server alone has nobody to be the last of. */
function isLast({ server }: ServerFacts, servers: readonly ServerFacts[], acts: readonly Act[]): boolean {
  const others = servers.filter((each) => each.server !== server);
  const started = (each: ServerFacts) => acts.some((act) => act.id === `start ${each.server}`);
  return others.length > 0 && !others.some((each) => isWell(each) || started(each));
}

const cutOff = (names: string, count: number): string =>
  `Everyone connected to ${names} is cut off for about a minute${count === 1 ? '' : ' each, one server after the other'}.`;

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
    because: ['iis.old', 'iis.unknown'],
    // Twenty seconds, the default, are often too few to stop; /noforce could leave it stopped (facts.md 83).
    command: iisreset(facts.server, '/restart', '/timeout:60'),
    prompts: {},
    whenUnclear: 'ask',
    onFailure: 'stop',
    usually: 60,
  };
}

/** Where IIS itself runs, its pools are started one by one; whether it then needs a restart as well, the next look says. */
function startAgain(facts: ServerFacts, context: StepContext): readonly ActOf<Kind>[] {
  const pools = stoppedPools(facts);
  return pools.length === 0 ? [start(facts), backAgain(facts, context, null)] : pools.map(({ name }) => startOf(facts.server, name));
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
    because: ['iis.old', 'iis.unknown'],
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

function settled(did: Did, context: StepContext): Settled {
  const [server] = did.about.split(' ');
  const facts = iisRestartOf(context)?.servers.find((each) => each.server === server);
  if (facts === undefined || !facts.iis.seen) return 'cannot tell';
  const { stopped, pools } = facts.iis.value;
  if (did.kind === 'start-pool')
    return pools.some(({ name, started }) => started && did.about.endsWith(` ${name}`)) ? 'done' : 'not started';
  if (stopped.length > 0 || pools.some((pool) => !pool.started)) return 'half done';
  if (did.kind === 'start') return 'done';
  const workers = workersBefore(did);
  return workers === null ? 'cannot tell' : areOthers(pools, workers) ? 'done' : 'not started';
}
