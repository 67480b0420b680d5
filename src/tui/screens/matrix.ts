// What each server answers at each of its endpoints, as tables; the odd one stands out by marks and by colour:
//   Server            EWS            Autodiscover  Exchange's document
//   ex17              >lacks Skype<  trusts Skype  key 1A2B3C4D…
//   ex00 and 58 more  trusts Skype   trusts Skype  key 1A2B3C4D…
// Where a window is too narrow for that, each server has a line for each endpoint.

import { type Cell, cellAt, type Row, standsOut, type Table, tablesOf } from '../../model/matrix.ts';
import { blank, type Line, line, lineWidth, paragraph, span } from '../lines.ts';
import type { Tone } from '../theme.ts';

export function matrixRows(rows: readonly Row[], width: number): readonly Line[] {
  if (rows.length === 0) return [];
  return [
    line('What each server answers, asked at its own address', 'bold'),
    ...tablesOf(rows).flatMap((each) => tableLines(each, width)),
    blank,
  ];
}

function tableLines({ columns, rows, shown }: Table, width: number): readonly Line[] {
  const [heads = [], ...texts] = shown;
  const lines = [
    line(`  ${heads.join('  ')}`, 'dim'),
    ...texts.map((cells, at): Line => {
      const row = rows[at];
      return cells.map((text, column) => {
        const cell = row === undefined || column === 0 ? undefined : cellAt(row, columns[column - 1] ?? 'EWS');
        return span(`  ${text}`, cell === undefined ? 'plain' : toneOf(cell));
      });
    }),
  ];
  if (lines.every((each) => lineWidth(each) <= width)) return lines;
  return rows.flatMap((row, at) => [
    line(`  ${texts[at]?.[0] ?? ''}`),
    ...row.cells.flatMap((cell) =>
      paragraph(`${cell.endpoint}: ${standsOut(cell) ? `>${cell.says}<` : cell.says}`, width, toneOf(cell), 4),
    ),
  ]);
}

const toneOf = (cell: Cell): Tone => (!standsOut(cell) ? 'ok' : cell.state === 'wrong' || cell.state === 'no answer' ? 'stop' : 'note');
