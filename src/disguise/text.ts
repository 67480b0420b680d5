// The disguise of a text: taken apart into what it is made of, from the most special form to a mere word, and put together again. Of a form
// that is not known nothing stays but punctuation, spaces and short numbers. To know another form, put a row into `forms`.

import type { Names } from './names.ts';
import { mask, maskAllSecrets } from './secrets.ts';
import {
  formsThatStay,
  isApplicationId,
  isFileEnding,
  isHostLabel,
  isPath,
  isPrefix,
  isProductName,
  isScheme,
  isValueOf,
  isWordIn,
  phrases,
} from './stays.ts';
import { isMessageWord } from './vocabulary.ts';

/** Where a text stands: the property that has it; a message is a sentence of a product or of our own. */
export type Where = { readonly property?: string; readonly message?: boolean };

export type Tools = {
  readonly names: Names;
  /** The certificate that stands for this one, in base64; undefined where it is none. */
  readonly certificate: (base64: string) => string | undefined;
  /** Told of each piece that stays as it is. */
  readonly stays: (piece: string, where: Where) => void;
};

type Piece = { readonly text: string; readonly before: string; readonly after: string };
type Form = { readonly pattern: string; readonly by: (piece: Piece, where: Where, tools: Tools) => string };

// What a word is made of: all but the punctuation of ASCII and white space of any kind. Unlisted letters belong to it.
const letter = '[^\\0-/:-@[-^`{-\\x7F\\s]';
const run = `${letter}{1,200}(?:-{1,3}${letter}{1,200}){0,20}`;
const end = `(?!-{0,3}${letter})`;
const host = `(?:${run}\\.){1,30}${run}`;
const hex = '[0-9A-Fa-f]';

/** The longest word that stands in the map of names; what is longer is no name of anything, but may be a key. */
const longestName = 64;

const forms: readonly Form[] = [
  { pattern: mask, by: ({ text }) => text },
  {
    pattern: '-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\\s]{0,100000}-----END (?:X509 |TRUSTED )?CERTIFICATE-----',
    by: ({ text }, _, { certificate }) => {
      const fresh = certificate(text.replace(/-----[A-Z0-9 ]+-----|\s/g, ''));
      return fresh === undefined ? mask : `-----BEGIN CERTIFICATE-----\n${fresh.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----`;
    },
  },
  { pattern: '-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,200000}(?:-----END [A-Z0-9 ]{1,40}-----)?', by: () => mask },
  ...formsThatStay.map(({ source, flags }) => ({ pattern: `(?${flags.includes('i') ? 'i' : ''}:${source})${end}`, by: kept })),
  {
    pattern: `(?:${phrases
      .map((each) => each.replace(/[.()]/g, '\\$&'))
      .map(anyCase)
      .join('|')})${end}`,
    by: kept,
  },
  { pattern: '[A-Za-z][A-Za-z.]{1,15}://[^\\s"\'<>|]{1,4000}', by: url },
  // As long as a key in base64 at least, and of no other form: a certificate, or else bytes that nobody knows.
  {
    pattern: `(?=[A-Za-z0-9+/]{0,99}[0-9])(?=[A-Z0-9+/]{0,99}[a-z])(?=[a-z0-9+/]{0,99}[A-Z])[A-Za-z0-9+/]{44,200000}={0,2}${end}`,
    by: ({ text }, _, { certificate }) => certificate(text) ?? mask,
  },
  // Characters by their numbers, which would spell a name.
  { pattern: `(?:%${hex}{2}|&#(?:[xX]${hex}{1,6}|\\d{1,7});){1,4000}`, by: () => mask },
  { pattern: `${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}${end}`, by: guid },
  { pattern: `[Ss]-1-\\d{1,15}(?:-\\d{1,15}){1,15}${end}`, by: ({ text }, _, { names }) => names.sid(text) },
  { pattern: `(?:${hex}{64}|${hex}{40})${end}`, by: ({ text }, _, { names }) => names.thumbprint(text) },
  { pattern: `(?:${hex}{2}[ :]){19}${hex}{2}${end}`, by: ({ text }, _, { names }) => names.thumbprint(text) },
  {
    // As people read it out.
    pattern: `[0-9A-F]{8}…`,
    by: ({ text }, _, { names }) => `${(names.thumbprintFrom(text.slice(0, 8)) ?? '00000000').slice(0, 8)}…`,
  },
  { pattern: `(?:${letter}|[.+-]){1,64}@${host}${end}`, by: address },
  { pattern: `(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\.?${letter})`, by: ({ text }, _, { names }) => names.address(text) },
  {
    // Shortened by ::, or whole: two colons alone are in many texts.
    pattern: `(?=[0-9A-Fa-f:]{0,40}::|(?:${hex}{1,4}:){7})(?:${hex}{0,4}:){2,7}${hex}{0,4}(?![:.]?${letter})`,
    by: ({ text }, _, { names }) => (/^[:]+$/.test(text) ? text : names.address(text)),
  },
  { pattern: `\\d{1,6}(?:\\.\\d{1,6}){0,3}(?!\\.?${letter})${end}`, by: number },
  { pattern: host + end, by: hostOrFile },
  { pattern: `[A-Za-z](?=:\\\\)`, by: ({ text }) => text },
  { pattern: `${letter}{201,}|${run}`, by: word },
];

function anyCase(text: string): string {
  return text.replace(/[A-Za-z]/g, (each) => `[${each.toUpperCase()}${each.toLowerCase()}]`);
}

