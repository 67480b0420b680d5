// The program as a process whose output nobody takes: a pipe that closes after so many lines, a full disk, no stream at all.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';

const main = path.join(import.meta.dirname, '../../src/main.ts');

/** `closes`: after so many lines. */
export type Sink = 'read' | 'full' | { readonly closes: number };

type Lost = { readonly code: number; readonly out: string; readonly err: string };

export async function runInto(args: readonly string[], sinks: { readonly out?: Sink; readonly err?: Sink }): Promise<Lost> {
  const full = openSync('/dev/full', 'w');
  const stdio = (sink: Sink | undefined) => (sink === 'full' ? full : 'pipe');
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', stdio(sinks.out), stdio(sinks.err)] });
  closeSync(full);
  const read = { out: '', err: '' };
  for (const name of ['out', 'err'] as const) {
    const stream = name === 'out' ? child.stdout : child.stderr;
    const sink = sinks[name];
    if (stream === null) continue;
    if (typeof sink === 'object' && sink.closes === 0) stream.destroy();
    stream.on('data', (text) => {
      read[name] += String(text);
      if (typeof sink === 'object' && read[name].split('\n').length > sink.closes) stream.destroy();
    });
  }
  const [code] = await once(child, 'close');
  return { code: Number(code), ...read };
}
