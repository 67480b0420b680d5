// Who gets the lock of a state file, for each thing that may stand there. In memory; contenders.test.ts lets three overtake each other.

import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { filesOn } from '../../src/files/files.ts';
import { type Holder, inUse, type Locked, type LockOptions, takeLock } from '../../src/journal/lock.ts';
import type { Processes } from '../../src/journal/processes.ts';
import { type Call, faulty, memoryDisk } from '../harness/memory-disk.ts';

const path = '/state.jsonl';
const lock = `${path}.lock`;
const since = '2026-11-24T11:00:00.000Z';
const here: Processes = { own: 1, isAlive: () => true, startOf: () => 'noon', upFor: () => 1000 };
const other: Holder = { id: 'other', on: 'here', by: 'them', tool: 'test 2', pid: 9, since, started: 'noon', upFor: 1000 };
const lineOf = (holder: object): string => `${JSON.stringify(holder)}\n`;

function share(content?: string) {
  const memory = memoryDisk();
  const write = (place: string, text: string) => filesOn(memory.disk).writeFileAtomically(place, text);
  if (content !== undefined) write(lock, content);
  const at: { before: (call: Call) => void } = { before: () => undefined };
  const files = filesOn(
    faulty(memory.disk, (call) => {
      at.before(call);
      return undefined;
    }),
  );
  const take = (now: Partial<Processes> = {}, more: Partial<LockOptions> = {}): Locked =>
    takeLock(path, {
      files,
      processes: { ...here, ...now },
      now: () => new Date(since),
      ...{ id: 'mine', on: 'here', by: 'me', tool: 'test 1', takeOver: false },
      ...more,
    });
  return { take, write, at, memory, text: () => memory.texts()[lock] };
}

/** How often it was tried to make a file while somebody did this, and for how many milliseconds. */
function counted({ at }: Pick<ReturnType<typeof share>, 'at'>, act: () => void): { readonly tries: number; readonly took: number } {
  let tries = 0;
  at.before = (call) => {
    if (call === 'link') tries += 1;
  };
  const from = performance.now();
  act();
  return { tries, took: performance.now() - from };
}

test('a lock that nobody has says who has it now', () => {
  const { take, text } = share();
  expect(take()).toMatchObject({ kind: 'ours', tookOver: undefined });
  expect(text()).toBe(lineOf({ id: 'mine', on: 'here', by: 'me', tool: 'test 1', pid: 1, since, started: 'noon', upFor: 1000 }));
});

describe('a lock of another wizard', () => {
  const from = { on: 'here', by: 'them', tool: 'test 2', pid: 9, since };
  test.each<[string, Partial<Processes>, Partial<LockOptions>, string]>([
    ['whose process is gone', { isAlive: (pid) => pid !== 9 }, {}, 'process gone'],
    ['whose number another process has', { startOf: () => 'midnight' }, {}, 'another process'],
    ['from before this computer started', { upFor: () => 999 }, {}, 'computer restarted'],
    ['that is at work, as far as can be seen, but a person knows better', {}, { takeOver: true }, 'told to'],
    ['on another computer, of which a person knows', { isAlive: () => false }, { on: 'there', takeOver: true }, 'told to'],
  ])('%s is taken over', (_, now, more, why) => {
    const { take, text } = share(lineOf(other));
    expect(take(now, more)).toMatchObject({ kind: 'ours', tookOver: { type: 'took over', from, why } });
    expect(text()).toContain('"id":"mine"');
  });

  test.each<[string, Partial<Processes>, Partial<LockOptions>, Partial<Holder>]>([
    ['that is at work', {}, {}, {}],
    ['whose start the system does not tell', { startOf: () => 'midnight' }, {}, { started: null }],
    ['on another computer', { isAlive: () => false, upFor: () => 1, startOf: () => '' }, { on: 'there' }, {}],
  ])('%s is left to it', (_, now, more, holder) => {
    const { take, text } = share(lineOf({ ...other, ...holder }));
    expect(take(now, more)).toEqual({ kind: 'theirs', holder: { ...other, ...holder } });
    expect(text()).toBe(lineOf({ ...other, ...holder }));
  });

  test.each(['x\n', '{}\n', lineOf({ ...other, pid: 0 })])('that does not say who it is: %j', (content) => {
    expect(share(content).take()).toEqual({ kind: 'theirs', holder: undefined });
    expect(share(content).take({}, { takeOver: true })).toMatchObject({ kind: 'ours', tookOver: { from: null, why: 'told to' } });
  });

  test('is read again while it is being written', () => {
    const { take, write, at } = share(lineOf(other).slice(0, 20));
    let reads = 0;
    at.before = (call) => {
      if (call === 'read') reads += 1;
      if (reads === 3) write(lock, lineOf(other));
    };
    expect(take()).toEqual({ kind: 'theirs', holder: other });
  });

  test('that says who it is is not waited for', () => {
    const made = share(lineOf(other));
    expect(counted(made, made.take).tries).toBe(1);
  });

  test('that stays half written is left to a person, after half a second', () => {
    const made = share('{"id":');
    const { tries, took } = counted(made, () => expect(made.take()).toEqual({ kind: 'theirs', holder: undefined }));
    expect(tries).toBe(21);
    expect(took).toBeGreaterThan(500);
    expect(made.text()).toBe('{"id":');
  });

  test.each<[string, Call]>([
    ['before it is made', 'link'],
    ['before it is read', 'standsAt'],
  ])('that has gone %s is no hindrance', (_, gone) => {
    const { take, memory, at } = share(lineOf(other));
    at.before = (call) => {
      if (call === gone) memory.disk.remove(lock);
    };
    expect(take()).toMatchObject({ kind: 'ours', tookOver: undefined });
  });

  test('which comes again however often it is cleared away is left to it', () => {
    const { take, write, at, text } = share(lineOf(other));
    at.before = (call) => {
      if (call === 'link' && text() === undefined) write(lock, lineOf(other));
    };
    expect(take({ isAlive: () => false })).toEqual({ kind: 'theirs', holder: other });
  });
});

