// Where a run connects to is said on one page and agreed to once, before the first session: a state file sends nobody anywhere.

import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { AccessOffer, ShellAccess } from '../../src/model/access.ts';
import type { Command } from '../../src/model/command.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { Json } from '../../src/model/json.ts';
import type { Record } from '../../src/model/record.ts';
import { type Answers, noInput } from '../../src/wizard/no-input.ts';
import { heard } from '../cli/heard.ts';
import { type Interject, litware, rehearsalFolder } from '../wizard/rehearsal.ts';
import { doneFolder } from '../wizard/undoing.ts';
import { forge, recordsIn, stateFile } from './forged.ts';

const offer = (kind: AccessOffer['kind']): AccessOffer => ({ kind, label: kind, because: '' });
const offers = { exchange: [offer('remote')], skype: [offer('remote')], windows: [offer('remote')] };

const ways: Answers = {
  'shells.exchange': 'remote',
  'shells.exchange.server': 'atl-exchange-001.litwareinc.com',
  'shells.exchange.account': 'another',
  'shells.exchange.user': 'LITWAREINC\\administrator',
  'shells.skype': 'remote',
  'shells.skype.server': 'atl-cs-001.litwareinc.com',
  'shells.skype.account': 'mine',
  'shells.windows': 'remote',
  'shells.windows.account': 'mine',
};

type Played = {
  readonly asked: readonly Asking[];
  readonly missing: string | undefined;
  readonly went: readonly ShellAccess[];
  readonly commands: readonly Command[];
};

/** A run on servers that have to be reached; it leaves before its first change. */
async function played(
  dir: string,
  { answers = { ...litware, ...ways }, interject, unattended }: { answers?: Answers; interject?: Interject; unattended?: true } = {},
): Promise<Played> {
  const asked: Asking[] = [];
  const went: ShellAccess[] = [];
  const commands: Command[] = [];
  const known = noInput(answers, { yes: true, show: () => undefined });
  const typed = (demand: Asking) => {
    if (demand.kind === 'confirm') return { kind: 'leave' } as const;
    return demand.kind === 'ask' && demand.question.kind === 'secret' ? ({ kind: 'value', value: 'Tr0ub4dor' } as const) : undefined;
  };
  const ran = await run({
    statePath: stateFile(dir),
    aim: 'set up',
    world: 'lab',
    takeOver: false,
    renew: '',
    saveAnswers: null,
    signal: new AbortController().signal,
    ...(unattended === undefined ? {} : { unattended }),
    async openWorld({ now }) {
      const lab = await heard(commands)({ dir, faults: [], factor: 2000, now, secret: () => undefined });
      return { ...lab, reach: { offers, found: [], go: (access) => went.push(access) } };
    },
    frontEndFor: () => ({
      show: known.show,
      async reply(demand, view, signal) {
        asked.push(demand);
        return (await interject?.(demand, view)) ?? typed(demand) ?? known.reply(demand, view, signal);
      },
    }),
  });
  if (ran.kind === 'refused') throw new Error(ran.words);
  return { asked, went, commands, missing: ran.driven.kind === 'missing' ? ran.driven.key : undefined };
}

const pages = ({ asked }: Played) => asked.flatMap((each) => (each.kind === 'targets' ? [each.targets] : []));
const answering = (key: string, value: string) => (records: readonly Record[]) =>
  records.map((each) => (each.type === 'answered' && each.key === key ? { ...each, value } : each));
const evil = 'evil.example.com';

