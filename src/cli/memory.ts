// Little memory: a wizard runs for hours beside what a server is for. What it holds is small, but a look at a large house makes much that
// is thrown away at once, and the engine of JavaScript would let that pile up to the double before it clears.

import { setFlagsFromString } from 'node:v8';

/** Clears early. To be called when what is read once, such as a long history, is there: until then it would only take time. */
export function clearEarly(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
