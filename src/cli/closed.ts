// Whether somebody else may write what a run goes by. What runs, or says yes, is refused then, with the command that mends it; of what
// only tells (state files, recordings, labs) it is a note. What could not be seen stops nobody.

import { accessTo, type WriteAccess } from '../powershell/access-lists.ts';
import { asTyped } from './typed.ts';

type Open = Extract<WriteAccess, { readonly kind: 'open' }>;

/** Why a file must not be used, in sentences; undefined where it may. `what` begins the sentence: "The answers file". */
export function whyNotClosed(what: string, file: string): string | undefined {
  const access = accessTo(file);
  return access.kind === 'open' ? `${what} ${whoMay(access, file)}. So it is not used. This closes it:\n  ${mend(access)}` : undefined;
}

export type ToNote = { readonly what: string; readonly file: string };

/** Notes about files that only tell, one for each place that is open or could not be looked at. */
export function notesOnOpen(files: readonly ToNote[]): readonly string[] {
  const notes = new Map<string, string>();
  for (const { what, file } of files) {
    const access = accessTo(file);
    if (access.kind === 'not seen') notes.set(file, `Who may write ${file} could not be looked at.`);
    if (access.kind !== 'open' || notes.has(access.at)) continue;
    notes.set(access.at, `${what} ${whoMay(access, file)}. This closes it: ${mend(access)}`);
  }
  return [...notes.values()];
}

function whoMay({ at, to }: Open, file: string): string {
  const who = to.length === 0 ? 'everybody on this computer' : to.map(({ words }) => words).join(', ');
  return at.endsWith(file) ? `${file} can be written by ${who}` : `${file} can be replaced: its folder ${at} can be written by ${who}`;
}

const mend = ({ at, to }: Open): string =>
  to.length === 0
    ? `chmod o-w ${asTyped(at)}`
    : `icacls ${asTyped(at)} /inheritance:d /remove:g ${to.map(({ sid, words }) => (sid.startsWith('S-') ? `*${sid}` : `"${words}"`)).join(' ')}`;
