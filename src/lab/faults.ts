// The ways in which the lab can be broken, as a catalogue. A fault alters a new world before it is kept; what
// follows from it, the admin meets as production would show it.
// To extend: add an entry with an id, a title, what happens and why (words), its source, and `break`.

import type { World } from './world.ts';

export type Fault = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Where we know it from. */
  readonly source: string;
  readonly break: (world: World) => void;
};

export const faults: readonly Fault[] = [
  {
    id: 'no-oauth-token-issuer',
    title: 'No OAuthTokenIssuer certificate is assigned',
    words:
      'Skype for Business Server has no certificate to sign its tokens with, because that part of the Deployment Wizard was left out. A suitable certificate is in the Front End Server’s store; it only has to be assigned.',
    source: 'domain.md 8, number 7',
    break: (world) => {
      for (const place of [world.skype.central, ...world.skype.replicas]) place.settings.tokenIssuer = null;
    },
  },
];

/** Finds faults by id. Throws an Error that names the known ones. */
export function findFaults(ids: readonly string[]): readonly Fault[] {
  return ids.map((id) => {
    const found = faults.find((each) => each.id === id);
    if (found === undefined)
      throw new Error(`The practice lab has no fault named "${id}". It knows: ${faults.map((each) => each.id).join(', ')}.`);
    return found;
  });
}
