// What a command put out, as people read it.

import type { Stream } from './shell.ts';

export type OutputLine = { readonly stream: Stream | 'error'; readonly text: string };
