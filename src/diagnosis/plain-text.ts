// A text as it was pasted -> the same without what terminals, mails, forums and other encodings did to it. Blanks are of no meaning
// afterwards: a console breaks a line in the middle of a word, so whoever looks for something looks in `compact`.

/** More than this of one text is not looked at: characters. */
const longest = 1_100_000;

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

// Colours, titles and movements of a terminal.
const sequences = /\u001B(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001B]{0,2048}(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

/** Its lines, decoded and without quotes of mails, bars of PowerShell 7 and warnings, which are no failures. */
export function plainLines(text: string): readonly string[] {
  const decoded = text
    .slice(0, longest)
    .replace(sequences, '')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(#39|[a-z]{2,4});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\\([<>_*+|`[\]-])/g, '$1')
    .normalize('NFKC')
    .replace(/[’‘‚´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\0\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '');
  return withoutWarnings(decoded.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map(unquoted));
}

// No two runs of blanks side by side: each could be parted from the other at any place, so that a long line would take hours.
const unquoted = (line: string): string => line.replace(/^(?:\s{0,3}[>|])+ ?/, '').replace(/^\s*(?:\d{1,5}\s*)?\| ?/, '');

const warning = /^\s*(?:WARNING|WARNUNG|AVERTISSEMENT|警告) ?: /;
/** Where something else begins: a prompt, a label, a name with what it says. */
const begins = /^\s*$|^\s*\+ |^PS |^\[|^[A-Za-z][\w.-]* ?: /;

/** A warning goes on while its lines are long. */
function withoutWarnings(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const full = Math.min(60, 0.6 * lines.reduce((most, { length }) => Math.max(most, length), 0));
  let inside = false;
  let before = '';
  for (const line of lines) {
    inside = warning.test(line) || (inside && before.length >= full && !begins.test(line));
    // A number that a server gave tells of a failure wherever it stands.
    if (!inside || /x-ms-diagnostics/i.test(line)) kept.push(line);
    before = line;
  }
  return kept;
}

/** Without blanks and in small letters. */
export const compact = (lines: readonly string[]): string => lines.join('').replace(/\s+/g, '').toLowerCase();

/** Windows PowerShell writes files as UTF-16, older programs in the code page of western Windows. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
