// What a state file may say of the changes of this step.

import { z } from 'zod';
import { claimRow, forms } from '../claim.ts';

const { instant, name, server } = forms;

const worker = z.strictObject({ name, workerStarted: instant.nullable() });

export const claims = {
  /** `workers` are those that it replaced; `changes` what they were too old for, each by the instant that a domain controller gave it. */
  restart: claimRow(
    'exchange',
    z.strictObject({
      workers: z.array(worker).nullable(),
      changes: z.array(z.strictObject({ at: instant, by: server.nullable() })),
    }),
    {
      about: server,
      words: (_, about) => `Restart IIS on ${about}.`,
      stays: () => 'It changes no setting, so there is nothing to take back.',
    },
  ),
  'start-pool': claimRow('windows', z.strictObject({ pool: name }), {
    about: z
      .string()
      .max(300)
      .regex(/^[a-z0-9][a-z0-9._-]* MSExchange(?:Services|Autodiscover)AppPool$/i),
    words: (_, about) => {
      const [server, pool] = about.split(' ');
      return `Start the application pool ${pool} on ${server}, which stopped by itself.`;
    },
    stays: () => 'It has to run for Skype to reach any mailbox.',
  }),
  start: claimRow('exchange', z.strictObject({}), {
    about: server,
    words: (_, about) => `Start IIS on ${about} again: it is not fully running.`,
    stays: () => 'IIS has to run for anyone to reach their mail.',
  }),
} as const;