describe('while somebody clears a lock away', () => {
  const guard = `${lock}.${hash('sha256', lineOf(other), 'hex').slice(0, 12)}`;
  const third: Holder = { ...other, id: 'third', pid: 10 };
  const gone = { isAlive: (pid: number) => pid !== 9 };
  const clearing = (content: string) => {
    const made = share(lineOf(other));
    made.write(guard, content);
    return made;
  };

  test('they will have it, and are not waited for', () => {
    const made = clearing(lineOf(third));
    const { tries } = counted(made, () => expect(made.take(gone)).toEqual({ kind: 'theirs', holder: third }));
    expect(tries).toBeLessThan(10);
  });

  test('they will have it, whatever a person says, where it can be seen that they are at work', () =>
    expect(clearing(lineOf(third)).take({}, { takeOver: true })).toEqual({ kind: 'theirs', holder: third }));

  test('a person may say that they are gone, where nobody can look', () =>
    expect(clearing(lineOf({ ...third, on: 'there' })).take({}, { takeOver: true })).toMatchObject({ kind: 'ours' }));

  test('and were ended in the midst of it, it goes on', () => {
    const { take, memory } = clearing(lineOf(third));
    expect(take({ isAlive: () => false })).toMatchObject({ kind: 'ours', tookOver: { why: 'process gone' } });
    expect(Object.keys(memory.texts())).toEqual([lock]);
  });

  test('what they say is waited for', () => {
    const { take, write, at } = clearing('{"id":');
    let reads = 0;
    at.before = (call) => {
      if (call === 'read') reads += 1;
      if (reads === 6) write(guard, lineOf(third));
    };
    expect(take(gone)).toEqual({ kind: 'theirs', holder: third });
  });

  test('and never say who they are, a person decides after half a second', () => {
    const made = clearing('{"id":');
    const { took } = counted(made, () => expect(made.take(gone)).toEqual({ kind: 'theirs', holder: undefined }));
    expect(took).toBeGreaterThan(500);
    expect(made.take({}, { takeOver: true })).toMatchObject({ kind: 'ours', tookOver: { why: 'told to' } });
  });
});

describe('whoever has it', () => {
  const ours = () => {
    const made = share();
    const taken = made.take();
    if (taken.kind !== 'ours') throw new Error('Not taken.');
    return { ...made, ...taken.lock };
  };

  test('has it until it is released, and makes it again where it has only vanished', () => {
    const { isOurs, release, memory, text } = ours();
    expect(isOurs()).toBe(true);
    memory.disk.remove(lock);
    expect(isOurs()).toBe(true);
    expect(text()).toContain('"id":"mine"');
    release();
    expect(memory.texts()).toEqual({});
  });

  test('leaves it to whoever took it over', () => {
    const { isOurs, release, write, text } = ours();
    write(lock, lineOf(other));
    expect(isOurs()).toBe(false);
    release();
    expect(text()).toBe(lineOf(other));
  });
});

test('who has it is told in a sentence', () => {
  expect(inUse('a.jsonl', other)).toBe('a.jsonl is in use: them has had it open on here since 2026-11-24 11:00 UTC (test 2, process 9).');
  expect(inUse('a.jsonl', undefined)).toBe('a.jsonl is in use, and the file a.jsonl.lock does not say by whom.');
  expect(inUse('a.jsonl', { ...other, by: 'x'.repeat(200) })).not.toContain('x'.repeat(100));
});
