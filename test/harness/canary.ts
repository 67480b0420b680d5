// Looks for a secret in bytes, in every notation that could carry it there. Each notation is written here by hand, apart from the
// product's own list (secrets/redact.ts), so that both do not miss the same one.

/** A secret with every character that notations treat in a way of their own, around a word that most of them leave as it is. */
export const canaryWith = (word: string): string => `Pä's"<&>${word}\`$%+/ 7!’`;

const hex = (unit: number, width: number) => unit.toString(16).padStart(width, '0');
const escapedBeyond = (text: string, beyond: RegExp, write: (unit: number) => string) =>
  text.replace(beyond, (unit) => write(unit.charCodeAt(0)));
const url = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${hex(mark.charCodeAt(0), 2).toUpperCase()}`);
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How a text could be written, by the name of the notation. */
export const notations: { readonly [name: string]: (text: string) => string } = {
  'as it is': (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
  'JSON in ASCII': (text) => escapedBeyond(JSON.stringify(text).slice(1, -1), /[<>&'\u0080-\uFFFF]/g, (unit) => `\\u${hex(unit, 4)}`),
  XML: xml,
  'XML with numbers': (text) => escapedBeyond(xml(text), /[\u0080-\uFFFF']/g, (unit) => `&#${unit};`),
  'XML with apostrophes': (text) => xml(text).replaceAll("'", '&apos;'),
  URL: url,
  'URL of a form': (text) => url(text).replaceAll('%20', '+'),
  'PowerShell in single quotes': (text) => text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&'),
  'PowerShell in double quotes': (text) => text.replace(/[`$"]/g, '`$&'),
};

const encodings: readonly BufferEncoding[] = ['utf8', 'utf16le', 'latin1'];

/** The bytes as base64 has them inside a longer text, where they can begin at any of three places. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
  });
}

export type Carrier = { readonly how: string; readonly bytes: Buffer };

/** Everything that would give the secret away: it as a whole, and its word alone, which shows also where only a part was kept. */
export function carriersOf(secret: string, word: string): readonly Carrier[] {
  const texts = [...Object.entries(notations).map(([how, write]) => [how, write(secret)] as const), ['its word', word] as const];
  return texts.flatMap(([how, text]) =>
    encodings.flatMap((encoding) => {
      const bytes = Buffer.from(text, encoding);
      const base64 = base64Of(bytes).flatMap((each) => [each, each.replaceAll('+', '-').replaceAll('/', '_')]);
      return [
        { how: `${how}, ${encoding}`, bytes },
        { how: `${how}, ${encoding}, hex`, bytes: Buffer.from(bytes.toString('hex')) },
        ...base64.flatMap((each) =>
          encodings.slice(0, 2).map((outer) => ({ how: `${how}, ${encoding}, base64`, bytes: Buffer.from(each, outer) })),
        ),
      ];
    }),
  );
}

/** In which of the carriers' forms it is found. */
export const foundIn = (haystack: Buffer, carriers: readonly Carrier[]): readonly string[] =>
  carriers.flatMap(({ how, bytes }) => (haystack.includes(bytes) ? [how] : []));