// One group for each form: the first that fits at a place is what is taken to stand there.
const all = new RegExp(forms.map(({ pattern }) => `(${pattern})`).join('|'), 'gu');

/** The disguise of a text. */
export function disguiseText(text: string, where: Where, tools: Tools): string {
  const trimmed = text.trim();
  if (trimmed === '') return text;
  const values = trimmed.split(',').map((each) => each.trim());
  if (isProductName(trimmed) || values.every((each) => isValueOf(where.property, each))) {
    tools.stays(trimmed, where);
    return text;
  }
  // Base64 with line ends, as a file has it.
  if (trimmed.length > 200 && /^MI[A-Za-z0-9+/\s]+={0,2}$/.test(trimmed)) return tools.certificate(trimmed.replace(/\s/g, '')) ?? mask;
  return pieces(maskAllSecrets(text), where, tools);
}

function pieces(text: string, where: Where, tools: Tools): string {
  return text.replace(all, (whole: string, ...found: readonly unknown[]) => {
    const form = forms[found.findIndex((each) => each !== undefined)];
    const at = Number(found[forms.length]);
    const piece = { text: whole, before: text.slice(Math.max(0, at - 1), at), after: text.slice(at + whole.length, at + whole.length + 1) };
    return form === undefined ? mask : form.by(piece, where, tools);
  });
}

function kept({ text }: Piece, where: Where, { stays }: Tools): string {
  stays(text, where);
  return text;
}

/** Many a company names its people by numbers: DOMAIN\734512. */
function number({ text, before }: Piece, _: Where, tools: Tools): string {
  return before === '\\' || (text.length > 4 && tools.names.isKnown(text)) ? named(text, 'person', tools) : text;
}

function guid({ text }: Piece, where: Where, { names, stays }: Tools): string {
  if (!isApplicationId(text)) return names.guid(text);
  stays(text, where);
  return text;
}

function address({ text }: Piece, where: Where, tools: Tools): string {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const own = isProductName(local) || isApplicationId(local);
  if (own) tools.stays(local, where);
  const shown = own ? local : /^[0-9A-Fa-f-]{36}$/.test(local) ? tools.names.guid(local) : named(local, 'person', tools);
  return `${shown}@${labels(text.slice(at + 1), where, tools)}`;
}

const named = (text: string, role: Parameters<Names['word']>[1], { names }: Tools): string =>
  text.length > longestName ? mask : names.word(text, role);

/** A host, or a file without its folder. */
function hostOrFile({ text }: Piece, where: Where, tools: Tools): string {
  const [, name = '', ending = ''] = /^(.*)\.([^.]*)$/.exec(text) ?? [];
  return isFileEnding(ending) ? `${named(name, 'name', tools)}.${ending}` : labels(text, where, tools);
}

function labels(host: string, where: Where, tools: Tools): string {
  const parts = host.split('.');
  return parts
    .map((label, at) => {
      if (at === 0 && parts.length > 2 && isHostLabel(label)) {
        tools.stays(label, where);
        return label;
      }
      return named(label, at === parts.length - 1 ? 'ending' : at === parts.length - 2 ? 'domain' : at === 0 ? 'server' : 'name', tools);
    })
    .join('.');
}

function url({ text }: Piece, where: Where, tools: Tools): string {
  const [, scheme = '', user = '', server = '', port = '', rest = ''] =
    /^([^:]*):\/\/(?:([^/@]*)@)?(\[[^\]]*\]|[^/:?#;,)]*)(:\d{1,5})?(.*)$/s.exec(text) ?? [];
  const inBrackets = /^\[(.*)\]$/.exec(server)?.[1];
  const shownHost =
    inBrackets !== undefined
      ? `[${tools.names.address(inBrackets)}]`
      : isHostName(server)
        ? labels(server, where, tools)
        : pieces(server, {}, tools);
  return [
    isScheme(scheme) ? scheme : named(scheme, 'name', tools),
    '://',
    user === '' ? '' : `${mask}@`,
    shownHost,
    port,
    pathOf(rest, where, tools),
  ].join('');
}

const onlyHost = new RegExp(`^(?:${host})$`, 'u');
const isHostName = (text: string): boolean => onlyHost.test(text) && !/^[\d.]+$/.test(text);

function pathOf(path: string, where: Where, tools: Tools): string {
  const [plain = ''] = /^[^?#;,)]*/.exec(path) ?? [];
  const known = [plain, plain.replace(/[./]+$/, '')].find((each) => each !== '' && isPath(each));
  if (known === undefined) return pieces(path, {}, tools);
  tools.stays(known, where);
  return `${known}${pieces(path.slice(known.length), {}, tools)}`;
}

/** Before and after a word that is the whole of a part. */
const opens = ['', '/', '\\', ':', '=', "'", '"', '(', ';'];
const closes = ['', '/', '\\', ':', "'", '"', ')', ';', '#'];

function word({ text, before, after }: Piece, where: Where, tools: Tools): string {
  if (/^\d+$/.test(text)) return text.length > longestName ? mask : tools.names.digits(text);
  const whole = opens.includes(before) && (closes.includes(after) || (before === '=' && after === ','));
  if (
    isWordIn(where.property, text) ||
    ((after === ':' || after === '=') && isPrefix(text)) ||
    (whole && isProductName(text)) ||
    (where.message === true && isMessageWord(text) && !tools.names.isKnown(text))
  ) {
    tools.stays(text, where);
    return text;
  }
  return named(text, where.property === 'DisplayName' ? 'person' : 'name', tools);
}
