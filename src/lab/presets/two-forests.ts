// Preset "two-forests": people sign in to one forest, and Exchange and Skype stand in another, which holds the mailboxes: each belongs to
// an account of the first (facts.md 153). Of one person Skype knows another SID than the mailbox, as after a move that nobody finished.

import type { LabWorld } from '../world.ts';
import type { Company } from './company.ts';
import { small } from './small.ts';

export const twoForests: Company = { ...small, preset: 'two-forests' };

const unfinished = 'davidlongmuir';

export function linkMailboxes({ people }: LabWorld): void {
  for (const each of people.filter(({ smtp }) => smtp !== null)) {
    const sid = each.sam === unfinished ? each.sid.replace(/-\d+$/, '-9107') : each.sid;
    each.master = { account: `CORP\\${each.sam}`, sid };
  }
}
