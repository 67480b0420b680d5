// What the wizard does when it is started without arguments. Apart from the command line's parser, since the first
// screen need not wait for that.

import type { SetUpArguments } from './arguments.ts';

/** In the lab, how many times faster than production, unless --speed says otherwise. */
export const usualSpeed = 30;

export const withoutArguments: SetUpArguments = {
  kind: 'set up',
  state: null,
  answers: null,
  lab: null,
  preset: null,
  faults: [],
  speed: usualSpeed,
  input: true,
  yes: false,
  color: true,
  json: false,
  demo: false,
};
