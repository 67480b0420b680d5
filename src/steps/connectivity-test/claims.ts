// What a state file may say of the tests.

import { z } from 'zod';
import { claimRow, forms } from '../claim.ts';
import { rounds } from './words.ts';

const { line } = forms;

export const claims = {
  test: claimRow('skype', z.strictObject({ user: line(400) }), {
    about: z
      .string()
      .max(260)
      .regex(/^[a-z0-9][a-z0-9._-]* \d$/i),
    words: (_, about) => {
      const [frontEnd, round] = about.split(' ');
      const which = Number(round) > rounds ? `Test ${Number(round) - rounds} of ${rounds} once more` : `Test ${round} of ${rounds}`;
      return `${which} through ${frontEnd}: write an item into the mailbox and delete it.`;
    },
    stays: () => 'The test deletes its item itself, so there is nothing to take back.',
  }),
} as const;
