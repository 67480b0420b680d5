// The clock of a named server, read there (Get-Clock in assets/powershell/windows.ps1) and held against this computer's.

import { z } from 'zod';
import type { WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { type Fqdn, windowsOn } from '../model/place.ts';
import { instantSchema, optionalText } from '../powershell/objects.ts';
import { type Reader, readBag } from '../powershell/reader.ts';

const clock = z.object({
  NowUtc: instantSchema,
  Source: optionalText,
  SourceAheadSeconds: z.number().nullish(),
  TookMs: z.number().nonnegative(),
});

export type ServerClock = {
  /** How far it is ahead of this computer's (behind: negative): surely within `errorMs` of `offsetMs`. */
  readonly offsetMs: number;
  readonly errorMs: number;
  /** Where its time comes from: a computer, or words in the language of the server. */
  readonly source: string | null;
  /** How far that computer is ahead of it. */
  readonly sourceAheadSeconds: number | null;
};

/** Reads a server's clock. The error bar is half the time in which it may have been read. */
export async function readClock(reader: Reader, server: Fqdn): Promise<Seen<ServerClock>> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(server),
    name: 'Get-Clock',
    parameters: {},
    typed: '[datetime]::UtcNow; w32tm /query /source',
  };
  const before = Date.now();
  const read = await readBag(reader, command, clock);
  const after = Date.now();
  if (!read.seen) return read;
  if (read.value === null) return notSeen('The server did not tell the time.');
  const { NowUtc, Source, SourceAheadSeconds, TookMs } = read.value;
  const latest = Math.max(before, after - TookMs);
  return seen({
    offsetMs: Date.parse(NowUtc) - (before + latest) / 2,
    errorMs: (latest - before) / 2,
    source: Source,
    sourceAheadSeconds: SourceAheadSeconds ?? null,
  });
}
