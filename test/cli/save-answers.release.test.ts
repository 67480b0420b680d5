// The answers that a run leaves behind: with them and without a keyboard, the same run is made again.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswersFile } from '../../src/cli/answers.ts';
import { type Ran, run } from '../../src/cli/run.ts';
import { openLab } from '../../src/lab/lab.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { AccessOffer } from '../../src/model/access.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { type Answers, noInput } from '../../src/wizard/no-input.ts';
import { comparable } from '../harness/comparable.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

type Replies = (demand: Asking) => Reply | undefined;
type Options = {
  readonly replies: Replies;
  readonly given?: Answers;
  readonly preset?: string;
  readonly faults?: readonly string[];
  /** Real servers are reached in ways that are asked for; the lab's stand in for them here. */
  readonly remote?: true;
};

const offer = (kind: AccessOffer['kind']): AccessOffer => ({ kind, label: kind, because: '' });
const offers = { exchange: [offer('remote')], skype: [offer('this computer')], windows: [offer('this computer')] };
const savedIn = (dir: string) => path.join(dir, 'answers.json');

/** A run in a folder of its own, which saves its answers there. */
function play(dir: string, { replies, given = {}, preset, faults = [], remote }: Options): Promise<Ran> {
  return run({
    statePath: path.join(dir, 'set-up.jsonl'),
    aim: 'set up',
    world: 'lab',
    takeOver: false,
    renew: 'partner-wizard renew',
    saveAnswers: { path: savedIn(dir), given },
    signal: new AbortController().signal,
    openWorld: async ({ now }) => {
      const lab = await openLab({ dir, faults, factor: 2000, now, ...(preset === undefined ? {} : { preset }) });
      return remote ? { ...lab, reach: { offers, found: [], go: () => undefined } } : lab;
    },
    frontEndFor: () => {
      const unattended = noInput(given, { yes: false, show: () => undefined });
      return { ...unattended, reply: async (demand, view, signal) => replies(demand) ?? unattended.reply(demand, view, signal) };
    },
  });
}

/** What someone at the screen does: takes what is proposed, agrees, and types the word that is asked for. */
function proposed(demand: Asking): Reply | undefined {
  if (demand.kind === 'ask' && demand.question.kind !== 'secret') return { kind: 'value', value: demand.question.likely };
  if (demand.kind === 'confirm') {
    const { severity } = demand.plan;
    return { kind: 'value', value: severity.kind === 'mild' ? 'yes' : severity.word.toUpperCase() };
  }
  if (demand.kind === 'targets') return { kind: 'value', value: true };
  if (demand.kind !== 'way out') return undefined;
  const anyway = demand.options.find((each) => each.option === 'go on anyway');
  return anyway && { kind: 'value', value: { option: anyway.option, typed: anyway.word } };
}

const saved = (dir: string): Answers => {
  const read = readAnswersFile(savedIn(dir));
  if (!read.ok) throw new Error(read.why);
  return read.answers;
};

/** The verdict, and the servers as they stand afterwards. */
function end(dir: string, ran: Ran): unknown {
  const world = readWorld(worldFile(dir));
  return { ran: ran.kind === 'ran' ? ran.driven.kind : ran.words, world: world && comparable(world) };
}

const nobody: Replies = () => undefined;

describe('a saved answers file repeats the run without a keyboard, to the same end', () => {
  test.each<[string, Omit<Options, 'replies'>, Answers]>([
    ['of one server each', {}, { 'iisRestart.confirm': 'ATL-EXCHANGE-001', 'servers.confirm': 'yes' }],
    ['of a pool', { preset: 'pool' }, { 'servers.leftOut': [], 'iisRestart.confirm': 'RESTART ALL' }],
    [
      'that reached a shell remotely, and in which a warning was not heeded',
      { remote: true, faults: ['realm-not-accepted'] },
      { 'shells.exchange': 'remote', 'shells.exchange.account': 'mine', 'realm.not-accepted.goOnAnyway': 'GO ON ANYWAY' },
    ],
  ])('%s', async (_, options, expected) => {
    const [first, second] = [rehearsalFolder(), rehearsalFolder()];
    const typed: Replies = (demand) =>
      demand.kind === 'ask' && demand.question.key === 'shells.exchange.server'
        ? { kind: 'value', value: 'atl-exchange-001.litwareinc.com' }
        : demand.kind === 'ask' && demand.question.key === 'connectivityTest.user'
          ? { kind: 'value', value: 'kenmyer@litwareinc.com' }
          : proposed(demand);
    const ran = await play(first, { ...options, replies: typed });
    const answers = saved(first);
    expect(answers).toMatchObject(expected);
    const repeated = await play(second, { ...options, replies: nobody, given: answers });
    expect(end(second, repeated)).toEqual(end(first, ran));
    expect(saved(second)).toEqual(answers);
  });
});

