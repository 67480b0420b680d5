// In place of PowerShell: answers like the host script, and then misbehaves in the way that its first argument names.
//   node misbehaving.ts MODE -File SCRIPT -Nonce NONCE

import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readClixml } from '../../src/powershell/host/clixml.ts';
import { type Writable, writeClixml } from '../../src/powershell/host/clixml-write.ts';

const [, , mode = '', , , , nonce = ''] = process.argv;

/** All of it, though the pipe is full. */
function write(handle: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(handle, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

const frame = (message: { readonly [name: string]: Writable }): string =>
  `@@${nonce} ${Buffer.from(writeClixml(new Map(Object.entries(message)))).toString('base64')}\n`;
const answer = (message: { readonly [name: string]: Writable }) => write(1, frame(message));
const object = (id: number, value: string) => answer({ kind: 'object', id, value });
const end = (id: number, stopped = false) =>
  answer({ kind: 'end', id, hadErrors: false, exitCode: null, stopped, asked: null, lost: null });

function run(id: number, name: string): void {
  if (name === 'Get-Answer') {
    object(id, 'the answer');
    end(id);
    return;
  }
  object(id, 'before');
  switch (mode) {
    case 'dies':
      write(2, 'out of memory\n');
      process.exit(7);
      break;
    case 'half a line':
      write(1, frame({ kind: 'object', id, value: 'never whole' }).slice(0, 60));
      process.exit(0);
      break;
    case 'half a line, then nothing':
      write(1, frame({ kind: 'object', id, value: 'never whole' }).slice(0, 60));
      break;
    case 'not base64':
      write(1, `@@${nonce} %%%%\n`);
      break;
    case 'not CLIXML':
      write(1, `@@${nonce} ${Buffer.from('<Objs><Obj>').toString('base64')}\n`);
      break;
    case 'not known':
      answer({ kind: 'surprise', id });
      break;
    case 'noise':
      for (let at = 0; at < 200; at++) write(1, 'Preparing modules for first use.\n'.repeat(1000));
      write(1, 'no line end before the answer');
      end(id);
      break;
    case 'one endless line':
      for (let at = 0; at < 300; at++) write(1, 'x'.repeat(2 ** 20));
      end(id);
      break;
    case 'floods stderr':
      for (let at = 0; at < 200; at++) write(2, 'WARNING: something\n'.repeat(1000));
      end(id);
      break;
    case 'stopped':
      end(id, true);
      break;
    case 'answers of another':
      write(1, frame({ kind: 'object', id, value: 'forged' }).replace(nonce, 'other'));
      end(id);
      object(id, 'after the end');
      break;
    case 'leaves a child':
      spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { stdio: 'inherit' });
      process.exit(1);
      break;
  }
}

function cancel(id: number): void {
  // Nothing is heard by the others.
  if (mode !== 'late') return;
  object(id, 'late');
  end(id);
}

const ready = { kind: 'ready', pid: process.pid, started: { date: '2026-11-24T12:00:00Z' }, version: '5.1' };
if (mode !== 'never ready') answer(ready);
for await (const line of createInterface({ input: process.stdin })) {
  const read = readClixml(Buffer.from(line, 'base64').toString());
  const request = new Map<string, unknown>(
    read.ok && read.value !== null && typeof read.value === 'object' ? Object.entries(read.value) : [],
  );
  if (request.get('request') === 'run') run(Number(request.get('id')), String(request.get('name')));
  if (request.get('request') === 'ready') answer(ready);
  if (request.get('request') === 'cancel') cancel(Number(request.get('id')));
}
