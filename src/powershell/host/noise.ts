// What a host's process says beside its answers: lines that a program, a profile or the engine itself writes to stdout or stderr.
// They are handed on with the command that runs then, or the next one, as verbose text; so they reach the log, and break nothing.

import type { End, Item } from '../../model/shell.ts';
import { type Host, type HostOptions, startHost } from './host.ts';

/** Lines kept for one command; whoever floods is not listened to. */
const most = 200;

const interrupted: End = { kind: 'interrupted', why: 'cancelled', detail: 'Nobody reads on.' };

/** A host whose noise is among what its commands give. */
export function startHeardHost(options: Omit<HostOptions, 'noise'>): Host {
  const noise = createNoise();
  const host = startHost({ ...options, noise: noise.hear });
  return { ...host, run: (command, how) => noise.among(host.run(command, how)) };
}

function createNoise() {
  let lines: string[] = [];
  let more = 0;
  const take = (): readonly Item[] => {
    const rest = more === 0 ? [] : [`… ${more} more ${more === 1 ? 'line' : 'lines'} beside its answers not kept`];
    // As one text: a secret that spans two lines would not be known in either.
    const text = [...lines, ...rest].join('\n');
    lines = [];
    more = 0;
    return text === '' ? [] : [{ kind: 'text', stream: 'verbose', text }];
  };
  return {
    hear(line: string) {
      if (lines.length < most) lines.push(line);
      else more += 1;
    },
    /** The items of a command, and what was heard before each of them. */
    async *among(items: AsyncGenerator<Item, End>): AsyncGenerator<Item, End> {
      try {
        for (;;) {
          const step = await items.next();
          yield* take();
          if (step.done === true) return step.value;
          yield step.value;
        }
      } finally {
        await items.return(interrupted);
      }
    },
  };
}