describe('the page of targets', () => {
  test('lists protocol, server and account of each, before a password is asked and before the first command', async () => {
    let before: readonly unknown[] = [];
    const run = await played(rehearsalFolder(), {
      interject: (demand) => {
        if (demand.kind === 'targets') before = [...before, demand];
        return demand.kind === 'ask' && demand.question.kind === 'secret' && before.length === 0 ? { kind: 'leave' } : undefined;
      },
    });
    expect(pages(run)).toHaveLength(1);
    expect(pages(run)[0]).toMatchObject([
      {
        to: 'http://atl-exchange-001.litwareinc.com/PowerShell/',
        protocol: expect.stringContaining('Kerberos'),
        account: 'LITWAREINC\\administrator',
      },
      { to: 'https://atl-cs-001.litwareinc.com/OcsPowershell', protocol: expect.stringContaining('Negotiate') },
      { protocol: expect.stringContaining('WinRM'), account: expect.any(String) },
    ]);
    const kinds = run.asked.map((each) => (each.kind === 'ask' && each.question.kind === 'secret' ? 'password' : each.kind));
    expect(kinds.indexOf('targets')).toBeLessThan(kinds.indexOf('password'));
  });

  test('left without a yes, nothing was opened or sent', async () => {
    const run = await played(rehearsalFolder(), { interject: (demand) => (demand.kind === 'targets' ? { kind: 'leave' } : undefined) });
    expect([run.went, run.commands]).toEqual([[], []]);
  });

  test('is shown by each run, whatever the file says that was agreed', async () => {
    const dir = rehearsalFolder();
    await played(dir);
    expect(pages(await played(dir))).toHaveLength(1);
  });

  test('names a server that somebody wrote into the file', async () => {
    const dir = rehearsalFolder();
    await played(dir);
    forge(dir, answering('shells.exchange.server', evil));
    const run = await played(dir, { interject: (demand) => (demand.kind === 'targets' ? { kind: 'leave' } : undefined) });
    expect(pages(run)[0]?.map(({ to }) => to)).toContain(`http://${evil}/PowerShell/`);
    expect(run.went).toEqual([]);
  });

  test('names addresses and shares among the answers of the file', async () => {
    const dir = rehearsalFolder();
    await played(dir);
    forge(dir, answering('servers.exchangeMetadataUrl', `https://${evil}/autodiscover/metadata/json/1`));
    const given = recordsIn(dir).findLast(({ type }) => type === 'answered');
    forge(dir, (records) => [
      ...records,
      ...(given?.type === 'answered'
        ? [{ ...given, step: 'certificates', key: 'certificates.pfxPath', value: `\\\\${evil}\\share\\a.pfx` }]
        : []),
    ]);
    const to = pages(await played(dir))[0]?.map((each) => each.to);
    expect(to).toEqual(expect.arrayContaining([`https://${evil}/autodiscover/metadata/json/1`, `\\\\${evil}\\share\\a.pfx`]));
  });

  test('is shown anew when an answer changes where it goes', async () => {
    let wentBack = false;
    const run = await played(rehearsalFolder(), {
      interject: (demand) => {
        if (demand.kind === 'read' && !wentBack) {
          wentBack = true;
          return { kind: 'back' };
        }
        const { key } = demand.kind === 'ask' ? demand.question : { key: '' };
        if (wentBack && key === 'shells.windows.account') return { kind: 'value', value: 'another' };
        return key === 'shells.windows.user' ? { kind: 'value', value: 'LITWAREINC\\other' } : undefined;
      },
    });
    expect(pages(run).map((each) => each.at(-1)?.account)).toEqual([expect.not.stringContaining('other'), 'LITWAREINC\\other']);
  });
});

describe('an answer of the file that nobody could have given', () => {
  test.each(['x@evil.example:8080/a?', 'evil.example.com/PowerShell', '10.0.0.1'])(
    '%s is refused in a sentence, and no session is opened',
    async (value) => {
      const dir = rehearsalFolder();
      await played(dir);
      forge(dir, answering('shells.exchange.server', value));
      const run = await played(dir, { interject: () => ({ kind: 'leave' }) });
      expect(run.asked[0]).toMatchObject({
        kind: 'ask',
        question: { key: 'shells.exchange.server', ask: expect.stringContaining('What the state file answers here cannot be used.') },
      });
      expect([run.went, run.commands]).toEqual([[], []]);
    },
  );
});

describe('a run that nobody watches', () => {
  const named: Answers = { ...litware, ...ways, 'shells.exchange.account': 'mine' };
  const without = (key: string): Answers => Object.fromEntries(Object.entries(named).filter(([each]) => each !== key));

  test('goes only where its own answers file says, and names the key that is missing there', async () => {
    const dir = rehearsalFolder();
    await played(dir, { answers: named });
    const run = await played(dir, { answers: without('shells.exchange.server'), unattended: true });
    expect(run.missing).toBe('shells.exchange.server');
    expect([run.went, run.commands]).toEqual([[], []]);
  });

  test('goes where its answers file says, whatever the state file does', async () => {
    const dir = rehearsalFolder();
    await played(dir, { answers: named });
    forge(dir, answering('shells.exchange.server', evil));
    const run = await played(dir, { answers: named, unattended: true });
    expect(run.went.map(({ exchange }) => (exchange.kind === 'remote' ? exchange.server : ''))).not.toContain(evil);
    expect(run.went.length).toBeGreaterThan(0);
  });

  test('does not read an address that only the state file names', async () => {
    const dir = rehearsalFolder();
    await played(dir, { answers: named });
    const run = await played(dir, { answers: without('servers.exchangeMetadataUrl'), unattended: true });
    expect(run.missing).toBe('servers.exchangeMetadataUrl');
    expect(run.commands).toEqual([]);
  });

  test('connects to no server that only the file names, though a change is to be settled there first', async () => {
    const dir = rehearsalFolder();
    await played(dir, { answers: named });
    const begun = recordsIn(await doneFolder()).find((each) => each.type === 'intent' && each.step === 'iisRestart');
    if (begun === undefined) throw new Error('Nothing was restarted.');
    const theirs = (facts: Json): Json => JSON.parse(JSON.stringify(facts).replaceAll('atl-cs-001.litwareinc.com', evil));
    forge(dir, (records) => [...records.map((each) => (each.type === 'looked' ? { ...each, facts: theirs(each.facts) } : each)), begun]);
    expect(pages(await played(dir))[0]?.map(({ to }) => to)).toContain(evil);
    const run = await played(dir, { answers: named, unattended: true });
    expect(run.commands.length).toBeGreaterThan(0);
    expect(run.commands.map(({ place }) => place.computer)).not.toContain(evil);
  });
});
