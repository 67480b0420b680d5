// Whether somebody else may write what a run goes by. What runs, or says yes, is refused then, with the command that mends it; of what
// only tells (state files, recordings, labs) it is a note. What could not be seen stops nobody.

import { accessTo, type WriteAccess } from '../powershell/access-lists.ts';
import { asTyped } from './asked.ts';

type Open = Extract<WriteAccess, { readonly kind: 'open' }>;

/** Why a file must not be used, in sentences; undefined where it may. `what` begins the sentence: "The answers file". */
export function whyNotClosed(what: string, file: string): string | undefined {
  const access = accessTo(file);
  return access.kind === 'open' ? `${what} ${whoMay(access, file)}. So it is not used. This closes it:\n  ${mend(access)}` : undefined;
}

/** A note about a file that only tells; undefined where there is none. */
export function noteIfOpen(what: string, file: string): string | undefined {
  const access = accessTo(file);
  return access.kind === 'open' ? `${what} ${whoMay(access, file)}. This closes it: ${mend(access)}` : undefined;
}

function whoMay({ at, to }: Open, file: string): string {
  const who = to.length === 0 ? 'everybody on this computer' : to.map(({ words }) => words).join(', ');
  return at.endsWith(file) ? `${file} can be written by ${who}` : `${file} can be replaced: its folder ${at} can be written by ${who}`;
}

const mend = ({ at, to }: Open): string =>
  to.length === 0
    ? `chmod o-w ${asTyped(at)}`
    : `icacls ${asTyped(at)} /inheritance:d /remove:g ${to.map(({ sid, words }) => (sid.startsWith('S-') ? `*${sid}` : `"${words}"`)).join(' ')}`;
