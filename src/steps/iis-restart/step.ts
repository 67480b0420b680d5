// Step 4, IIS restart: every Exchange server that has not read the new partner application, one at a time,
// with a gate before and after each (facts.md 81, 84, 85).

import type { Settled } from '../../model/change.ts';
import type { Question } from '../../model/question.ts';
import { rowOf } from '../../model/steps.ts';
import { saidOfSome } from '../phrases.ts';
import { exchangeTakingPart, exchangeUrl, takingPart } from '../servers/facts.ts';
import { type Did, type Step, type StepContext, textAnswer } from '../step.ts';
import { cannotTakeBack } from '../take-back.ts';
import { agrees, asks } from './answers.ts';
import { batchQuestion, involved, nextBatchOf, those } from './batches.ts';
import { claims } from './claims.ts';
import { serviceEndpoints } from './endpoints.ts';
import { iisRestartOf, inspectIisRestart, type Standing } from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind, until } from './guard.ts';
import { judgeIisRestart } from './judge.ts';
import { plan } from './plan.ts';
import { severity } from './severity.ts';
import { areOthers, workersBefore } from './since.ts';
import { watchIisRestart } from './watch.ts';
import { keys, words } from './words.ts';

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
    ...saidOfSome(
      thoseThatAre(['up to date', 'cannot tell'], context),
      (servers) => `Asked without a password, both web services of ${servers} now say that they trust Skype.`,
    ),
    ...reportedInWords(context),
  ],
  summary(context) {
    const servers = thoseThatAre(['up to date'], context);
    return {
      proven: saidOfSome(servers, (some) => `${some} ${servers.length === 1 ? 'says that it trusts' : 'say that they trust'} Skype.`),
      notProven: reportedInWords(context),
    };
  },
};

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
    ...(textAnswer(context, keys.who) === 'wizard' ? batchQuestion(involved(context).length, exchangeTakingPart(context).length) : []),
  ];
}

function settled(did: Did, context: StepContext): Settled {
  const [server] = did.about.split(' ');
  const facts = iisRestartOf(context)?.servers.find((each) => each.server === server);
  if (facts === undefined || !facts.iis.seen) return 'cannot tell';
  const { stopped, pools } = facts.iis.value;
  if (did.kind === 'start-pool')
    return pools.some(({ name, started }) => started && did.about.endsWith(` ${name}`)) ? 'done' : 'not started';
  if (stopped.length > 0 || pools.some((pool) => pool.started === false)) return 'half done';
  if (pools.some((pool) => pool.started === null)) return 'cannot tell';
  if (did.kind === 'start') return 'done';
  const workers = workersBefore(did);
  return workers === null ? 'cannot tell' : areOthers(pools, workers) ? 'done' : 'not started';
}
