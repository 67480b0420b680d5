// Every command that the wizard can emit is documented, in one parameter set, and a real engine binds it. Who adds a command adds it
// to assets/cmdlets.json (as documented; then node test/lab/modules.ts) or to assets/other-commands.json (with its source).

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import others from '../../assets/other-commands.json' with { type: 'json' };
import { documentation, documentedNames } from '../../src/lab/cmdlets/documented.ts';
import { playedNames } from '../../src/lab/cmdlets/registry.ts';
import { type Command, nameOf, type Value } from '../../src/model/command.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../src/model/place.ts';
import type { Shell } from '../../src/model/shell.ts';
import { agreedTo } from '../../src/powershell/agreed.ts';
import { whyNotAllowed } from '../../src/steps/allowed.ts';
import { changingCommands } from '../../src/steps/changing-commands.ts';
import { describeWithEngine, runWith } from '../harness/powershell.ts';
import { configure, iisReset, onWindows, testLab } from '../lab/playing.ts';
import { type Emitted, emitted, type Kind, namedInTexts } from '../wizard/emitted.ts';
import { commandsOf, isAmong } from '../wizard/ran.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { engineForTest } from './lab-driving.ts';

const cmdlets = Object.fromEntries(documentedNames.map((name) => [name, documentation(name)]));
const table = z
  .record(
    z.string(),
    z.strictObject({
      is: z.string(),
      source: z.string().min(10),
      switches: z.array(z.string()).optional(),
      parameters: z
        .record(z.string(), z.strictObject({ mandatory: z.boolean(), type: z.enum(['text', 'boolean', 'list', 'secret']) }))
        .optional(),
    }),
  )
  .parse(others.commands);

const common = ['Verbose', 'ErrorAction'];

const all = emitted();

/** What is wrong with a command, one line each. */
function wrongWith(command: Emitted): readonly string[] {
  const wrong = command.kind === 'cmdlet' ? wrongWithCmdlet(command) : wrongWithOther(command);
  return wrong.map((each) => `${command.at} ${command.name}: ${each}`);
}

function wrongWithCmdlet({ name, shell, parameters, switches }: Emitted): readonly string[] {
  const entry = cmdlets[name];
  if (entry === undefined) return ['is not documented'];
  if (entry.shell !== shell) return [`belongs to the shell of ${entry.shell}`];
  if (!playedNames.includes(name)) return ['is not played by the lab'];
  const given = [...Object.keys(parameters), ...switches].filter((each) => !common.includes(each));
  const always = [...Object.keys(parameters).filter((each) => parameters[each]?.always), ...switches];
  const set = entry.sets.find(
    (each) =>
      given.every((one) => each.parameters[one] !== undefined) &&
      Object.keys(each.parameters).every((one) => !each.parameters[one]?.mandatory || always.includes(one)),
  );
  if (set === undefined) return [`no parameter set has all of ${given.join(', ')}`];
  return [
    ...switches.filter((each) => !common.includes(each) && !set.parameters[each]?.switch).map((each) => `${each} is no switch`),
    ...Object.entries(parameters).flatMap(([each, { kinds }]) => {
      const takesTruth = set.parameters[each]?.switch === true || set.parameters[each]?.type === 'Boolean';
      return kinds.every((kind) => (kind === 'boolean') === takesTruth) ? [] : [`${each} is given as ${kinds.join(' or ')}`];
    }),
  ];
}

function wrongWithOther({ name, parameters }: Emitted): readonly string[] {
  const row = table[name];
  if (row === undefined) return ['stands in no table'];
  const known = row.parameters ?? {};
  return [
    ...Object.entries(parameters)
      .filter(([each, { kinds }]) => kinds.some((kind) => kind !== known[each]?.type))
      .map(([each]) => `${each} is not documented so`),
    ...Object.keys(known).filter((each) => known[each]?.mandatory && !parameters[each]?.always),
  ];
}

test('every command that the wizard can emit is documented, with each of its parameters, in one parameter set', () => {
  expect(all.length).toBeGreaterThan(40);
  expect(all.flatMap(wrongWith)).toEqual([]);
});

