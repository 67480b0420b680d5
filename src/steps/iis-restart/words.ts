// The words of the step "IIS restart".

import type { Batch } from '../../model/demand.ts';

export const words = {
  why: [
    "Exchange's web services read their partner applications and their own signing key when they start, and keep that for up to 12 hours. A restart makes them read it now.",
    'Two of them check tokens: Exchange Web Services and Autodiscover. A server is left alone only if both already trust Skype and started after the last change: of the partner application, or of one of the two signing keys.',
  ],
  touches: ['IIS (Internet Information Services) on each Exchange server that needs it, one server at a time.'],
  notices: [
    'Everyone connected to that server is cut off for about a minute: Outlook, Outlook on the web, phones. Outlook reconnects by itself. Do this out of hours, or take the server out of the load balancer first.',
    'The Exchange Management Shell drops as well if it is attached to that server; the wizard connects again.',
  ],
  // facts.md 75, 93.
  again:
    'It started after the last change already. What it lists are issuers, not keys: a worker that started from a domain controller that lagged may hold an old key of Skype.',
  ask: 'Who restarts IIS?',
  askWhy:
    'The wizard can do it, one server at a time, and checks each before it goes on to the next. If you have a maintenance procedure of your own, use that.',
  wizard: 'The wizard restarts it',
  wizardBecause: 'After one more confirmation, in which you type a name.',
  myself: 'I restart it myself, through our maintenance procedure',
  myselfBecause: 'The wizard waits, and checks each server when it is back.',
  batchAsk: 'How many servers do you agree to with one word?',
  batchWhy:
    'They are restarted in batches, one server after the other. After each batch you are asked again, or you leave and go on another day. A batch never holds two servers of one database group or of one site, so it may be smaller than what you choose.',
  batchSays: ({ number, of }: Batch) => `Batch ${number} of ${of}.${number === 1 ? '' : ' You may leave here, and go on another day.'}`,
  batchesSay: ({ number, of }: Batch) =>
    `${number === 1 ? `In ${of} batches` : `Batches ${number} to ${of} of ${of}`}, each after a word of its own.`,
  batchWrong: 'How many servers is a number, 1 to 999. For example 4.',
  batchTooMany: (all: number) => `There are ${all} Exchange servers, so a batch has at most ${all}. For example ${Math.min(4, all)}.`,
  holdsShell: 'The management shell is on it, so that shell drops.',
  holdsOneShell: 'The management shell is on one of them, so that shell drops.',
  manyHold: (databases: string, groups: string) =>
    `Together they hold ${databases}${groups}. The looks of the step IIS restart say which server holds what.`,
  noOther: 'No other Exchange server takes over while it restarts.',
  noneWell: 'No other Exchange server is known to answer now: while it restarts, nobody may reach their mail.',
  someWell: (well: number, others: number) => `${well} of ${others} other Exchange servers can answer meanwhile.`,
  allWell: 'While one restarts, all other Exchange servers can answer.',
  notAllWell: 'Not all other Exchange servers are known to answer meanwhile.',
  lastSays: (hit: string) =>
    `No other Exchange server is known to answer now, so everyone is cut off for about a minute. ${hit} Have the others looked after first.`,
} as const;

export const keys = { who: 'iisRestart.who', batch: 'iisRestart.batch' } as const;

/** The word to type when several servers are restarted; fixed, so that an answers file can hold it. */
export const severalWord = 'RESTART ALL';

/** How many servers a batch may have, as it is typed. */
export const isBatchSize = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text);

/** The word to type for one of several batches; it counts from 1. */
export const batchWord = (number: number): string => `BATCH ${number}`;

/** The word to type when no other server is known to answer meanwhile. */
export const lastWord = 'RESTART THE LAST ONE';

/** The word to type for another restart after one that ended well. */
export const againWord = 'RESTART AGAIN';
