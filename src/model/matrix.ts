// Servers by endpoints: what each server answers where its partner asks it. Servers that say the same in all places stand together, so
// that sixty are a few rows; what is not as most others say is odd, and stands out.

import type { Fqdn } from './place.ts';

/** In the order in which they stand. */
const endpoints = ['EWS', 'Autodiscover', "Exchange's document", "Skype's document", "Skype's challenge"] as const;
export type Endpoint = (typeof endpoints)[number];

/** right: as it should be. wrong: it answers, and lacks something. no answer: whoever asked got none. not seen: nobody could ask. */
type EndpointState = 'right' | 'wrong' | 'no answer' | 'not seen';

/** `says` is a few words, the same for the same thing. */
export type EndpointSeen = { readonly server: Fqdn; readonly endpoint: Endpoint; readonly state: EndpointState; readonly says: string };

export type Cell = Omit<EndpointSeen, 'server'> & { readonly odd: boolean };
export type Row = { readonly servers: readonly Fqdn[]; readonly cells: readonly Cell[] };

/** Rows with something odd first, then those of many servers. */
export function matrixOf(seen: readonly EndpointSeen[]): readonly Row[] {
  const usual = new Map(
    endpoints.map((endpoint) => [endpoint, mostOf(seen.filter((each) => each.endpoint === endpoint).map(({ says }) => says))]),
  );
  const rows = [...Map.groupBy(seen, ({ server }) => server)].map(([server, all]) => {
    const cells = endpoints.flatMap((endpoint): readonly Cell[] =>
      all
        .filter((each) => each.endpoint === endpoint)
        .slice(-1)
        .map(({ state, says }) => ({ endpoint, state, says, odd: says !== usual.get(endpoint) })),
    );
    return { server, cells };
  });
  return [...Map.groupBy(rows, ({ cells }) => JSON.stringify(cells)).values()]
    .map((group): Row => ({ servers: group.map(({ server }) => server), cells: group[0]?.cells ?? [] }))
    .toSorted((one, other) => oddIn(other) - oddIn(one) || other.servers.length - one.servers.length);
}

const oddIn = ({ cells }: Row): number => cells.filter(({ odd }) => odd).length;

/** What most say; where as many say another thing, the first of them. */
function mostOf(all: readonly string[]): string | undefined {
  const counted = [...Map.groupBy(all, (each) => each)].map(([says, group]) => ({ says, times: group.length }));
  return counted.toSorted((one, other) => other.times - one.times)[0]?.says;
}

/** Servers that are asked at the same endpoints stand in one table. `shown`: its cells as texts, heads first, as wide as their columns. */
export type Table = {
  readonly columns: readonly Endpoint[];
  readonly rows: readonly Row[];
  readonly shown: readonly (readonly string[])[];
};

export const tablesOf = (rows: readonly Row[]): readonly Table[] =>
  [...Map.groupBy(rows, ({ cells }) => cells.some(({ endpoint }) => ofExchange.includes(endpoint))).values()].map((group) => {
    const columns = endpoints.filter((endpoint) => group.some(({ cells }) => cells.some((each) => each.endpoint === endpoint)));
    const texts = [
      ['Server', ...columns],
      ...group.map((row) => [serversInShort(row.servers), ...columns.map((column) => inCell(cellAt(row, column)))]),
    ];
    const widths = texts[0]?.map((_, at) => Math.max(...texts.map((cells) => cells[at]?.length ?? 0))) ?? [];
    return { columns, rows: group, shown: texts.map((cells) => cells.map((each, at) => each.padEnd(widths[at] ?? 0))) };
  });

const ofExchange: readonly Endpoint[] = ['EWS', 'Autodiscover', "Exchange's document"];

export const cellAt = ({ cells }: Row, endpoint: Endpoint): Cell | undefined => cells.find((each) => each.endpoint === endpoint);

export const standsOut = ({ state, odd }: Cell): boolean => odd || state !== 'right';

/** What stands out has marks around it, so that no colour is needed. */
const inCell = (cell: Cell | undefined): string => (cell === undefined ? '' : standsOut(cell) ? `>${cell.says}<` : cell.says);

const mostNamed = 3;

/** Their own names, in a cell of few columns. */
function serversInShort(servers: readonly Fqdn[]): string {
  const names = servers.map((each) => each.split('.')[0] ?? each);
  return names.length <= mostNamed ? names.join(', ') : `${names[0]} and ${names.length - 1} more`;
}