test('each that changes something is asked for beforehand, with each of its parameters: a right that is missing stops nothing halfway', () => {
  const changing = all.filter(({ kind, name }) => kind === 'cmdlet' && !/^(Get|Debug)-/.test(name));
  expect(changing.length).toBeGreaterThan(15);
  const asked = (wanted: string) =>
    changingCommands.flatMap(({ name, parameters, switches }) => (name === wanted ? [name, ...Object.keys(parameters), ...switches] : []));
  const notAsked = changing.flatMap(({ name, parameters, switches, at }) =>
    [name, ...Object.keys(parameters), ...switches].filter((each) => !asked(name).includes(each)).map((each) => `${at} ${name} ${each}`),
  );
  expect(notAsked).toEqual([]);
});

test('what the admin agreed to is not asked a second time: each changing cmdlet that has -Confirm is told so, and no other', () => {
  const hasConfirm = (name: string) => cmdlets[name]?.sets.every((set) => set.parameters.Confirm?.switch === true) === true;
  const told = changingCommands.filter(({ parameters }) => parameters.Confirm === false).map(({ name }) => name);
  expect(told).toEqual(changingCommands.map(({ name }) => name).filter(hasConfirm));
  expect([...agreedTo].sort()).toEqual([...new Set(told)].sort());
});

test('every cmdlet and program that it names in a text is documented', () => {
  const named = namedInTexts();
  const isKnown = (name: string) =>
    cmdlets[name] !== undefined || ['', '.ps1', '.exe'].some((ending) => table[name + ending] !== undefined);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter(({ name }) => !isKnown(name))).toEqual([]);
});

test('every switch of iisreset that it writes down is documented', () => {
  const source = readFileSync(path.join(import.meta.dirname, '../../src/steps/iis-restart/plan.ts'), 'utf8');
  const switches = [...source.matchAll(/'(\/[a-z]+(?::\d+)?)'/g)].map(([, each = '']) => each);
  expect(switches).toContain('/start');
  expect(switches.filter((each) => !table['iisreset.exe']?.switches?.includes(each))).toEqual([]);
});

test('a function of ours is where the table says', () => {
  for (const [name, { is, source }] of Object.entries(table)) {
    if (is === 'function of ours')
      expect(readFileSync(path.join(import.meta.dirname, '../..', source), 'utf8')).toContain(`function ${name} `);
  }
});

const added: readonly (readonly [text: string, wrong: RegExp])[] = [
  ["exchangeCmdlet('Set-Everything');", /Set-Everything: is not documented$/],
  ["exchangeCmdlet('Get-CsPool');", /Get-CsPool: belongs to the shell of skype$/],
  ["exchangeCmdlet('Get-ServerHealth', { parameters: { Identity: 'x' } });", /is not played by the lab$/],
  ["exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x', Colour: 'red' } });", /no parameter set has all of/],
  [
    "exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x', Realm: 'y', AuthMetadataUrl: 'z' } });",
    /no parameter set has/,
  ],
  ["exchangeCmdlet('Remove-PartnerApplication', { parameters: { ...(dc ? { Identity: dc } : {}) } });", /no parameter set has/],
  ["exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x', Enabled: 'yes' } });", /Enabled is given as text$/],
  ["exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'x' }, switches: ['Enabled'] });", /Enabled is no switch$/],
  ["export const run = { kind: 'program', file: 'format.com', args: [] };", /format\.com: stands in no table$/],
];
const unreadable: readonly (readonly [text: string, why: string])[] = [
  ["exchangeCmdlet('Get-' + 'User');", 'cannot be read: its name is not written out'],
  ["export const own = { kind: 'cmdlet', name: 'Get-User' };", 'cannot be read: it is not made by'],
];

test('a command that is added without this is refused, and one that cannot be read is an error', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'added-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (text: string, at: number) => {
    const file = path.join(folder, `added-${at}.ts`);
    writeFileSync(
      file,
      `declare function exchangeCmdlet(name: string, ask?: object): void;\ndeclare const dc: string | undefined;\n${text}\n`,
    );
    return file;
  };
  const wrong = emitted(added.map(([text], at) => write(text, at))).map((each) => wrongWith(each).join('\n'));
  expect(wrong).toEqual(added.map(([, words]) => expect.stringMatching(words)));
  for (const [text, why] of unreadable) expect(() => emitted([write(text, added.length)])).toThrow(why);
});

