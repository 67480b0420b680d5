// What has to be so before any follow-up is begun: the tests, the days that are left, the copies on the Front Ends, and a quiet queue.

import type { Expiry } from '../../model/calendar.ts';
import type { FollowUp, Sight } from '../../model/follow-up.ts';
import { areOneName } from '../../model/name.ts';
import { verdictOf } from '../connectivity-test/verdict.ts';
import { calendarOf } from '../expiries.ts';
import { counted, day, daysBetween, listInWords, sentence, someInWords, soon } from '../phrases.ts';
import { behind } from '../replication.ts';
import { frontEndsTakingPart, serversOf } from '../servers/facts.ts';
import type { StepContext } from '../step.ts';
import { inSkype } from './known.ts';

export function before(context: StepContext, amiss: readonly Sight[]): FollowUp {
  const seen = [...ofTheLink(amiss), ...tests(context), ...days(context), ...copies(context)];
  const open = seen.filter(({ state }) => state !== 'ok').length + Math.max(0, amiss.length - 1);
  return {
    id: 'before',
    title: 'Before any of them',
    now: open === 0 ? 'all as it should be' : `${counted(open, 'thing')} to look at`,
    seen,
    look: [
      'It lists what the Front Ends could not deliver since the link was made; there should be nothing new:',
      inSkype`Debug-CsStorageServiceFailures -StartTime ${linkedAt(context)}`,
    ],
    needs: ['One follow-up at a time, with some weeks between them: what users then tell is of the last one.'],
    notices: [],
    run: [],
    verify: [],
    back: [],
    broken: [],
  };
}

const sight = (state: Sight['state'], words: string): Sight => ({ state, words });

/** In many servers much may be amiss: the wizard shows all of it. */
const ofTheLink = ([first, ...more]: readonly Sight[]): readonly Sight[] =>
  first === undefined
    ? []
    : [sight('to mend', more.length === 0 ? first.words : `${sentence(first.words)} And ${more.length} more: start the wizard.`)];

const isTest = ({ step, kind }: StepContext['did'][number]): boolean => step === 'connectivityTest' && kind === 'test';

/** When it was first tested: what was not delivered before that says nothing of the link. */
const linkedAt = ({ did, now }: StepContext): string => day(did.find(isTest)?.at ?? now);

/** The last test through each Front End, whichever run made it. */
function tests(context: StepContext): readonly Sight[] {
  const done = context.did.filter(isTest);
  const passed = frontEndsTakingPart(context).flatMap((frontEnd) => {
    const last = done.findLast(({ about }) => areOneName('fqdn', about.split(' ')[0], frontEnd));
    return last !== undefined && verdictOf(last, context.reported).kind === 'passed' ? [{ frontEnd, at: last.at }] : [];
  });
  const missing = frontEndsTakingPart(context).filter((each) => !passed.some(({ frontEnd }) => frontEnd === each));
  return [
    ...passed
      .slice(0, 1)
      .map(({ at }) =>
        sight('ok', `The storage test passed through ${someInWords(passed.map(({ frontEnd }) => frontEnd))}, last on ${day(at)}.`),
      ),
    ...(missing.length === 0 ? [] : [sight('not seen', `No storage test that passed is on record here for ${someInWords(missing)}.`)]),
  ];
}

const dated = ({ at, words }: Pick<Expiry, 'at' | 'words'>): string => `${day(at)}: ${words}`;

function days(context: StepContext): readonly Sight[] {
  const { expiries, notSeen } = calendarOf(context);
  const signing = expiries.filter(({ what }) => what === 'oauth' || what === 'auth');
  const near = signing.filter(({ at }) => daysBetween(context.now, at) < soon);
  return [
    ...signing.filter((each) => !near.includes(each)).map((each) => sight('ok', dated(each))),
    ...near.map((each) => sight('to mend', `${dated(each)} Renew it first.`)),
    ...notSeen.map((words) => sight('not seen', words)),
    ...(signing.length + notSeen.length === 0 ? [sight('not seen', 'When the signing certificates end was not seen.')] : []),
  ];
}

function copies(context: StepContext): readonly Sight[] {
  const replication = serversOf(context)?.replication;
  if (replication === undefined || !replication.seen)
    return [
      sight(
        'not seen',
        `Whether the Front Ends have the latest configuration was not seen${replication === undefined ? '' : `: ${replication.why}`}`,
      ),
    ];
  const late = behind(replication, frontEndsTakingPart(context));
  return late.length === 0
    ? [sight('ok', 'Every Front End has the latest configuration.')]
    : [sight('to mend', `${listInWords(late)}: not the latest configuration yet.`)];
}
