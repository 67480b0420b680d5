// What has to be so before any follow-up is begun: the tests, the days that are left, the copies on the Front Ends, and a quiet queue.

import type { Expiry } from '../../model/calendar.ts';
import type { FollowUp, Sight } from '../../model/follow-up.ts';
import { areOneName } from '../../model/name.ts';
import { verdictOf } from '../connectivity-test/verdict.ts';
import { calendarOf } from '../expiries.ts';
import { counted, day, daysBetween, listInWords, someInWords, soon } from '../phrases.ts';
import { behind } from '../replication.ts';
import { frontEndsTakingPart, serversOf } from '../servers/facts.ts';
import type { StepContext } from '../step.ts';
import { inSkype } from './known.ts';

export function before(context: StepContext): FollowUp {
  const seen = [...tests(context), ...days(context), ...copies(context)];
  const open = seen.filter(({ state }) => state !== 'ok').length;
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

const isTest = ({ step, kind }: StepContext['did'][number]): boolean => step === 'connectivityTest' && kind === 'test';

/** When the last test ended well: the link is at least as old. */
const linkedAt = ({ did, now }: StepContext): string => day(did.find(isTest)?.at ?? now);

/** The last test through each Front End, whichever run made it. */
function tests(context: StepContext): readonly Sight[] {
  const done = context.did.filter(isTest);
  const passed = frontEndsTakingPart(context).flatMap((frontEnd) => {
    const last = done.findLast(({ about }) => areOneName('fqdn', about.split(' ')[0], frontEnd));
    return last !== undefined && verdictOf(last, context.reported).kind === 'passed' ? [{ frontEnd, at: last.at }] : [];
  });
  const missing = frontEndsTakingPart(context).filter((each) => !passed.some(({ frontEnd }) => frontEnd === each));
  const [first] = passed;
  return [
    ...(first === undefined
      ? []
      : [
          {
            state: 'ok',
            words: `The storage test passed through ${someInWords(passed.map(({ frontEnd }) => frontEnd))}, last on ${day(first.at)}.`,
          } as const,
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            state: 'not seen',
            words: `No storage test that passed is on record here for ${someInWords(missing)}.`,
          } as const,
        ]),
  ];
}

const dated = ({ at, words }: Pick<Expiry, 'at' | 'words'>): string => `${day(at)}: ${words}`;

function days(context: StepContext): readonly Sight[] {
  const { expiries, notSeen } = calendarOf(context);
  const signing = expiries.filter(({ what }) => what === 'oauth' || what === 'auth');
  const near = signing.filter(({ at }) => daysBetween(context.now, at) < soon);
  return [
    ...signing.filter((each) => !near.includes(each)).map((each) => ({ state: 'ok', words: dated(each) }) as const),
    ...near.map((each) => ({ state: 'to mend', words: `${dated(each)} Renew it first.` }) as const),
    ...notSeen.map((words) => ({ state: 'not seen', words }) as const),
    ...(signing.length + notSeen.length === 0
      ? [{ state: 'not seen', words: 'When the signing certificates end was not seen.' } as const]
      : []),
  ];
}

function copies(context: StepContext): readonly Sight[] {
  const replication = serversOf(context)?.replication;
  if (replication === undefined || !replication.seen)
    return [
      {
        state: 'not seen',
        words: `Whether the Front Ends have the latest configuration was not seen${replication === undefined ? '' : `: ${replication.why}`}`,
      },
    ];
  const late = behind(replication, frontEndsTakingPart(context));
  return late.length === 0
    ? [{ state: 'ok', words: 'Every Front End has the latest configuration.' }]
    : [{ state: 'to mend', words: `${listInWords(late)}: not the latest configuration yet.` }];
}
