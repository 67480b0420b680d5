// A check for people: one line that says all of it, then what needs somebody, what ends and when, and what each server answers.

import type { Row } from '../model/matrix.ts';
import type { CheckReport } from './check-report.ts';
import { matrixLines } from './matrix.ts';

/** `titles` of the steps by their ids. */
export function checkInText(report: CheckReport, servers: readonly Row[], titles: ReadonlyMap<string, string>): string {
  const { line, findings, endings, notSeen, leftOut, goesBy, counts } = report;
  const needy = findings.filter(({ level }) => level !== 'ok');
  const notes = findings.filter(({ level, state }) => level === 'ok' && state === 'note').length;
  const parts: readonly (readonly string[])[] = [
    [line],
    needy.flatMap((each) => [
      `${padded(each.level)}${titles.get(each.step) ?? each.step}: ${each.words}`,
      ...(each.cause === '' ? [] : [`${padded('')}Cause: ${each.cause}`]),
      ...each.wayOut.map((way) => `${padded('')}Way out: ${way}`),
    ]),
    notSeen.map((each) => `${padded('unknown')}${each}`),
    titled(
      'What ends, and when',
      endings.map((each) => `${padded(each.level)}${each.at.slice(0, 10)}  ${`${each.days} days`.padEnd(10)}  ${each.words}`),
    ),
    titled('What each server answers', matrixLines(servers)),
    titled('Left out by the answers', leftOut),
    titled('Gone by, and connected to', [
      ...(goesBy.answers === null ? [] : [`${goesBy.answers} (SHA-256 ${goesBy.sha256})`]),
      ...goesBy.targets.map(({ to, protocol, account }) => `${to} (${protocol}; ${account})`),
    ]),
    [`Looks: ${counts.ok} as they should be${notes === 0 ? '' : `, ${notes} of them worth knowing (--json has all)`}.`],
  ];
  return `${parts
    .filter((each) => each.length > 0)
    .map((each) => each.join('\n'))
    .join('\n\n')}\n`;
}

const padded = (level: string): string => level.padEnd(10);

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((each) => `  ${each}`)];
