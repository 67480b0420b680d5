// Everything in a recording that is not in disguise, for whoever decides whether it may leave the company: each text once, by what it is.

type Group = { readonly title: string; readonly holds: (text: string, properties: ReadonlySet<string>) => boolean };

const sentences = new Set(['message', 'inner', 'detail', 'words', 'why', 'Detail']);
const every = (properties: ReadonlySet<string>, among: ReadonlySet<string>): boolean => [...properties].every((each) => among.has(each));

/** The first that holds a text has it. */
const groups: readonly Group[] = [
  { title: 'Days, times and versions', holds: (text) => /^\d{4}-|^[A-Z][a-z]{2}, \d\d |^Version |\(\d+\.\d+\.\d+/.test(text) },
  { title: 'Paths that the products have everywhere', holds: (text) => text.startsWith('/') },
  { title: 'Application ids that are the same everywhere', holds: (text) => /^[0-9a-f]{8}-/i.test(text) },
  { title: 'Names of types', holds: (_, properties) => every(properties, new Set(['name of a type'])) },
  { title: 'Names of properties', holds: (_, properties) => every(properties, new Set(['name of a property'])) },
  { title: 'Ids of errors', holds: (_, properties) => every(properties, new Set(['error id', 'category'])) },
  { title: 'Words of messages', holds: (_, properties) => every(properties, sentences) },
  { title: 'Names that the products give themselves, and documented words', holds: () => true },
];

const width = 78;

/** Lines for the screen. */
export function recordingPreview(stayed: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const byGroup = new Map<string, string[]>();
  for (const [text, properties] of stayed) {
    const { title = '' } = groups.find(({ holds }) => holds(text, properties)) ?? {};
    byGroup.set(title, [...(byGroup.get(title) ?? []), text]);
  }
  return groups.toReversed().flatMap(({ title }) => {
    const texts = byGroup.get(title);
    return texts === undefined ? [] : [`  ${title}:`, ...wrapped([...new Set(texts.map(plain))].sort()), ''];
  });
}

/** Times are many, and a day says as much. */
const plain = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1 …');

function wrapped(texts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const each of texts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + each.length + 2 <= width) lines[lines.length - 1] = `${last}, ${each}`;
    else lines.push(`    ${each}`);
  }
  return lines;
}
