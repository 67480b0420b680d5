// The same journeys for the three front ends: whatever somebody means to do, at each of them it leaves the same journal.

import { randomBytes } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { Aim } from '../../src/model/undo.ts';
import { storyOf } from '../powershell/same-journal.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { atTheScreen, byEar, byEnquirer, type Move, type Person } from './people.ts';

/** What somebody does on a demand that they meet for the so-manieth time in this run, beginning with 0. */
type Does = (demand: Asking, time: number) => readonly Move[] | Promise<readonly Move[]>;
type Options = NonNullable<Parameters<typeof rehearse>[1]>;

export type Journey = {
  readonly runs: readonly { readonly aim?: Aim; readonly does: Does }[];
  readonly faults?: readonly string[];
  readonly options?: Options;
  /** A folder with what was done before. */
  readonly from?: () => Promise<string>;
};

const people = { 'the screen': atTheScreen, Enquirer: byEnquirer, 'plain lines': byEar } as const;
type FrontEndName = keyof typeof people;

function nameOf(demand: Asking): string {
  switch (demand.kind) {
    case 'ask':
      return demand.question.key;
    case 'read':
      return `${demand.page} ${demand.step}`;
    case 'finished':
      return 'finished';
    default:
      return `${demand.kind} ${demand.step}`;
  }
}

/** Does these on the demands of that name: a key, "confirm iisRestart", "found servers"; the first list on the first time, and so on. */
export const on =
  (table: { readonly [demand: string]: readonly (readonly Move[])[] }): Does =>
  (demand, time) =>
    table[nameOf(demand)]?.[time] ?? [];

export const likely: Does = () => [];

/** Nobody is asked the same more often than this, however they go back. */
const mostTimes = 20;

/** How the runs ended, and the journal that they left. */
type Ended = { readonly kinds: readonly string[]; readonly story: readonly string[] };

/** What became of the journey at each front end: all in one world. */
export async function travelled({ runs, faults = [], options = {}, from }: Journey): Promise<{ readonly [name in FrontEndName]: Ended }> {
  const begin = (await from?.()) ?? rehearsalFolder();
  if (from === undefined)
    writeFileSync(worldFile(begin), JSON.stringify(createWorld({ preset: 'small', faults, now: new Date(), random: randomBytes })));
  const began = Date.now();
  const at = async (make: () => Person): Promise<Ended> => {
    const dir = rehearsalFolder();
    // For each it is the same time as for the first: a server's caches and copies go on while another front end has its turn.
    const later = Date.now() - began;
    cpSync(begin, dir, { recursive: true });
    const ended = [];
    for (const { aim, does } of runs) {
      const person = make();
      const met = new Map<string, number>();
      try {
        ended.push(
          await rehearse(dir, {
            now: () => new Date(Date.now() - later),
            ...options,
            ...(aim === undefined ? {} : { aim }),
            attended: true,
            onEvent: person.show,
            interject: async (demand, view) => {
              const time = met.get(nameOf(demand)) ?? 0;
              met.set(nameOf(demand), time + 1);
              if (time > mostTimes) throw new Error(`Asked again and again: ${nameOf(demand)}`);
              return person.reply(demand, view, await does(demand, time));
            },
          }),
        );
      } finally {
        await person.close();
      }
    }
    return { kinds: ended.map(({ driven }) => driven.kind), story: storyOf(ended.at(-1)?.records ?? []) };
  };
  return {
    'the screen': await at(people['the screen']),
    Enquirer: await at(people.Enquirer),
    'plain lines': await at(people['plain lines']),
  };
}
