// A rehearsal has no admin beside it who does what is a human's: where the wizard stops, the practice lab can play that one. On real
// servers there is nothing of this. The journal says that it was the lab, and all steps look again.

import type { Demand, WayOut } from '../model/demand.ts';
import type { AdminPlay, World } from '../model/shell.ts';

/** What is demanded, with the entry that plays the admin where there is something to play. */
export async function withAdmin(demand: Demand, { playAdmin }: World): Promise<Demand> {
  if (playAdmin === undefined || demand.kind !== 'way out') return demand;
  const offers = await playAdmin.offers(demand.trouble.about).catch(() => []);
  return offers.length === 0 ? demand : { ...demand, options: [...demand.options, entryFor(offers)] };
}

/** Plays what the entry offered; gives why where it could not be played. */
export async function playAdmin(about: string, { playAdmin: lab }: World): Promise<string | undefined> {
  try {
    for (const { id } of (await lab?.offers(about)) ?? []) await lab?.play(id);
    return undefined;
  } catch (error) {
    return `The practice lab could not play the admin: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const entryFor = (offers: readonly AdminPlay[]): WayOut => ({
  option: 'play the admin',
  label: `Practice lab: play the admin who ${offers.map(({ words }) => words).join(', and who ')}`,
  because: `What a real admin would type first: ${offers.flatMap(({ types }) => types).join('; ')}`,
  word: '',
});
