// The lines that have Windows check every day: printed to be read, and typed by an administrator; nothing is registered here. The account
// gets a folder of its own: it may read there what the check goes by, and write only what the last one said. Its password is typed where
// Windows asks for it (facts.md 183), and stands nowhere.

import path from 'node:path';
import { type Prompt, thisComputer, usualPlace } from './typed.ts';

export type Schedule = {
  /** As DOMAIN\name; true for whoever is signed in. */
  readonly account: string | true | null;
  readonly answers: string;
  readonly warnDays: number;
  readonly withTestItem: boolean;
};

type Environment = { readonly [name: string]: string | undefined };

const taskName = 'partner-wizard-check';

export function scheduleLines(
  { account, answers, warnDays, withTestItem }: Schedule,
  { platform, program }: Prompt = thisComputer(),
  env: Environment = process.env,
): string {
  const onWindows = platform === 'win32';
  const who = typeof account === 'string' ? account : onWindows ? `${env.USERDOMAIN}\\${env.USERNAME}` : 'DOMAIN\\ACCOUNT';
  const [launcher = usualPlace, ...first] = onWindows ? program : [usualPlace];
  const folder = path.win32.join(
    (onWindows && env.ProgramData) || 'C:\\ProgramData',
    'partner-wizard',
    'checks',
    who.replace(/[^\w.-]+/g, '-'),
  );
  const at = (...names: readonly string[]) => literal(path.win32.join(folder, ...names));
  const options = [...(warnDays === 60 ? [] : ['--warn-days', String(warnDays)]), ...(withTestItem ? ['--with-test-item'] : [])];
  const check = [
    ...[launcher, ...first].map((each) => `"${each}"`),
    ...['check', '--answers', '"%~dp0answers.json"', ...options],
    ...['>', '"%~dp0last\\check.txt"', '2>&1'],
  ].join(' ');
  const source = (onWindows ? path.win32 : path.posix).resolve(answers);
  return `${[
    `# Type these lines in Windows PowerShell as administrator. They have this computer check every morning as ${who}.`,
    ...(onWindows ? [] : ['# This is no Windows: put the paths of the computer that is to check, and its account, in their place.']),
    '# The account should have rights to read only: View-Only Organization Management in Exchange, CsViewOnlyAdministrator in Skype. Looks at',
    '# the servers themselves need a local administrator there. Here it needs the right to log on as a batch job.',
    `New-Item -ItemType Directory -Force -Path ${at('last')} | Out-Null`,
    `icacls ${literal(folder)} /inheritance:r /grant:r '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' ${literal(`${who}:(OI)(CI)RX`)}`,
    `icacls ${at('last')} /grant ${literal(`${who}:(OI)(CI)M`)}`,
    `Copy-Item -LiteralPath ${literal(source)} -Destination ${at('answers.json')}`,
    `Set-Content -Encoding Oem -LiteralPath ${at('check.cmd')} -Value ${literal(`@call ${check}`)}, '@exit /b %errorlevel%'`,
    '# Windows asks for the password of the account here.',
    `schtasks /Create /F /TN ${taskName} /SC DAILY /ST 06:00 /RL HIGHEST /RU ${literal(who)} /RP * /TR ${at('check.cmd')}`,
    `# What the last check said stands in ${path.win32.join(folder, 'last', 'check.txt')}. As the last result (schtasks /Query /TN ${taskName} /V /FO LIST)`,
    '# 0 is healthy, 2 something to do, 1 could not tell.',
  ].join('\n')}\n`;
}

/** As PowerShell reads it, whatever is in it. */
const literal = (text: string): string => `'${text.replace(/['\u2018-\u201B]/g, '$&$&')}'`;
