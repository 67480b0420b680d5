// What may come next, as it is told: in the organisation's own names, and never more sure than what was seen.

import { expect, test } from 'vitest';
import { type FollowUp, partsOf, typedLinesOf } from '../../src/model/follow-up.ts';
import { quote } from '../../src/powershell/render.ts';
import { keys } from '../../src/steps/connectivity-test/words.ts';
import { followUpsOf } from '../../src/steps/follow-ups/follow-ups.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { contextOfPlace, denied, place, pool, seen, server } from './place.ts';

type Facts = Parameters<typeof place>[0];

const user = { [keys.user]: 'sip:anna@example.com' };
const told = (id: string, facts: Facts = {}, more: Partial<StepContext> = {}): FollowUp => {
  const found = followUpsOf(contextOfPlace(place(facts), { answers: user, ...more }), []).find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const contactsIn = (other: object) => ({
  contacts: { policies: seen([{ identity: 'Global', allowed: false }]), migrated: seen(0), archiving: seen(false), ...other },
});
const all = followUpsOf(contextOfPlace(place(), { answers: user }), []);
const follows = all.filter(({ id }) => id !== 'before');

test('each says what it needs and what becomes of it if the trust breaks', () => {
  expect(follows.length).toBeGreaterThan(5);
  for (const each of follows)
    expect(partsOf(each).map(({ title }) => title)).toEqual(expect.arrayContaining(['What it needs', 'If the trust breaks']));
});

test('each that has lines to do it says how it is verified and taken back, and what users notice', () => {
  for (const each of follows.filter(({ run }) => run.length > 0))
    expect(partsOf(each).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['What users notice', 'How it is verified', 'How it is taken back']),
    );
});

test('the lines hold the names of this organisation', () => {
  expect(typedLinesOf(told('contacts'))).toEqual(
    expect.arrayContaining([
      "Grant-CsUserServicesPolicy -Identity 'anna@example.com' -PolicyName ContactsInExchangePilot",
      "Test-CsUnifiedContactStore -TargetFqdn pool.example.com -UserSipAddress 'sip:anna@example.com'",
    ]),
  );
});

test('a name that is none is a text in its line, and nothing more', () => {
  const name = "x'; Remove-Mailbox y";
  const lines = typedLinesOf(told('contacts', contactsIn({ policies: seen([{ identity: `Tag:${name}`, allowed: true }]) })));
  expect(lines).toContain(`Grant-CsUserServicesPolicy -Identity 'anna@example.com' -PolicyName ${quote(name)}`);
});

