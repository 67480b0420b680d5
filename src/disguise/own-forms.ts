// Texts with a form of their own: ids of errors, names of types and of properties. They are names that programs give; but a script can
// throw a sentence as its id, and a company can have types of its own.

import { isProductName } from './stays.ts';
import { disguiseText, type Tools } from './text.ts';
import { isMessageWord } from './vocabulary.ts';

/** A key's id in a document: the thumbprint of its certificate, as base64url. */
export function keyId(text: string, { names }: Tools): string {
  const bytes = Buffer.from(text, 'base64url');
  const thumbprint = bytes.length === 20 ? bytes.toString('hex').toUpperCase() : '0'.repeat(40);
  return Buffer.from(names.thumbprint(thumbprint), 'hex').toString('base64url');
}

// Exchange puts its server, a request's number and the time before the id (facts.md 117).
const bracketed = /^(?:\s*\[[^\]]{0,400}\]){1,5}\s*/;

const commandName =
  /^(?:Add|Clear|Connect|Debug|Disable|Enable|Get|Grant|Import|Invoke|Move|New|Publish|Remove|Request|Set|Test|Update)-[A-Z][A-Za-z]{2,50}$/;
const exception =
  /^[A-Z][A-Za-z]{2,80}(?:Exception|Error|NotFound|NotUnique|Failed|Missing|Invalid|Exists|Assigned|Broken|Written|Denied|Certificate|Lab)$/;
const hash = /^[0-9A-F]{6,8}$/;

/** An error's id, part by part. */
export function errorId(text: string, tools: Tools): string {
  return text
    .replace(bracketed, '')
    .split(',')
    .map((part) => {
      if (part.startsWith('Microsoft.') || part.startsWith('System.')) return typeName(part, tools);
      const is = commandName.test(part) || exception.test(part) || hash.test(part) || part === 'Configure-EnterprisePartnerApplication.ps1';
      if (!is || holdsName(part, tools)) return disguiseText(part, {}, tools);
      tools.stays(part, { property: 'error id' });
      return part;
    })
    .join(',');
}

const known = /^(?:(?:Deserialized|Selected)\.){0,2}(?:Microsoft\.(?:Exchange|Rtc|PowerShell|Management|Online|Lync|Skype)\b|System\b)/;
/** Types without a namespace (facts.md 118), what the host says of values, and the kinds of a lab that no PowerShell drives. */
const alone = new Set([
  ...['HybridFeature', 'Deserialized.HybridFeature', 'null', 'throws'],
  ...['the practice lab', 'string', 'boolean', 'number', 'list', 'object'],
]);

export function typeName(text: string, tools: Tools): string {
  if (alone.has(text)) return text;
  const [start] = known.exec(text) ?? [];
  if (start === undefined || !/^[\w.`+#[\], =-]*$/.test(text)) return disguiseText(text, {}, tools);
  const rest = text.slice(start.length).replace(/[A-Za-z0-9_]+/g, (part) => (isName(part, tools) ? tools.names.word(part, 'name') : part));
  tools.stays(`${start}${rest}`, { property: 'name of a type' });
  return `${start}${rest}`;
}

/** `Name: type`, or `Name[0].Inner: type`. */
export function propertyLine(text: string, tools: Tools): string {
  const [, name = '', type = ''] = /^([^:]*): (.*)$/s.exec(text) ?? [];
  if (!/^[A-Za-z_]\w{0,100}(?:\[0\])?(?:\.[A-Za-z_]\w{0,100})?$/.test(name) || holdsName(name, tools)) {
    return `${disguiseText(name, {}, tools)}: ${typeName(type, tools)}`;
  }
  tools.stays(name, { property: 'name of a property' });
  return `${name}: ${typeName(type, tools)}`;
}

/** A word of somebody's own; one that the products use as well tells nothing. */
const isOwn = (word: string): boolean => word.length >= 4 && !isMessageWord(word) && !isProductName(word);

const isName = (word: string, { names }: Tools): boolean => isOwn(word) && names.isKnown(word);

/** Also inside a word: ZebrafinchError. */
const holdsName = (text: string, tools: Tools): boolean =>
  tools.names.known().some((name) => isOwn(name) && text.toLowerCase().includes(name));