describe('a run that stops half way', () => {
  const untilRestart: Replies = (demand) =>
    demand.kind === 'confirm' && demand.step === 'iisRestart' ? { kind: 'leave' } : proposed(demand);

  test('leaves what was answered until then, and what its own answers file still held', async () => {
    const dir = rehearsalFolder();
    const given: Answers = { 'connectivityTest.user': 'sip:kenmyer@litwareinc.com', 'servers.contacts': 'move' };
    const ran = await play(dir, { replies: untilRestart, given });
    expect(ran).toMatchObject({ kind: 'ran', driven: { kind: 'left' }, answers: savedIn(dir) });
    expect(saved(dir)).toMatchObject({ ...given, 'servers.contacts': 'keep', 'iisRestart.who': 'wizard' });
    expect(saved(dir)).not.toHaveProperty('iisRestart.confirm');
  });

  test('has saved each answer at once, so that a kill takes none', async () => {
    const dir = rehearsalFolder();
    const seen: unknown[] = [];
    await play(dir, {
      replies: (demand) => {
        if (demand.kind === 'confirm') seen.push(saved(dir)['servers.contacts']);
        return demand.kind === 'confirm' ? { kind: 'leave' } : proposed(demand);
      },
    });
    expect(seen).toEqual(['keep']);
  });

  test('and goes on later leaves the answers of both parts', async () => {
    const dir = rehearsalFolder();
    await play(dir, { replies: untilRestart });
    await play(dir, { replies: (demand) => (demand.kind === 'ask' ? { kind: 'leave' } : proposed(demand)) });
    expect(saved(dir)).toMatchObject({ 'servers.contacts': 'keep', 'iisRestart.confirm': 'ATL-EXCHANGE-001' });
  });
});

describe('the file', () => {
  test('is for its owner only, and nothing is left beside it', async () => {
    const dir = rehearsalFolder();
    await play(dir, { replies: () => ({ kind: 'leave' }) });
    if (process.platform !== 'win32') expect(statSync(savedIn(dir)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir).filter((name) => name.includes('answers'))).toEqual(['answers.json']);
  });

  test.each(['{"v":1,"seq":1}\n', 'Dear Sir or Madam\n', '[]'])('that holds something else is left as it is: %j', async (text) => {
    const dir = rehearsalFolder();
    writeFileSync(savedIn(dir), text);
    expect(await play(dir, { replies: nobody })).toMatchObject({ kind: 'refused', words: expect.stringContaining('left as it is') });
    expect(readFileSync(savedIn(dir), 'utf8')).toBe(text);
    expect(existsSync(worldFile(dir))).toBe(false);
  });

  test('holds no password, and the run says which it will be asked for', async () => {
    const dir = rehearsalFolder();
    const given: Answers = {
      'shells.exchange': 'remote',
      'shells.exchange.server': 'atl-exchange-001.litwareinc.com',
      'shells.exchange.account': 'another',
      'shells.exchange.user': 'LITWAREINC\\administrator',
      'shells.skype': 'this computer',
      'shells.windows': 'this computer',
    };
    const ran = await play(dir, { remote: true, given, replies: nobody });
    expect(ran).toMatchObject({
      driven: { kind: 'missing', key: 'shells.exchange.password' },
      answers: expect.stringContaining('holds no password: shells.exchange.password is asked for at a terminal'),
    });
    expect(saved(dir)).toEqual(given);
  });
});
