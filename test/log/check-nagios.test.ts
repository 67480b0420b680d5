import { expect, test } from 'vitest';
import { checkForNagios, unknownForNagios } from '../../src/log/check-nagios.ts';
import type { CheckReport } from '../../src/log/check-report.ts';

const report: CheckReport = {
  ...{ format: 'partner-wizard check 1', at: '2031-03-02T06:00:00.000Z', tool: 'test', world: 'real', verdict: 'could not tell' },
  ...{ line: 'Could not tell: a|b… ü', endToEnd: 'not tested', findings: [], notSeen: ['No|thing\nwas seen.'], leftOut: [], servers: [] },
  counts: { ok: 3, warning: 0, critical: 0, unknown: 1 },
  endings: [
    { what: 'auth', at: '2031-04-12T00:00:00.000Z', days: 41, level: 'ok', servers: [], thumbprint: '', words: '', followUp: '' },
    { what: 'auth', at: '2031-06-12T00:00:00.000Z', days: 102, level: 'ok', servers: [], thumbprint: '', words: '', followUp: '' },
  ],
  goesBy: { answers: null, sha256: null, targets: [] },
};

test('the first line has one bar, then numbers; no line of it has a bar or a character beyond ASCII', () => {
  expect(checkForNagios(report, 60)).toEqual({
    text: 'UNKNOWN: Could not tell: a/b... ? | exchange_signing_days=41;60:;0: looks_ok=3;;;0 looks_warning=0;;;0 looks_critical=0;;;0 looks_unknown=1;;;0\nunknown: No/thing was seen.\n',
    exitCode: 3,
  });
});

test.each([
  [{ critical: 1, warning: 1 }, 'CRITICAL', 2],
  [{ critical: 0, warning: 1 }, 'WARNING', 1],
  [{ critical: 0, warning: 0, unknown: 0 }, 'OK', 0],
])('%j is %s', (counts, state, exitCode) => {
  const told = checkForNagios({ ...report, counts: { ...report.counts, ...counts } }, 60);
  expect([told.text.split(':')[0], told.exitCode]).toEqual([state, exitCode]);
});

test('what kept it from being made is unknown', () => {
  expect(unknownForNagios('No answers | here')).toEqual({ text: 'UNKNOWN: No answers / here\n', exitCode: 3 });
});