test('nothing of a name stands outside of quotes, in whichever line it is', () => {
  const name = "1st'; Remove-Mailbox y";
  const [one, other] = ['ex-1', 'ex-2'].map((each) => ({ ...server(each, 'Version 15.2 (Build 1544.4)'), fqdn: name }));
  const facts = place({
    pools: seen([pool(name, ['Registrar', 'UserServer', 'WebServer'])]),
    exchangeServers: seen([one, other].flatMap((each) => each ?? [])),
    sipDomains: seen([{ name, isDefault: true }]),
    ...contactsIn({ policies: seen([{ identity: `Tag:${name}`, allowed: true }]) }),
  });
  const lines = followUpsOf(contextOfPlace(facts, { answers: { [keys.user]: `sip:${name}` } }), []).flatMap(typedLinesOf);
  expect(lines.filter((each) => /remove-mailbox/i.test(each)).length).toBeGreaterThan(20);
  expect(lines.filter((each) => each.replace(/'(?:[^']|'')*'/g, '').match(/remove-mailbox/i))).toEqual([]);
});

test('who takes contact lists back is told the policy first, then the list', () => {
  const lines = typedLinesOf(told('contacts'));
  const at = (part: string) => lines.findIndex((each) => each.includes(part));
  expect(at('-PolicyName ContactsInSkype')).toBeGreaterThan(at('New-CsUserServicesPolicy -Identity ContactsInSkype'));
  expect(at('Invoke-CsUcsRollback')).toBeGreaterThan(at('-PolicyName ContactsInSkype'));
});

test('who takes contact lists back stops the move for everybody first: the pilot was let, and all others after it', () => {
  const [first] = typedLinesOf({ ...told('contacts'), look: [], needs: [], run: [], verify: [] });
  expect(first).toBe('Set-CsUserServicesPolicy -Identity Global -UcsAllowed $false');
});

test('where a policy of a site goes before Global, it is told, let and stopped with it', () => {
  const policies = seen([
    { identity: 'Global', allowed: false },
    { identity: 'Site:Atlanta', allowed: true },
    { identity: 'Tag:Pilots', allowed: true },
  ]);
  const { now, run, back } = told('contacts', contactsIn({ policies }));
  const set = (parts: FollowUp['run']) =>
    parts.flatMap((each) => (typeof each !== 'string' && 'line' in each ? [each.line] : [])).filter((each) => each.startsWith('Set-'));
  expect(now).toBe('some lists move at sign-in');
  expect(set(run)).toEqual([
    'Set-CsUserServicesPolicy -Identity Global -UcsAllowed $true',
    "Set-CsUserServicesPolicy -Identity 'Site:Atlanta' -UcsAllowed $true",
  ]);
  expect(set(back)).toEqual([
    'Set-CsUserServicesPolicy -Identity Global -UcsAllowed $false',
    "Set-CsUserServicesPolicy -Identity 'Site:Atlanta' -UcsAllowed $false",
  ]);
});

test('a photo is asked for where Exchange tells its clients to ask, by a name that is in the certificate', () => {
  const webServices = {
    addresses: seen([
      { server: 'ex-1', url: null },
      { server: 'ex-2', url: 'https://mail.example.com/EWS/Exchange.asmx' },
    ]),
    ways: [],
    off: seen([]),
  };
  expect(told('photos', { webServices }).verify[0]).toContain(
    'https://mail.example.com/EWS/Exchange.asmx/s/GetUserPhoto?email=anna@example.com&size=HR648x648',
  );
});

test('what was done user by user is taken back user by user', () => {
  const lines = told('archiving').back.flatMap((each) => (typeof each !== 'string' && 'line' in each ? [each.line] : []));
  expect(lines).toContain("Set-CsUser -Identity 'anna@example.com' -ExchangeArchivingPolicy Uninitialized");
});

test('policies that the organisation has are granted, and not made again', () => {
  const policies = seen([
    { identity: 'Global', allowed: false },
    { identity: 'Tag:Pilots', allowed: true },
    { identity: 'Tag:NoUcs', allowed: false },
  ]);
  const lines = typedLinesOf(told('contacts', contactsIn({ policies })));
  expect(lines.filter((each) => each.startsWith('New-'))).toEqual([]);
  expect(lines.filter((each) => each.startsWith('Grant-')).map((each) => each.split(' ').at(-1))).toEqual(['Pilots', 'NoUcs']);
});

test('contact lists are counted pool by pool, and a pool that did not tell is not seen', () => {
  const { seen: sights } = told(
    'contacts',
    contactsIn({
      byPool: [
        { pool: 'a', migrated: seen(3) },
        { pool: 'b', migrated: denied },
      ],
    }),
  );
  expect(sights.slice(-2)).toEqual([
    { state: 'note', words: 'a: 3 users have the contact list in Exchange, or on its way there.' },
    { state: 'not seen', words: expect.stringContaining('b') },
  ]);
});

test.for<readonly [string, unknown, string]>([
  ['not looked at', undefined, 'not seen'],
  ['not told', seen([false, null]), 'not seen'],
  ['denied', denied, 'not seen'],
  ['on somewhere', seen([null, true]), 'to mend'],
  ['off everywhere', seen([false, false]), 'ok'],
])('critical mode that is %s', ([, critical, state]) => {
  const { seen: sights } = told('archiving', contactsIn(critical === undefined ? {} : { critical }));
  expect(sights.at(-1)?.state).toBe(state);
});

test('presence on the web is told without lines where the version is not proven', () => {
  expect(told('presence').run).toEqual([]);
  expect(told('presence').seen).not.toEqual([]);
  const older = told('presence', { exchangeServers: seen([server('ex-1', 'Version 15.2 (Build 1544.4)')]) });
  expect(typedLinesOf(older).join('\n')).toContain("'IMServerName=pool.example.com'");
});

test('of a large house as many servers are named as can be read, and the others are counted', () => {
  const house = Array.from({ length: 60 }, (_, at) => server(`ex-${at + 1}`));
  const [note] = told('presence', { exchangeServers: seen(house) }).seen;
  expect(note?.words).toMatch(/^ex-1\.example\.com, ex-2\.example\.com, ex-3\.example\.com and 57 more: /);
});

test('without a test on record nothing before them is called right', () => {
  expect(told('before').seen[0]).toEqual({
    state: 'not seen',
    words: 'No storage test that passed is on record here for fe-1.example.com.',
  });
});

test('what the steps find amiss comes before what was proven once', () => {
  const amiss = ['The entry is switched off.', 'IIS does not know of that yet.'].map((words) => ({ state: 'stop', words }) as const);
  const [before] = followUpsOf(contextOfPlace(place(), { answers: user }), amiss);
  expect(before?.now).not.toContain('all as it should be');
  expect(before?.seen[0]).toEqual({ state: 'to mend', words: 'The entry is switched off. And 1 more: start the wizard.' });
});

test('before anybody has looked, all that would be seen is not seen', () => {
  const states = followUpsOf(contextOfPlace(place(), { facts: {} }), []).flatMap((each) => each.seen.map(({ state }) => state));
  expect(states).not.toContain('ok');
  expect(states).toContain('not seen');
});
