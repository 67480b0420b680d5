// The host's process: requests go in, replies come out one by one, and last of all how it went away. Whatever the process does
// (noise, half a line, a flood, sudden death), `next` gives replies or 'gone'; it never throws, and holds few replies at a time.

import { type Writable, writeClixml } from './clixml-write.ts';
import { encodeRequest, markOf, readLine, splitLines } from './framing.ts';
import { endProcess, type Launch, launch } from './launch.ts';
import { asReply, type HostReply } from './reply.ts';

export type Gone = { readonly kind: 'gone'; readonly why: string };

export type Child = {
  /** Sends a request; lost without a word where the process is gone, as `next` says. */
  send(request: Writable): void;
  /** The next reply; 'gone' for ever once the process is. */
  next(): Promise<HostReply | Gone>;
  /** Ends the process and those that it started. */
  kill(why: string): void;
  /** Nothing more is sent; the host ends by itself. */
  finish(): void;
  isGone(): boolean;
};

const many = 500;
const longestNoise = 4096;
/** Milliseconds for which answers are read before others get their turn. */
const longestTurn = 0.5;
// A program that the host started can keep the pipes open after the host's end.
const graceAfterExit = 300;

export function startChild(how: Launch, nonce: string, noise: (line: string) => void): Child {
  const queue: HostReply[] = [];
  const lastWords: string[] = [];
  let gone: Gone | undefined;
  let arrival = Promise.withResolvers<void>();
  const wake = () => {
    arrival.resolve();
    arrival = Promise.withResolvers();
  };
  const leave = (why: string) => {
    gone ??= { kind: 'gone', why };
    wake();
  };
  const hear = (line: string) => {
    const said = line.slice(0, longestNoise);
    lastWords.push(said.slice(0, 300));
    if (lastWords.length > 5) lastWords.shift();
    noise(said);
  };

  const engine = launch(how, nonce);
  const kill = (why: string) => {
    leave(why);
    endProcess(engine);
  };
  const read = (line: string) => {
    for (const piece of readLine(line, nonce)) {
      const reply = piece.kind === 'message' ? asReply(piece.value) : undefined;
      if (piece.kind === 'noise') hear(piece.line);
      else if (reply !== undefined) queue.push(reply);
      else kill(`An answer of PowerShell could not be read. ${piece.kind === 'damaged' ? piece.why : 'It has no known form.'}`);
    }
  };
  const { stdin, stdout, stderr } = engine;
  const lines = splitLines(markOf(nonce));
  const heard: string[] = [];
  const readSome = (until: number) => {
    while (heard.length > 0 && performance.now() < until) read(heard.shift() ?? '');
    wake();
  };
  // A chunk holds a hundred answers: read in one go, they would keep a key from the screen.
  const readOn = () => {
    readSome(performance.now() + longestTurn);
    if (heard.length > 0) setImmediate(readOn);
    else if (queue.length < many / 2) stdout?.resume();
  };
  stdout?.on('data', (bytes: Uint8Array) => {
    heard.push(...lines.push(bytes));
    stdout.pause();
    readOn();
  });
  const words = splitLines();
  stderr?.on('data', (bytes: Uint8Array) => {
    for (const line of words.push(bytes)) hear(line);
  });
  // The process may be gone already; its end says so.
  stdin?.on('error', () => undefined);
  engine.on('error', (error) => leave(`PowerShell could not be started. ${error.message}`));
  const end = (code: number | null, signal: string | null) => {
    readSome(Number.POSITIVE_INFINITY);
    for (const line of [...lines.rest(), ...words.rest()]) hear(line);
    const how = code === null ? `was ended by ${signal ?? 'something'}` : `ended with exit code ${code}`;
    leave(`PowerShell ${how}.${lastWords.length > 0 ? ` Its last words: ${lastWords.join(' / ')}` : ''}`);
  };
  engine.on('close', end);
  engine.on('exit', (code, signal) => {
    // As long as answers come out of the pipe, they count.
    const wait = () => (queue.length + heard.length > 0 ? setTimeout(wait, graceAfterExit) : end(code, signal));
    setTimeout(wait, graceAfterExit);
  });

  return {
    send: (request) => {
      if (gone === undefined) stdin?.write(encodeRequest(writeClixml(request)));
    },
    async next() {
      for (;;) {
        const reply = queue.shift();
        if (heard.length === 0 && queue.length < many / 2 && stdout?.isPaused()) stdout.resume();
        if (reply !== undefined) return reply;
        if (gone !== undefined) return gone;
        await arrival.promise;
      }
    },
    kill,
    finish: () => stdin?.end(),
    isGone: () => gone !== undefined,
  };
}
