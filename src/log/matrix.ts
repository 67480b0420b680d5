// The matrix of servers and endpoints as lines of text, and as tables of the log.

import { cellAt, type Row, standsOut, tablesOf } from '../model/matrix.ts';
import { headline, type LogBlock, passage, saying, strong } from './document.ts';

export const matrixLines = (rows: readonly Row[]): readonly string[] =>
  tablesOf(rows).flatMap(({ shown }) => shown.map((cells) => cells.join('  ').trimEnd()));

export function matrixBlocks(rows: readonly Row[]): readonly LogBlock[] {
  if (rows.length === 0) return [];
  return [
    headline(2, 'What each server answers'),
    passage(
      saying`Asked at its own address, when each step looked last, as it stands below. Servers that say the same stand together; what is not as it should be, or not as most others say, is bold.`,
    ),
    ...tablesOf(rows).map(
      ({ columns, rows: group }): LogBlock => ({
        kind: 'table',
        caption: `What the servers answer: ${columns.join(', ')}`,
        head: ['Server', ...columns],
        rows: group.map((row) => [
          saying`${row.servers.join(', ')}`,
          ...columns.map((column) => {
            const cell = cellAt(row, column);
            return cell !== undefined && standsOut(cell) ? [strong(cell.says)] : saying`${cell?.says ?? ''}`;
          }),
        ]),
      }),
    ),
  ];
}
