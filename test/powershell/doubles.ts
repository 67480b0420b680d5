// The doubles of the products' objects, for tests: compiled classes (test/harness/shapes), so that what happens to them on their way
// is what happens to the real ones. A property bag with a text of its own would lose that as soon as it is serialised.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { onTheServers, type Shapes } from '../../src/cli/lab-driver.ts';
import { type Writable, writeClixml } from '../../src/powershell/host/clixml-write.ts';
import type { Call } from '../../src/powershell/host/request.ts';
import { describeWithEngine } from '../harness/powershell.ts';

/** The assembly that holds their classes. */
export const classes = path.join(import.meta.dirname, '../harness/shapes/out/shapes.dll');
const there = existsSync(classes);
if (!there && process.env.POWERSHELL_ENGINE === 'required') throw new Error('There are no doubles of real objects to test with.');

/** Tests that need them in a real engine; without them each would see another object, so they are skipped, as without an engine. */
export const describeWithDoubles = (name: string, tests: () => void) =>
  there
    ? describeWithEngine(name, tests)
    : describe.skip(`${name} (needs dotnet build -c Release test/harness/powershell-engine, whatever engine there is)`, tests);

/** A lab's objects as the management shells on the servers have them. */
export const realShapes = (): Shapes => ({ ...onTheServers(), classes });

/** Loads the commands that make them (shapes.psm1) when a host starts. */
export const withDoubles: Call = {
  what: 'cmdlet',
  name: 'Import-Module',
  parameters: { Name: path.join(import.meta.dirname, 'shapes.psm1') },
  switches: [],
  arguments: [],
  returns: [],
};

/** Properties as these commands take them. */
export const propertiesOf = (values: { readonly [property: string]: Writable }): string =>
  writeClixml({ members: new Map(Object.entries(values)) });
