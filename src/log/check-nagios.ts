// A check as Nagios and its kin read it (facts.md 181): one line that begins with a state, numbers behind a bar, then more lines; the state
// that counts is the exit code. Days that are left are a range whose lower end warns.

import type { CheckReport } from './check-report.ts';

const states = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const;
type State = keyof typeof states;

export type ForMonitor = { readonly text: string; readonly exitCode: number };

export function checkForNagios(report: CheckReport, warnDays: number): ForMonitor {
  const state = stateOf(report);
  const needy = report.findings.filter(({ level }) => level !== 'ok').map(({ level, words }) => `${level}: ${words}`);
  const more = [...needy, ...report.notSeen.map((each) => `unknown: ${each}`)].map(plain);
  return said(state, `${plain(report.line)} | ${numbers(report, warnDays).join(' ')}`, more);
}

/** Whatever kept it from being made: its state is not known. */
export const unknownForNagios = (words: string): ForMonitor => said('UNKNOWN', plain(words), []);

const said = (state: State, line: string, more: readonly string[]): ForMonitor => ({
  text: `${[`${state}: ${line}`, ...more].join('\n')}\n`,
  exitCode: states[state],
});

function stateOf({ counts }: CheckReport): State {
  if (counts.critical > 0) return 'CRITICAL';
  if (counts.warning > 0) return 'WARNING';
  return counts.unknown > 0 ? 'UNKNOWN' : 'OK';
}

/** The bar divides text and numbers; beyond ASCII a monitor reads what its code page makes of it. */
const plain = (text: string): string =>
  text
    .replaceAll('|', '/')
    .replaceAll('…', '...')
    .replace(/[\r\n]+/g, ' ')
    .replace(/[^\x20-\x7E]/gu, '?');

const labels = { oauth: 'skype_signing_days', auth: 'exchange_signing_days', web: 'web_days' } as const;

function numbers({ endings, counts }: CheckReport, warnDays: number): readonly string[] {
  const days = (['oauth', 'auth', 'web'] as const).flatMap((what) => {
    const left = endings.filter((each) => each.what === what).map((each) => each.days);
    return left.length === 0 ? [] : [`${labels[what]}=${Math.min(...left)};${warnDays}:;0:`];
  });
  return [...days, ...(['ok', 'warning', 'critical', 'unknown'] as const).map((each) => `looks_${each}=${counts[each]};;;0`)];
}
