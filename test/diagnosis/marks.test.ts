// An error record is traced by what it has beside its sentence, in whatever language that is.

import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { marksOf } from '../../src/diagnosis/marks.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import type { ErrorRecord, Thrown } from '../../src/model/shell.ts';

const web: Thrown = { type: 'System.Net.WebException', message: '', hresult: null, webStatus: null, httpStatus: null, headers: [] };
const error: ErrorRecord = { message: 'Что-то пошло не так.', fullyQualifiedErrorId: '', category: '' };

test.each<[string, Partial<ErrorRecord>]>([
  ['rights-hidden', { fullyQualifiedErrorId: 'NamedParameterNotFound,New-PartnerApplication', category: 'InvalidArgument' }],
  ['certificate-exchange-not-trusted', { chain: [{ ...web, webStatus: 'TrustFailure' }] }],
  [
    'name-unknown',
    {
      chain: [
        { ...web, type: 'StoreWebException' },
        { ...web, webStatus: 'NameResolutionFailure' },
      ],
    },
  ],
  [
    'realm-not-accepted',
    {
      chain: [
        { ...web, webStatus: 'ProtocolError', httpStatus: 401, headers: ['x-ms-diagnostics: 2000004;reason="…";error_category="x"'] },
      ],
    },
  ],
  ['tls-version', { chain: [{ ...web, webStatus: 'SecureChannelFailure', hresult: -2146893010 }] }],
  ['access-denied', { chain: [{ ...web, type: 'System.UnauthorizedAccessException', hresult: -2147024891 }] }],
  ['serialisation-right', { fullyQualifiedErrorId: '-2144108477,PSSessionOpenFailed', category: 'OpenError' }],
])('%s', (id, more) => {
  const told = { ...error, ...more };
  expect(diagnose(ownEvidence([told.message, marksOf(told)]))?.id).toBe(id);
});

test.each<[string, string, readonly number[]]>([
  [
    'the certificate of another server is refused',
    'certificate-exchange-not-trusted',
    [
      0x800b0109, 0x800b010a, 0x800b010c, 0x800b010f, 0x800b0101, 0x80090325, 0x80090327, 0x80090328, 0x80092010, 0x80092012, 0x80092013,
      0x80072f8f,
    ],
  ],
  ['no encryption is found', 'tls-version', [0x80090302, 0x80090304, 0x80090326, 0x80090331, 0x80072f7d]],
  ['a key cannot be used', 'key-unusable', [0x8009000d, 0x80090016, 0x8009030d, 0x8009030e]],
  [
    'a remote shell refuses',
    'shell-refused',
    [0x8033810e, 0x803380e4, 0x803381bb, 0x8033810c, 0x803380e2, 0x803380e5, 0x80090303, 0x80090322],
  ],
  ['a remote shell is not reached', 'shell-not-reached', [0x80338012, 0x80338126, 0x80338112, 0x80338113, 0x80338170]],
  ['a name leads nowhere', 'name-unknown', [0x803381b9, 0x80072ee7]],
  ['nothing takes the connection', 'port-closed', [0x80072efd]],
  ['a connection ends early', 'interrupted', [0x80072ee2, 0x80072efe]],
])('%s: any of its numbers tells, however it is written', (_, id, numbers) => {
  for (const number of numbers)
    for (const written of [`0x${number.toString(16).toUpperCase()}`, `0x${number.toString(16)}`, `${number | 0}`])
      expect.soft(diagnose(ownEvidence([`Ошибка ${written}`]))?.id, written).toBe(id);
});

test('a sentence without anything beside it has no marks', () => expect(marksOf(error)).toBe(''));

test('marks are bounded', () => {
  const long = 'x'.repeat(100_000);
  expect(marksOf({ ...error, category: long, inner: Array.from({ length: 100 }, () => long) }).length).toBeLessThanOrEqual(4000);
});

const whole: ErrorRecord = {
  message: 'It failed.',
  fullyQualifiedErrorId: 'Failed,Get-X',
  category: 'OpenError',
  inner: ['as a text'],
  chain: [
    { ...web, type: 'Outer', message: 'It failed.', webStatus: 'ProtocolError', httpStatus: 401, hresult: -2146233079 },
    { ...web, type: 'Inner', message: 'What was within.', headers: ['Server: IIS', 'Date: today', 'X-FEServer: EX01', 'Cookie: via:1'] },
  ],
};

test('all that a record has beside its sentence is told, as a console has it: its id last', () =>
  expect(marksOf(whole).split('\n')).toEqual([
    'CategoryInfo : OpenError',
    'Outer',
    'WebExceptionStatus=ProtocolError',
    'StatusCode=401',
    'HResult 0x80131509',
    'Inner',
    'Server: IIS',
    'X-FEServer: EX01',
    'What was within.',
    'FullyQualifiedErrorId : Failed,Get-X',
  ]));

test('a record whose exceptions were not told has the sentences of those within', () => {
  expect(marksOf({ ...whole, chain: [] }).split('\n')).toContain('as a text');
  expect(marksOf({ ...whole, chain: whole.chain?.slice(0, 1) ?? [] }).split('\n')).toContain('as a text');
});

test('no one line takes the room of the others', () =>
  expect(
    marksOf({ ...whole, category: 'x'.repeat(5000) })
      .split('\n')
      .at(-1),
  ).toBe('FullyQualifiedErrorId : Failed,Get-X'));