test('every command that the source can emit is among those that may be started, with all that it may be given', () => {
  const place = { exchange: exchangeShell, skype: skypeShell, windows: windowsOn('server.example.com') } as const;
  const refused = all.flatMap(({ kind, shell, name, parameters, switches, at }) => {
    const given = Object.fromEntries(Object.keys(parameters).map((each) => [each, 'x']));
    const command = { kind: 'cmdlet', place: place[shell], name, parameters: given, switches, returns: [] } as const;
    const why = kind === 'cmdlet' ? whyNotAllowed(command) : undefined;
    return why === undefined ? [] : [`${at}: ${why}`];
  });
  expect(refused).toEqual([]);
});

const samples: { readonly [kind in Kind]: Value } = {
  text: 'Global',
  number: 7,
  boolean: false,
  null: null,
  date: { kind: 'date', at: '2027-01-31T08:00:00.000Z' },
  secret: { kind: 'secret', ref: 'none', as: 'SecureString' },
  bytes: { kind: 'bytes', base64: 'AQID' },
  list: { kind: 'list', items: ['one', 'two'] },
};

/** The command with all that it can have, and with only what it always has, in each kind of value. */
function examples(each: Emitted): readonly Command[] {
  const names = Object.keys(each.parameters);
  const least = names.filter((name) => each.parameters[name]?.always);
  return [names, least].flatMap((chosen) =>
    [0, 1].map((at): Command => {
      const parameters = Object.fromEntries(
        chosen.map((name): [string, Value] => {
          const kinds = each.parameters[name]?.kinds ?? [];
          return [name, samples[kinds[at] ?? kinds[0] ?? 'text']];
        }),
      );
      return commandOf(each, parameters);
    }),
  );
}

function commandOf({ kind, shell, name, switches }: Emitted, parameters: { readonly [name: string]: Value }): Command {
  if (kind === 'script') return configure(parameters);
  if (kind === 'program') return iisReset('server', '/restart', '/timeout:60');
  if (kind === 'function') return { ...onWindows('server', 'Get-IisState', parameters), ...JSON.parse(JSON.stringify({ name })) };
  return { kind, place: shell === 'exchange' ? exchangeShell : skypeShell, name, parameters, switches, returns: [] };
}

describeWithEngine('every command that the wizard can emit', () => {
  test('is bound by a real engine against the documented cmdlets, and arrives value for value', async () => {
    const arrived: Command[] = [];
    const recording: Shell = {
      // biome-ignore lint/correctness/useYield: it gives nothing; it only remembers.
      run: async function* (command) {
        arrived.push(command);
        return { kind: 'ended', hadErrors: false, exitCode: null };
      },
    };
    const driven = await engineForTest((await testLab()).world, recording, () => ({ text: 'typed' }));
    for (const command of all.flatMap(examples)) {
      arrived.length = 0;
      const { errors } = await runWith(driven.shell, command);
      expect({ command: nameOf(command), errors }).toEqual({ command: nameOf(command), errors: [] });
      expect(arrived.map(comparable)).toEqual([comparable(command)]);
    }
  });
});

/** A secret arrives as its fingerprint. */
const unnamed = (value: Value): Value => (typeof value === 'object' && value?.kind === 'secret' ? { ...value, ref: '' } : value);

/** Without what the lab does not need: the projection of a by-hand run, what an expert would type, and where iisreset.exe is started. */
function comparable(command: Command) {
  if (command.kind === 'cmdlet') return { ...command, returns: [], switches: [...command.switches].sort() };
  if (command.kind === 'function') {
    const parameters = Object.entries(command.parameters).map(([name, value]) => [name, unnamed(value)]);
    return { ...command, parameters: Object.fromEntries(parameters), typed: '' };
  }
  return { ...command, place: windowsOn('any') };
}

test('what a whole rehearsal runs, and what would take it back, is among what can be read from the source', async () => {
  const commands = await commandsOf((onEvent) => rehearse(rehearsalFolder(), { onEvent }));
  expect(commands.length).toBeGreaterThan(50);
  expect(commands.filter((each) => !isAmong(each, all))).toEqual([]);
});
