// How the servers are reached: what is asked on real servers, what is remembered, and what never is.

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../src/journal/journal.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { AccessOffer, ShellAccess } from '../../src/model/access.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import type { Shell, World } from '../../src/model/shell.ts';
import { createSecrets, type Secrets } from '../../src/secrets/redact.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { drive } from '../../src/wizard/drive.ts';
import { type Answers, noInput } from '../../src/wizard/no-input.ts';
import { readAccountName, readServer } from '../../src/wizard/shell-access.ts';
import { type Interject, litware, rehearsalFolder } from './rehearsal.ts';

const offer = (kind: AccessOffer['kind']): AccessOffer => ({ kind, label: kind, because: '' });
const offers = {
  exchange: [offer('this computer'), offer('remote'), offer('by hand')],
  skype: [offer('remote'), offer('by hand')],
  windows: [offer('remote'), offer('not at all')],
};

const password = 'Tr0ub4dor & 3';
const answers: Answers = {
  ...litware,
  'shells.exchange': 'remote',
  'shells.exchange.server': 'atl-exchange-001.litwareinc.com',
  'shells.exchange.account': 'another',
  'shells.exchange.user': 'LITWAREINC\\administrator',
  'shells.skype': 'remote',
  'shells.skype.server': 'atl-cs-001.litwareinc.com',
  'shells.skype.account': 'another',
  'shells.skype.user': 'litwareinc\\Administrator',
  'shells.windows': 'remote',
  'shells.windows.account': 'mine',
};

type Run = {
  readonly asked: readonly Asking[];
  readonly ways: readonly ShellAccess[];
  readonly secrets: Secrets;
  readonly journal: string;
  readonly kind: string;
  readonly missing: string | undefined;
};

const keysAsked = ({ asked }: Run) =>
  asked.flatMap((each) => (each.kind === 'ask' && each.question.key.startsWith('shells.') ? [each.question.key] : []));

/** A set-up whose servers are the lab's, but which have to be reached first. */
async function reached(
  dir: string,
  options: {
    readonly computer?: string;
    readonly interject?: Interject;
    readonly answers?: Answers;
    readonly shell?: (lab: Shell, way: () => ShellAccess | undefined) => Shell;
  } = {},
): Promise<Run> {
  const now = () => new Date();
  const opened = openJournal({
    path: path.join(dir, 'a.jsonl'),
    world: 'lab',
    now,
    on: options.computer ?? 'here',
    by: 'me',
    tool: 'test',
    lineage: () => 'a',
  });
  if (opened.kind === 'refused') throw new Error(opened.words);
  const lab = await openLab({ dir, factor: 2000, now });
  const ways: ShellAccess[] = [];
  const world: World = {
    ...lab,
    shell: options.shell?.(lab.shell, () => ways.at(-1)) ?? lab.shell,
    reach: { offers, found: [], go: (chosen) => ways.push(chosen) },
  };
  const secrets = createSecrets();
  const asked: Asking[] = [];
  const answered = noInput(options.answers ?? answers, { yes: true, show: () => undefined });
  const typed = (demand: Asking): Reply | undefined =>
    demand.kind === 'ask' && demand.question.kind === 'secret' ? { kind: 'value', value: password } : undefined;
  try {
    const driven = await drive({
      sequence,
      journal: opened.journal,
      world,
      computer: options.computer ?? 'here',
      now,
      signal: new AbortController().signal,
      secrets,
      frontEnd: {
        show: () => undefined,
        async reply(demand, view, signal) {
          asked.push(demand);
          return (await options.interject?.(demand, view)) ?? typed(demand) ?? answered.reply(demand, view, signal);
        },
      },
    });
    return {
      asked,
      ways,
      secrets,
      journal: JSON.stringify(opened.journal.records),
      kind: driven.kind,
      missing: driven.kind === 'missing' ? driven.key : undefined,
    };
  } finally {
    await lab.close();
    opened.journal.close();
  }
}

