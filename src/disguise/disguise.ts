// A disguise for everything that one file holds: the same name is the same throughout. First all of it is met, then put in disguise: only
// so are hosts known as hosts wherever they are named, issuers of certificates found whichever comes first, and names known in messages.

import type { Json } from '../model/json.ts';
import { createCertificates } from './certificates.ts';
import { createNames, type Names } from './names.ts';
import { errorId, keyId, propertyLine, typeName } from './own-forms.ts';
import { disguiseText, type Tools, type Where } from './text.ts';

export interface Disguise {
  text(text: string, where?: Where): string;
  /** A value with all that is in it: each text by the property that has it. Names of properties stay, but for a document's own. */
  value(value: Json, where?: Where): Json;
  /** What stayed as it is, each with the properties where it was found ('' elsewhere). */
  stayed(): ReadonlyMap<string, ReadonlySet<string>>;
  /** From what was there to what stands for it: for its owner only. */
  map(): { readonly [original: string]: string };
}

/** `all`: everything that will be put in disguise. */
export function createDisguise(all: Json): Disguise {
  const names = createNames();
  const stayed = new Map<string, Set<string>>();
  const certificates = createCertificates({ text: (text) => disguiseText(text, {}, tools), address: names.address });
  const tools: Tools = {
    names,
    certificate(base64) {
      const fresh = certificates.fresh(base64);
      if (fresh !== undefined) for (const [original, made] of fresh.thumbprints) names.tellThumbprint(original, made);
      return fresh?.base64;
    },
    stays: (piece, { property = '' }) => {
      stayed.set(piece, (stayed.get(piece) ?? new Set()).add(property));
    },
  };

  const text = (given: string, where: Where = {}): string => {
    const { property = '' } = where;
    const document = jsonIn(given);
    if (document !== undefined) return JSON.stringify(inDocument(document, where));
    const own = Object.hasOwn(ownForms, property) ? ownForms[property] : undefined;
    if (own !== undefined) return own(given, tools);
    return disguiseText(given, { property, message: messages.has(property) }, tools);
  };

  const value = (given: Json, where: Where = {}): Json =>
    mapTexts(
      given,
      where,
      (each, at) => text(each, at),
      (property) => property,
    );

  /** Its properties are named by whoever wrote it. */
  const inDocument = (given: Json, where: Where): Json =>
    mapTexts(
      given,
      where,
      (each, at) => text(each, at),
      (property) => (ofDocuments.has(property) ? property : disguiseText(property, {}, tools)),
    );

  const texts = [...textsIn(all)];
  const hostsOnly: Names = { ...names, word: (word, role) => (role === 'name' ? word : names.word(word, role)) };
  const meeting: Tools = { names: hostsOnly, certificate: () => undefined, stays: () => undefined };
  for (const [each, property] of texts) if (!Object.hasOwn(ownForms, property)) disguiseText(each, { property }, meeting);
  const keys = texts.flatMap(([each]) => [...each.matchAll(/MI[A-Za-z0-9+/]{200,}={0,2}/g)].map(([base64]) => base64));
  for (const each of keys) certificates.meet(each);
  for (const each of keys) tools.certificate(each);
  for (const [each, property] of texts) if (!messages.has(property)) text(each, { property });

  return { text, value, stayed: () => stayed, map: () => names.all() };
}

/** Properties whose texts are sentences. */
const messages: ReadonlySet<string> = new Set(['message', 'inner', 'detail', 'words', 'why', 'Detail']);

/** Properties whose texts have a form of their own. */
const ownForms: { readonly [property: string]: (text: string, tools: Tools) => string } = {
  x5t: keyId,
  fullyQualifiedErrorId: errorId,
  types: typeName,
  properties: propertyLine,
};

/** What a metadata document says (facts.md 62). */
const ofDocuments: ReadonlySet<string> = new Set([
  ...['id', 'version', 'name', 'realm', 'serviceName', 'issuer', 'allowedAudiences', 'keys', 'usage', 'keyinfo', 'x5t', 'keyvalue', 'type'],
  ...['value', 'endpoints', 'location', 'protocol'],
]);

/** The items of a parameter are its own. */
function mapTexts(given: Json, where: Where, text: (text: string, where: Where) => string, name: (property: string) => string): Json {
  if (typeof given === 'string') return text(given, where);
  if (given === null || typeof given !== 'object') return given;
  if (isList(given)) return given.map((each) => mapTexts(each, where, text, name));
  return Object.fromEntries(
    Object.entries(given).map(([property, each]) => [
      name(property),
      mapTexts(each, property === 'items' ? where : { property }, text, name),
    ]),
  );
}

function* textsIn(given: Json, property = ''): Generator<readonly [text: string, property: string]> {
  if (typeof given === 'string') yield [given, property];
  else if (given !== null && typeof given === 'object') {
    if (isList(given)) for (const each of given) yield* textsIn(each, property);
    else for (const [name, each] of Object.entries(given)) yield* textsIn(each, name === 'items' ? property : name);
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** A document as a text, such as what a server answered. One that is nested as no document is, is read as words. */
function jsonIn(text: string): Json | undefined {
  if (!/^\uFEFF?\s*[[{]/.test(text) || depthOf(text) > deepest) return undefined;
  try {
    const read: Json = JSON.parse(text.replace(/^\uFEFF/, ''));
    return read;
  } catch {
    return undefined;
  }
}

const deepest = 32;

/** At most; brackets in texts count too. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}
