// What became of a command whose wizard ended before it: still at work, or ended, as the outbox of its process tells. Any of this
// may be missing or spoilt; then nothing is known, and the wizard looks at the servers instead.

import { z } from 'zod';
import { readBytes } from '../../files/read.ts';
import { removeFile } from '../../files/remove.ts';
import type { Command } from '../../model/command.ts';
import { windowsOn } from '../../model/place.ts';
import type { HostProcess, Left, Shell } from '../../model/shell.ts';
import { drain } from '../drain.ts';
import { markOf, readLine, splitLines } from '../host/framing.ts';
import { outboxOf } from '../host/launch.ts';
import { asReply, endOf, type HostReply, itemOf } from '../host/reply.ts';

/** Bytes: the host writes no more than 8 Mi, and the end record. */
const longestOutbox = 64 * 2 ** 20;
/** Milliseconds by which two programs may differ over the start of a process: Linux works it out anew each time. */
const sameStart = 2000;
const patience = 30_000;

/** `bare` has the functions of assets/powershell/processes.ps1. `here`: the process was started on this computer. */
export async function leftOf(process: HostProcess, here: boolean, outbox: string | null, bare: () => Shell): Promise<Left> {
  if (here && (await isAtWork(process, bare()))) return { kind: 'at work' };
  return outbox === null ? notKnown : readOutbox(outboxOf(outbox, process));
}

const notKnown: Left = { kind: 'not known' };

async function isAtWork({ pid, started }: HostProcess, shell: Shell): Promise<boolean> {
  const place = windowsOn('localhost');
  const command: Command = { kind: 'cmdlet', place, name: 'Get-ProcessStart', parameters: { Id: pid }, switches: [], returns: 'whole' };
  const starts: string[] = [];
  await drain(shell.run(command, { signal: AbortSignal.timeout(patience), prompts: {} }), (item) => {
    const start = z.iso.datetime().safeParse(item.kind === 'object' ? item.value : undefined);
    if (start.success) starts.push(start.data);
  });
  return starts.some((each) => Math.abs(Date.parse(each) - Date.parse(started)) < sameStart);
}

/** The file appears as a whole once the command has ended. */
function readOutbox(path: string): Left {
  const replies = repliesIn(path);
  const last = replies.at(-1);
  if (last?.kind !== 'end') return notKnown;
  return {
    kind: 'ended',
    items: replies.flatMap((each) => itemOf(each) ?? []),
    end: endOf(last) ?? { kind: 'interrupted', why: 'died', detail: 'The command was stopped, and not by the wizard.' },
    forget: () => removeFile(path),
  };
}

function repliesIn(path: string): readonly HostReply[] {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readBytes(path, longestOutbox);
  } catch {
    return [];
  }
  if (bytes === undefined) return [];
  // The word was new in each process, so the file is the only one that knows it.
  const nonce = /^@@(\w+) /.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  if (nonce === undefined) return [];
  const lines = splitLines(markOf(nonce));
  return [...lines.push(bytes), ...lines.rest()].flatMap((line) =>
    readLine(line, nonce).flatMap((piece) => (piece.kind === 'message' ? (asReply(piece.value) ?? []) : [])),
  );
}
