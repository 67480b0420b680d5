// A shell whose words hold no secret: whatever it gives as text, errors and how a command ended included, has passed through
// `redact`. A server may quote the password that it refused. Objects are data and stay as they are: steps go by them.

import type { End, ErrorRecord, Item, Left, Shell, Thrown } from '../model/shell.ts';

type Redact = (text: string) => string;

export function maskedShell(shell: Shell, redact: Redact): Shell {
  const item = (each: Item) => maskedItem(each, redact);
  const end = (each: End) => maskedEnd(each, redact);
  return {
    ready: async (command, signal) => shell.ready?.(command, signal),
    left: async (process, here) => maskedLeft((await shell.left?.(process, here)) ?? { kind: 'not known' }, item, end),
    async *run(command, options) {
      const running = shell.run(command, options);
      try {
        for (;;) {
          const step = await running.next();
          if (step.done === true) return end(step.value);
          yield item(step.value);
        }
      } finally {
        // Who stops reading in the middle lets the shell know.
        await running.return({ kind: 'interrupted', why: 'cancelled', detail: '' });
      }
    },
  };
}

function maskedItem(item: Item, redact: Redact): Item {
  switch (item.kind) {
    case 'object':
      return item;
    case 'text':
      return { ...item, text: redact(item.text) };
    case 'error':
      return { kind: 'error', error: maskedError(item.error, redact) };
  }
}

const maskedError = (error: ErrorRecord, redact: Redact): ErrorRecord => ({
  ...error,
  message: redact(error.message),
  ...(error.inner === undefined ? {} : { inner: error.inner.map(redact) }),
  ...(error.chain === undefined ? {} : { chain: error.chain.map((each) => maskedThrown(each, redact)) }),
});

const maskedThrown = (each: Thrown, redact: Redact): Thrown => ({
  ...each,
  message: redact(each.message),
  headers: each.headers.map(redact),
});

const maskedEnd = (end: End, redact: Redact): End => (end.kind === 'interrupted' ? { ...end, detail: redact(end.detail) } : end);

function maskedLeft(left: Left, item: (each: Item) => Item, end: (each: End) => End): Left {
  return left.kind === 'ended' ? { ...left, items: left.items.map(item), end: end(left.end) } : left;
}
