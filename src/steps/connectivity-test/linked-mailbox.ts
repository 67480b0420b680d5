// A linked mailbox belongs to an account of another forest (facts.md 153). Exchange looks for the SID in the token; whether that is the
// account's is seen before the test, which would only say that the user was not found.

import { z } from 'zod';
import { areOneName } from '../../model/name.ts';
import type { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { found } from './found.ts';
import { linkedWords } from './words.ts';

const { note, ok, unseen } = found;

export const skypeUser = z.object({ sip: z.string(), enabled: z.boolean().nullable(), sid: z.string().nullable() });
export const mailboxSeen = z.object({
  address: z.string(),
  server: z.string().nullable(),
  onHold: z.boolean(),
  /** Null for a mailbox of an account of this forest. */
  linked: z.object({ account: z.string().nullable(), sid: z.string().nullable() }).nullable(),
});

type Seen<T extends z.ZodType> = z.output<ReturnType<typeof seenOf<z.ZodNullable<T>>>>;

/** Says nothing of a mailbox that is not linked, or was not seen. */
export function judgeLinked(user: Seen<typeof skypeUser>, mailbox: Seen<typeof mailboxSeen>, sip: string): readonly StepFinding[] {
  const linked = mailbox.seen ? mailbox.value?.linked : undefined;
  if (!linked) return [];
  const account = linked.account ?? linkedWords.someAccount;
  const sid = user.seen ? (user.value?.sid ?? null) : null;
  if (linked.sid === null || sid === null)
    return [unseen('test-user.linked-not-seen', sip, linkedWords.notSeen(sip, account), { wayOut: linkedWords.look(sip) })];
  return areOneName('identity', linked.sid, sid)
    ? [ok('test-user.linked', sip, linkedWords.same(sip, account))]
    : [
        note('test-user.linked-differs', sip, linkedWords.differs(sip, account), {
          wayOut: linkedWords.look(sip),
          saw: { mailbox: linked.sid, user: sid },
        }),
      ];
}
