// The doubles of the products' objects, for tests: compiled classes (test/harness/shapes), so that what happens to them on their way
// is what happens to the real ones. A property bag with a text of its own would lose that as soon as it is serialised.

import path from 'node:path';
import { onTheServers, type Shapes } from '../../src/cli/lab-driver.ts';
import { type Writable, writeClixml } from '../../src/powershell/host/clixml-write.ts';
import type { Call } from '../../src/powershell/host/request.ts';

/** The assembly that holds their classes. */
export const classes = path.join(import.meta.dirname, '../harness/shapes/out/shapes.dll');

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
