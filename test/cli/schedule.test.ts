import { expect, test } from 'vitest';
import { scheduleLines } from '../../src/cli/schedule.ts';

const windows = { platform: 'win32', program: ['C:\\Program Files\\partner-wizard\\partner-wizard.cmd'] } as const;
const env = { USERDOMAIN: 'CONTOSO', USERNAME: 'ann', ProgramData: 'D:\\Data' };
const asked = { account: 'CONTOSO\\svc-check', answers: 'C:\\sets\\set-up.check.json', warnDays: 60, withTestItem: false } as const;

test('the account has a folder of its own, may read there what is gone by, and write only what was said last', () => {
  const lines = scheduleLines(asked, windows, env).split('\n');
  expect(lines.filter((each) => each.startsWith('icacls'))).toEqual([
    "icacls 'D:\\Data\\partner-wizard\\checks\\CONTOSO-svc-check' /inheritance:r /grant:r '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' 'CONTOSO\\svc-check:(OI)(CI)RX'",
    "icacls 'D:\\Data\\partner-wizard\\checks\\CONTOSO-svc-check\\last' /grant 'CONTOSO\\svc-check:(OI)(CI)M'",
  ]);
});

test('the task names the answers, and Windows asks for the password itself', () => {
  const text = scheduleLines({ ...asked, warnDays: 30, withTestItem: true }, windows, env);
  expect(text).toContain('check --answers "%~dp0answers.json" --warn-days 30 --with-test-item > "%~dp0last\\check.txt" 2>&1');
  expect(text).toContain("/RU 'CONTOSO\\svc-check' /RP * /TR 'D:\\Data\\partner-wizard\\checks\\CONTOSO-svc-check\\check.cmd'");
  expect(text).toContain("Copy-Item -LiteralPath 'C:\\sets\\set-up.check.json'");
});

test('whoever is signed in where no account is named; nothing that is typed ends a text', () => {
  expect(scheduleLines({ ...asked, account: true }, windows, env)).toContain("/RU 'CONTOSO\\ann'");
  expect(scheduleLines({ ...asked, account: "O'NEIL\\x" }, windows, env)).toContain("/RU 'O''NEIL\\x'");
});

test('on another system the usual place of the program stands there, and it is said', () => {
  const text = scheduleLines({ ...asked, answers: '/tmp/a.json' }, { platform: 'linux', program: ['/opt/partner-wizard'] }, {});
  expect(text).toContain('# This is no Windows');
  expect(text).toContain('"C:\\Program Files\\partner-wizard\\partner-wizard.cmd" check');
});