describe('on real servers, the way to each shell', () => {
  test('is asked for first, and a finished set-up went those ways', async () => {
    const run = await reached(rehearsalFolder());
    expect(run.kind).toBe('finished');
    expect(keysAsked(run)).toEqual([
      ...['shells.exchange', 'shells.exchange.server', 'shells.exchange.account', 'shells.exchange.user'],
      ...['shells.skype', 'shells.skype.server', 'shells.skype.account', 'shells.skype.user'],
      ...['shells.windows', 'shells.windows.account'],
      // The same account has the same password: it is not asked for twice.
      'shells.exchange.password',
    ]);
    const account = { kind: 'another', secret: 'password of litwareinc\\administrator' };
    expect(run.ways.at(-1)).toEqual({
      exchange: { kind: 'remote', server: 'atl-exchange-001.litwareinc.com', account },
      skype: { kind: 'remote', server: 'atl-cs-001.litwareinc.com', account },
      windows: { kind: 'remote', server: null, account: { kind: 'mine' } },
    });
    expect(run.secrets.reveal(account.secret)).toMatchObject({ text: password });
  });

  test('is remembered on this computer, but for the password, which is in no record', async () => {
    const dir = rehearsalFolder();
    const first = await reached(dir);
    expect(first.journal).not.toContain('Tr0ub4dor');
    expect(keysAsked(await reached(dir))).toEqual(['shells.exchange.password']);
  });

  test('is asked for again on another computer', async () => {
    const dir = rehearsalFolder();
    await reached(dir);
    expect(keysAsked(await reached(dir, { computer: 'there' }))).toContain('shells.exchange');
  });

  test('is still known when one comes back to the first computer', async () => {
    const dir = rehearsalFolder();
    const leave: Interject = (demand) => (demand.kind === 'read' ? { kind: 'leave' } : undefined);
    await reached(dir, { interject: leave });
    await reached(dir, { computer: 'there', interject: leave });
    expect(keysAsked(await reached(dir))).toEqual(['shells.exchange.password']);
  });

  test('leads to another computer where a shell is not installed on this one', async () => {
    const dir = rehearsalFolder();
    const run = await reached(dir, { answers: { ...answers, 'shells.skype': 'another computer' } });
    expect(run.kind).toBe('handed over');
    expect(run.journal).toContain('"to":"a Front End"');
    expect(keysAsked(await reached(dir))).toContain('shells.skype');
  });

  test('leads to no other computer where the shell is installed', async () => {
    const run = await reached(rehearsalFolder());
    const choicesOf = (key: string) =>
      run.asked.flatMap((each) =>
        each.kind === 'ask' && each.question.kind === 'one' && each.question.key === key
          ? each.question.choices.map(({ value }) => value)
          : [],
      );
    expect(choicesOf('shells.exchange')).not.toContain('another computer');
    expect(choicesOf('shells.skype')).toContain('another computer');
  });

  test('can be gone back on: what was answered last is asked again, before any password', async () => {
    let wentBack = false;
    const run = await reached(rehearsalFolder(), {
      interject: (demand) => {
        if (wentBack || demand.kind !== 'ask' || demand.question.kind !== 'secret') return undefined;
        wentBack = true;
        return { kind: 'back' };
      },
    });
    expect(keysAsked(run).slice(-3)).toEqual(['shells.exchange.password', 'shells.windows.account', 'shells.exchange.password']);
  });

  test('without a keyboard is missing where a password would be needed', async () => {
    const run = await reached(rehearsalFolder(), {
      interject: (demand) =>
        demand.kind === 'ask' && demand.question.kind === 'secret' ? { kind: 'missing', key: demand.question.key, why: '' } : undefined,
    });
    expect(run.missing).toBe('shells.exchange.password');
  });
});

describe('a shell that cannot be reached', () => {
  /** Refuses Exchange's commands while the way to it is remote. */
  const refusing = (lab: Shell, way: () => ShellAccess | undefined): Shell => ({
    run: (command, options) =>
      command.place.shell === 'exchange' && way()?.exchange.kind === 'remote' ? refused() : lab.run(command, options),
  });
  // biome-ignore lint/correctness/useYield: it ends before it gives anything.
  async function* refused(): ReturnType<Shell['run']> {
    return { kind: 'interrupted', why: 'died', detail: 'The connection was refused.' };
  }

  test('is no dead end: another way is offered, chosen and gone, and the password is asked for again', async () => {
    let stopped = 0;
    const run = await reached(rehearsalFolder(), {
      shell: refusing,
      interject: (demand) => {
        if (demand.kind === 'way out') {
          stopped += 1;
          expect(demand.options.map((each) => each.option)).toEqual(expect.arrayContaining(['choose another way', 'another computer']));
          return { kind: 'value', value: { option: 'choose another way', typed: '' } };
        }
        const again = stopped > 0 && demand.kind === 'ask' && demand.question.key === 'shells.exchange';
        return again ? { kind: 'value', value: 'this computer' } : undefined;
      },
    });
    expect(stopped).toBe(1);
    expect(run.kind).toBe('finished');
    expect(run.ways.at(-1)?.exchange).toEqual({ kind: 'this computer' });
    expect(keysAsked(run)).toContain('shells.skype.password');
  });
});

describe('the name of a server', () => {
  test.each([' Exchange01.Example.com. ', 'exchange01.example.com'])('%j is taken', (text) => {
    expect(readServer(text)).toEqual({ ok: true, value: 'exchange01.example.com' });
  });
  test.each([
    '',
    'exchange01',
    'https://exchange01.example.com/PowerShell',
    '10.0.0.1',
    'fe80::1',
    'a b.example.com',
    '-a.example.com',
    `${'a'.repeat(300)}.com`,
  ])('%j is refused with an example', (text) => {
    const read = readServer(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.why.length).toBeGreaterThan(20);
  });
});

describe('the name of an account', () => {
  test.each(['LITWAREINC\\kenmyer', 'kenmyer@litwareinc.com', 'LITWAREINC\\Jörg Müller'])('%j is taken', (text) => {
    expect(readAccountName(` ${text} `)).toEqual({ ok: true, value: text });
  });
  test.each(['', 'kenmyer', 'a\\b\\c', 'a\\', '@b', 'a"b\\c', `a\\${'b'.repeat(300)}`, 'a\\b\u202e'])('%j is refused', (text) => {
    expect(readAccountName(text).ok).toBe(false);
  });
});
