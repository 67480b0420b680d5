// A terminal that goes away: its window is closed, its connection breaks, somebody ends the process. Ink would end us there, perhaps
// between a command and the record of its end; instead the wizard leaves as if the admin had left.

const signals = ['SIGHUP', 'SIGTERM'] as const;

/**
 * Calls `leave` once. It listens to the end: a terminal that goes away tells so more than once. `keyboard` is what ends only then; a
 * pipe ends when all is said.
 */
export function watchTerminal(leave: () => void, keyboard?: NodeJS.ReadStream): void {
  let gone = false;
  const lost = () => {
    if (gone) return;
    gone = true;
    process.stderr.write('The terminal went away, so the wizard leaves. Nothing is lost: start it again to go on.\n');
    leave();
  };
  for (const signal of signals) process.on(signal, lost);
  process.stdout.on('error', lost);
  for (const event of ['error', 'end'] as const) keyboard?.on(event, lost);
}
