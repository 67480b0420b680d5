// Breaks a world that was set up by the lab's faults, each alone and in pairs, and looks at it once: all steps and the tests, in one go.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createWorld } from '../../src/lab/create.ts';
import { faults, findFaults } from '../../src/lab/faults/catalogue.ts';
import { openLab } from '../../src/lab/lab.ts';
import { sealed } from '../../src/lab/sealed.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { renewalKey } from '../../src/steps/certificates/renewal.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import type { Answers } from '../../src/wizard/no-input.ts';
import { survey } from '../../src/wizard/survey.ts';
import { dice } from '../metamorphic/dice.ts';
import type { Broken, Seen } from './broken-pairs.ts';
import { answers } from './fault-promises.ts';

const ids = faults.map(({ id }) => id);

/** Far from each other in the catalogue first: each such distance has every fault twice, so that the first few cover them all. */
const pairs: readonly Broken[] = Array.from({ length: Math.floor(ids.length / 2) }, (_, at) => Math.floor(ids.length / 2) - at)
  .flatMap((distance) => ids.map((id, at) => [id, ids[(at + distance) % ids.length] ?? '']))
  .filter((pair, at, all) => all.findIndex((each) => each.every((id) => pair.includes(id))) === at);

/** A world in which nothing is broken, each fault alone, and all pairs. */
export const allBroken: readonly Broken[] = [[], ...ids.map((id) => [id]), ...pairs];

export async function seenIn(broken: Broken, now: Date): Promise<Seen> {
  const world = brokenWorld(broken, now);
  if (world === undefined) return { broken, context: null };
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
  writeWorld(worldFile(dir), world);
  const lab = await openLab({ dir, factor: 2000, now: () => now, random: dice(1).random });
  try {
    const look = (given: Answers) =>
      survey({
        ...{ sequence, aim: 'set up', story: storyOf([]), answers: given, computer: 'here', now: () => now },
        world: { ...lab, shell: sealed(lab.shell, createSecrets().reveal) },
        signal: new AbortController().signal,
        checks: { tests: true },
        looking: () => undefined,
      });
    const first = await look(answers);
    // Where Skype has nothing that could be renewed, only Exchange's can be chosen.
    const surveyed = first.kind === 'missing' && first.key === renewalKey ? await look({ ...answers, [renewalKey]: ['exchange'] }) : first;
    if (surveyed.kind !== 'surveyed') throw new Error(`${broken.join(' and ')}: ${JSON.stringify(surveyed)}`);
    return { broken, context: surveyed.context };
  } finally {
    await lab.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Undefined where one of the faults leaves nothing to mend: it has no place in this world, or the other took it. */
function brokenWorld(broken: Broken, now: Date): LabWorld | undefined {
  const { random } = dice(1);
  const world = createWorld({ preset: 'small', faults: [], now, random });
  setUp(world, now, random);
  const wanted = findFaults(broken);
  for (const each of wanted) each.break(world, { now, random });
  world.faults = wanted.map(({ id }) => id);
  const stands = ({ mend }: (typeof wanted)[number]) => {
    const draft = structuredClone(world);
    mend.do(draft, { now, random });
    return !isDeepStrictEqual(draft, world);
  };
  return wanted.every(stands) ? world : undefined;
}
