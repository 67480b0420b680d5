// What becomes of output that nobody takes: a pipe whose reader has gone, a full disk. Neither may end the wizard between a command and
// the record of its end, so a run goes on without its talk; a result that was lost is said at the end, and counts as failed.

import { troubleInWords } from '../files/trouble.ts';
import { exitCodes } from './exit-codes.ts';

export type LostOutput = {
  /** The exit code of a run that ended with this one. */
  codeAfter(code: number): number;
};

export function watchOutput(): LostOutput {
  let lost = false;
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error) => {
    if (lost) return;
    lost = true;
    process.stderr.write(`The result could not be written to standard output: ${troubleInWords(error)}.\n`);
    // The error may come once all is over.
    process.exitCode = codeAfter(Number(process.exitCode ?? exitCodes.done));
  });
  const codeAfter = (code: number): number =>
    lost && (code === exitCodes.done || code === exitCodes.somethingToDo) ? exitCodes.failed : code;
  return { codeAfter };
}
