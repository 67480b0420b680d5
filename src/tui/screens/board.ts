// Restarts of more than one server, as a board: a row a server, a column for each thing that is done to it or waited for.
//      server            IIS restart   trusts Skype  load balancer
//   ✔  atl-exchange-001  ✔ 48 s        ✔ 2 min       ✔ 1 min
//   ❯  atl-exchange-002  ⠦ 22 s        ·             ·

import type { Batch } from '../../model/demand.ts';
import { duration } from '../../model/duration.ts';
import { type Block, item, prose } from '../content.ts';
import { blank, type Line, line, paragraph, type Span, span, takeWidth } from '../lines.ts';
import type { ActState } from '../live.ts';
import { sign } from '../signs.ts';
import type { Tone } from '../theme.ts';

/** By the first words of an act's id; what follows names the server. */
const columns = [
  { kind: 'directory', title: 'has the entry' },
  { kind: 'start', title: 'IIS start' },
  { kind: 'restart', title: 'IIS restart' },
  { kind: 'own restart', title: 'you restart' },
  { kind: 'back', title: 'trusts Skype' },
  { kind: 'balancer', title: 'load balancer' },
] as const;
const widestCell = 14;
const longestName = 22;

type Row = { readonly server: string; readonly acts: ReadonlyMap<string, ActState> };

type Board = { readonly rows: readonly Row[]; readonly batch: Batch | null };

export const batchInWords = ({ number, of }: Batch): string => `Batch ${number} of ${of}`;

/** Undefined where it is about one server only, or about something else too. */
export function boardRows(acts: readonly ActState[]): readonly Row[] | undefined {
  const rows = new Map<string, Map<string, ActState>>();
  for (const act of acts) {
    const kind = columns.find((each) => act.id.startsWith(`${each.kind} `))?.kind;
    if (kind === undefined) return undefined;
    const server = act.id.slice(kind.length + 1);
    rows.set(server, (rows.get(server) ?? new Map<string, ActState>()).set(kind, act));
  }
  return rows.size < 2 ? undefined : [...rows].map(([server, its]) => ({ server, acts: its }));
}

const shortName = (fqdn: string): string => takeWidth(fqdn.split('.')[0] ?? fqdn, longestName);
const marks: { readonly [state in ActState['state']]: readonly [string, Tone] } = {
  'to do': [sign.toDo, 'dim'],
  now: [sign.now, 'accent'],
  done: [sign.done, 'ok'],
  failed: [sign.stop, 'stop'],
};

function stateOf({ acts }: Row): ActState['state'] {
  const states = [...acts.values()].map(({ state }) => state);
  const first = (['failed', 'now'] as const).find((each) => states.includes(each));
  if (first !== undefined) return first;
  // Between two of its acts a server is under way, too.
  return states.every((each) => each === 'done') ? 'done' : states.includes('done') ? 'now' : 'to do';
}

/** `busy` is the picture that stands where it is at work, `most` how many servers there is room for. */
export function boardBlocks({ rows, batch }: Board, elapsed: string, busy: string, width: number, most: number): readonly Block[] {
  const shown = columns.filter(({ kind }) => rows.some(({ acts }) => acts.has(kind)));
  const nameWidth = Math.max(...rows.map(({ server }) => shortName(server).length), 'server'.length) + 2;
  const cellWidth = Math.min(widestCell, Math.floor((width - 3 - nameWidth) / Math.max(1, shown.length)));
  const inCell = (text: string) => takeWidth(text, cellWidth - 1).padEnd(cellWidth);
  const cell = (act: ActState | undefined): Span => {
    if (act === undefined) return span(' '.repeat(cellWidth));
    const [mark, tone] = marks[act.state];
    const time = act.state === 'now' ? ` ${elapsed}` : act.seconds === undefined ? '' : ` ${duration(act.seconds)}`;
    return span(inCell(`${act.state === 'now' ? busy : mark}${time}`), tone);
  };
  const rowLine = (row: Row): Line => {
    const state = stateOf(row);
    const [mark, tone] = marks[state];
    const name = span(shortName(row.server).padEnd(nameWidth), state === 'now' ? 'bold' : 'plain');
    return [span(mark, tone), span('  '), name, ...shown.map(({ kind }) => cell(row.acts.get(kind)))];
  };
  // Between two servers none is under way.
  const begun = rows.findLastIndex((each) => stateOf(each) !== 'to do');
  const first = Math.max(0, Math.min(begun - 1, rows.length - most));
  const after = rows.length - first - most;
  const back = rows.filter((each) => stateOf(each) === 'done').length;
  const [before, within] = batch === null ? ['', ''] : [`${batchInWords(batch)}: `, ' in this batch'];
  return [
    prose([line(`${before}${rows.length} servers, one after the other`, 'title'), blank]),
    prose([line(`   ${'server'.padEnd(nameWidth)}${shown.map(({ title }) => inCell(title)).join('')}`.trimEnd(), 'dim')]),
    ...(first > 0 ? [prose([line(`   ${sign.up} ${first} before`, 'dim')])] : []),
    ...rows.slice(first, first + most).map((row) => item([rowLine(row)])),
    ...(after > 0 ? [prose([line(`   ${sign.down} ${after} to come`, 'dim')])] : []),
    prose(
      [blank],
      paragraph(`So far ${back} of ${rows.length}${within}. If one does not come back, you are asked before the next is cut off.`, width),
    ),
  ];
}
