// Which front end asks. A screen reader cannot be seen from here, so whoever has one says so: by an option, or by the variables that
// other programs go by.

import type { SetUpArguments } from './asked.ts';

/** The screen; lines for the eye; lines for the ear, for terminals without a cursor and for pipes; or nobody to ask. */
export type FrontEndKind = 'screen' | 'plain' | 'reader' | 'nobody';

type Environment = { readonly [name: string]: string | undefined };
type Stream = { readonly isTTY?: boolean };

/** The first that fits. */
export function frontEndFor(
  { plain, screenReader }: Pick<SetUpArguments, 'plain' | 'screenReader'>,
  env: Environment,
  stdin: Stream,
  stdout: Stream,
): FrontEndKind {
  if (screenReader || isOn(env.ACCESSIBLE) || isOn(env.INK_SCREEN_READER)) return 'reader';
  // Where nobody sees what is printed, answers through a pipe would be answers to nothing.
  if (!stdout.isTTY) return 'nobody';
  if (!stdin.isTTY || env.TERM === 'dumb') return 'reader';
  return plain ? 'plain' : 'screen';
}

const isOn = (value = ''): boolean => !/^(|0|false|no|off)$/i.test(value.trim());

/** The first line of every start that will ask; printed before a screen is drawn. */
export const screenReaderHint = (kind: FrontEndKind): string =>
  kind === 'reader' ? 'These are lines for a screen reader, as with --screen-reader.\n' : 'Screen reader? Start with --screen-reader.\n';
