// What a command put out, as people read it.

import type { Stream } from './shell.ts';

export type OutputLine = {
  readonly stream: Stream | 'error';
  readonly text: string;
  /** On the first line of an error: what it has beside its sentence, for the diagnosis. */
  readonly marks?: string;
};
