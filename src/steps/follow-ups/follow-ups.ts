// What may come next, in the order of what is asked for most and hurts most: one entry a follow-up, from what the steps saw and by the
// organisation's own names. Pure, and nothing of it is ever run. To add one: an entry like the others, and its row here.

import type { FollowUp, Sight } from '../../model/follow-up.ts';
import type { StepContext } from '../step.ts';
import { archiving } from './archiving.ts';
import { before } from './before.ts';
import { contacts } from './contacts.ts';
import { type FollowUpEntry, knownOf } from './known.ts';
import { history, meetings, photos, presence, voiceMail } from './mailbox.ts';

const entries: readonly FollowUpEntry[] = [contacts, archiving, photos, meetings, history, presence, voiceMail];

export function followUpsOf(context: StepContext, amiss: readonly Sight[]): readonly FollowUp[] {
  const known = knownOf(context);
  return [before(context, amiss), ...entries.map((entry) => entry(known))];
}
