// What is believed of a change on record: for each kind, every field of it, forged in every way that a field can be.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { claimOf, makesAnew } from '../../src/steps/claim.ts';
import { sequence } from '../../src/steps/sequence.ts';

const guid = '1c9b8f64-6d0f-4a4e-9a0d-0f6f2a0c5b11';
const thumbprint = 'A1'.repeat(20);
const url = 'https://pool01.example.com/metadata/json/1';
const before = { applications: [guid], accounts: [guid], roles: ['UserApplication-1'] };
const named = { current: thumbprint, previous: null, next: thumbprint };
const frontEnd = 'fe01.example.com';
const at = '2031-03-02T06:00:00.000Z';

/** One honest change of each kind, by its id. */
const honest: { readonly [id: string]: JsonObject } = {
  'contacts.keep': {},
  'contacts.pilot-policy': { policy: 'PilotGroup' },
  'internal-uri ex1.example.com': { url },
  'oauth.assign': { thumbprint, was: null },
  'oauth.roll': { thumbprint, was: thumbprint, effective: at },
  'oauth.request': { authority: 'ca01\\Company CA', friendlyName: 'Skype OAuthTokenIssuer', frontEnd },
  'oauth.request-file': { file: 'C:\\request.req', friendlyName: 'Skype OAuthTokenIssuer', frontEnd },
  'oauth.retrieve': { request: 7 },
  'oauth.import-signed': { file: 'C:\\signed.cer', frontEnd },
  'oauth.remove-previous': { previous: thumbprint },
  'oauth.import-pfx': { file: 'C:\\a.pfx', thumbprint, store: [thumbprint], frontEnd },
  'auth.make': { on: 'ex1.example.com', uses: [{ server: 'ex1.example.com', smtp: thumbprint, web: null }], unused: [] },
  'auth.put-back SMTP ex1.example.com': { service: 'SMTP', server: 'ex1.example.com', thumbprint },
  'auth.stage': { ...named, thumbprint, server: 'ex1.example.com', day: '2031-03-02' },
  'auth.stage-now': { ...named, thumbprint, server: 'ex1.example.com', because: 'has expired' },
  'auth.publish': { ...named, thumbprint },
  'auth.clear-previous': named,
  'partner.script': { url, ...before },
  'partner.account': { name: 'LyncEnterprise-ApplicationAccount-1', ...before },
  'partner.hide': { account: guid },
  'partner.create': { name: 'LyncEnterprise-1', url, account: guid, ...before },
  'partner.link': { application: guid, account: guid, called: 'An account', was: 'example.com/Users/Old' },
  'partner.role UserApplication': { account: guid, ...before },
  'partner.move': { application: guid, url, was: url },
  'partner.refresh': { application: guid, thumbprints: [thumbprint] },
  'partner.accept-sids': { application: guid },
  'partner.enable': { application: guid },
  'restart ex1.example.com': { workers: [{ name: 'Pool', workerStarted: at }], changes: [{ at, by: 'dc01.example.com' }] },
  'start-pool ex1.example.com MSExchangeServicesAppPool': { pool: 'MSExchangeServicesAppPool' },
  'start ex1.example.com': {},
  'exchange-partner.create': { identity: 'Exchange', url, authCertificate: thumbprint },
  'exchange-partner.mend': { identity: 'Exchange', url, authCertificate: null, was: { url, trust: 'Full', enabled: false } },
  'exchange-partner.read-again': { identity: 'Exchange', url, authCertificate: thumbprint },
  'autodiscover-url.set': { url, was: null },
  'test fe01.example.com 1': { user: 'sip:a@example.com' },
};

const rows = Object.fromEntries(sequence.flatMap(({ claims }) => Object.entries(claims)));
const read = (id: string, fields: Json) =>
  claimOf(
    {
      seq: 1,
      at,
      step: 'any',
      change: { id, fields },
      end: { kind: 'ended', hadErrors: false, exitCode: null },
      settled: null,
      lines: [],
      left: null,
      takenBack: null,
    },
    rows,
  );

/** What a forger may put in the place of anything. */
const forged: readonly Json[] = [
  '\u001B]52;c;ZXZpbA==\u0007',
  'two\nlines',
  '\u202Eevil',
  'x'.repeat(5000),
  1e9 + 0.5,
  true,
  [],
  {},
  { kind: 'secret', ref: 'password', as: 'text' },
];

test('every kind of change of every step is among them', () => {
  expect(new Set(Object.keys(honest).map((id) => id.split(' ')[0]))).toEqual(new Set(Object.keys(rows)));
});

test('each kind that says what was there before makes an object of its own, and no other does', () => {
  const saying = Object.entries(honest).filter(([, fields]) => 'roles' in fields);
  expect(Object.keys(honest).filter(makesAnew)).toEqual(saying.map(([id]) => id));
});

describe.each(Object.entries(honest))('%s', (id, fields) => {
  test('is believed as a plan makes it, and has words', () => {
    expect(read(id, fields)).toMatchObject({ kind: 'read', words: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test('is not believed with a field of another kind, one too many, or one that is missing', () => {
    const wrong: Json[] = [{ ...fields, command: 'evil' }, null, 'text', [fields]];
    for (const [name, value] of Object.entries(fields)) {
      const { [name]: _, ...rest } = fields;
      wrong.push(
        rest,
        ...forged.filter((each) => typeof each !== typeof value || typeof value === 'string').map((each) => ({ ...fields, [name]: each })),
      );
    }
    for (const each of wrong)
      if (JSON.stringify(each) !== JSON.stringify(fields))
        expect(read(id, each), JSON.stringify(each).slice(0, 200)).toMatchObject({ kind: 'unreadable' });
  });

  test('is not believed of something that it cannot be about', () => {
    for (const about of [' \u001B[2J', ' a b c d', ` ${'x'.repeat(400)}`])
      expect(read(`${id}${about}`, fields)).toMatchObject({ kind: 'unreadable' });
  });
});

test('no other id is known, whatever it is called', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'undo', 'undo x')),
      fc.jsonValue(),
      (id, fields) => {
        const claim = read(id, JSON.parse(JSON.stringify(fields)));
        return claim.kind === 'unreadable' || id.startsWith('replication.forced ');
      },
    ),
  );
});
