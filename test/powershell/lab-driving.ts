// The practice lab driven by a real PowerShell, for tests.

import { onTestFinished } from 'vitest';
import { driveLab, type Shapes } from '../../src/cli/lab-driver.ts';
import { openDoor } from '../../src/lab/door.ts';
import type { Shell, World } from '../../src/model/shell.ts';
import type { Secrets } from '../../src/secrets/redact.ts';
import { engineOptions } from '../harness/powershell.ts';

type Reveal = Secrets['reveal'];

/** A lab with the real engine before it; `shell` is what plays the commands that arrive, `secret` what secrets their names stand for. */
export function drivenByEngine(lab: World, secret?: Reveal, shell: Shell = lab.shell, shapes?: Shapes): Promise<World> {
  const door = () => openDoor({ shell, token: 'a word that only this test knows, and the engine', onRan: () => undefined });
  return driveLab(lab, door, engineOptions().program, secret, shapes);
}

/** The same, closed with its test. */
export async function engineForTest(lab: World, shell?: Shell, secret?: Reveal, shapes?: Shapes): Promise<World> {
  const driven = await drivenByEngine({ ...lab, close: async () => {} }, secret, shell, shapes);
  onTestFinished(() => driven.close());
  return driven;
}
