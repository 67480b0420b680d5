// A name has one key, however a server, a file or a person writes it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areOneName, isAmongNames, keyOf, type NameKind, readName } from '../../src/model/name.ts';
import { readAnswer } from '../../src/model/question.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
const path = fc.array(label, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const guid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));

/** Any capitals. */
const capitals = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((big) => [...text].map((each, at) => (big[at] ? each.toUpperCase() : each)).join(''));
const dot = fc.constantFrom('', '.');
const braces = (text: string): fc.Arbitrary<string> => fc.constantFrom(text, `{${text}}`);

type Pair = readonly [string, string];
const variants = (name: fc.Arbitrary<string>, vary: (name: string) => fc.Arbitrary<string>): fc.Arbitrary<Pair> =>
  name.chain((one) => fc.tuple(fc.constant(one), vary(one)));
const rooted = (name: string) => fc.tuple(capitals(name), dot).map((parts) => parts.join(''));

/** Each kind with a name, and that name as somebody else writes it. */
const written: { readonly [kind in NameKind]: fc.Arbitrary<Pair> } = {
  fqdn: variants(host, rooted),
  domain: variants(host, rooted),
  url: fc.tuple(host, path).chain(([at, to]) =>
    fc.tuple(
      fc.constant(`https://${at}${to}`),
      fc
        .tuple(capitals('https'), capitals(at), dot, fc.constantFrom('', ':443'), capitals(to))
        .map(([scheme, name, root, port, where]) => `${scheme}://${name}${root}${port}${where}`),
    ),
  ),
  thumbprint: variants(hex(40), (name) =>
    fc
      .tuple(capitals(name), fc.constantFrom('', ' ', ':'), fc.constantFrom('', '\u200e'))
      .map(([each, between, mark]) => mark + (each.match(/../g) ?? []).join(between)),
  ),
  guid: variants(guid, (name) => capitals(name).chain(braces)),
  applicationId: variants(guid, (name) => capitals(name).chain(braces)),
  issuer: fc.tuple(guid, host).chain(([id, realm]) =>
    fc.tuple(
      fc.constant(`${id}@${realm}`),
      fc.tuple(capitals(id), rooted(realm)).map((parts) => parts.join('@')),
    ),
  ),
  sipAddress: fc.tuple(label, host).chain(([user, domain]) =>
    fc.tuple(
      fc.constant(`${user}@${domain}`),
      fc
        .tuple(fc.constantFrom('', 'sip:', 'SIP:', 'sips:'), capitals(user), rooted(domain))
        .map(([scheme, who, where]) => `${scheme}${who}@${where}`),
    ),
  ),
  account: variants(
    fc.tuple(host, label).map((parts) => parts.join('/Users/')),
    capitals,
  ),
  identity: variants(label, capitals),
};
const kinds = Object.keys(written).filter((each): each is NameKind => each in written);

describe.each(kinds)('a name of the kind %s', (kind) => {
  test('has one key, in any capitals, with and without the root dot, the usual port, and what stands around it', () => {
    fc.assert(
      fc.property(written[kind], ([one, other]) => {
        expect(keyOf(kind, other)).toBe(keyOf(kind, one));
        expect(areOneName(kind, one, other)).toBe(true);
        expect(isAmongNames(kind, one, ['another', other])).toBe(true);
      }),
    );
  });

  test('is shown as it was found', () => {
    fc.assert(
      fc.property(written[kind], ([, found]) => {
        fc.pre(!found.startsWith('\u200e'));
        expect(readName(kind, found).shown).toBe(found);
      }),
    );
  });

  test('is not another one', () => {
    fc.assert(
      fc.property(written[kind], written[kind], ([one], [other]) => {
        fc.pre(one !== other);
        expect(areOneName(kind, one, other)).toBe(false);
      }),
    );
  });

  test('has a key that is its own key, whatever text it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (text) => {
        expect(keyOf(kind, keyOf(kind, text))).toBe(keyOf(kind, text));
      }),
    );
  });
});

test('another port, path or question is another address', () => {
  for (const other of ['https://a.example.com:444/x', 'https://a.example.com/y', 'https://a.example.com/x?y', 'http://a.example.com/x'])
    expect(areOneName('url', 'https://a.example.com/x', other), other).toBe(false);
});

test.each<[NameKind, string, string]>([
  ['domain', 'Bücher.example', 'xn--bcher-kva.example'],
  ['domain', '*.bücher.example.', '*.XN--BCHER-KVA.example'],
  ['fqdn', 'mail.bu\u0308cher.example', 'mail.xn--bcher-kva.example'],
  ['url', 'https://mail.bücher.example/x', 'https://mail.xn--bcher-kva.example/x'],
  ['issuer', `${'0'.repeat(8)}@bücher.example`, `${'0'.repeat(8)}@xn--bcher-kva.example`],
  ['sipAddress', 'sip:zoë@bücher.example', 'zoë@xn--bcher-kva.example'],
])('a %s with letters beyond ASCII is one with its form in DNS', (kind, one, other) => expect(areOneName(kind, one, other)).toBe(true));

test('nothing is no name, and none found twice is the same', () => {
  expect(areOneName('url', null, 'https://a.example.com')).toBe(false);
  expect(areOneName('url', null, undefined)).toBe(true);
});

describe('an answer that names one of the choices', () => {
  const choices = ['pool01.example.com', 'ABCDEF0123456789ABCDEF0123456789ABCDEF01', 'request'].map((value) => ({
    value,
    label: value,
    because: '',
  }));
  const question = { key: 'k', ask: '', why: '', choices };

  test('counts in other capitals, with the root dot, with spaces in a thumbprint', () => {
    for (const [given, value] of [
      ['Pool01.Example.COM.', 'pool01.example.com'],
      ['ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01', 'ABCDEF0123456789ABCDEF0123456789ABCDEF01'],
    ] as const) {
      expect(readAnswer({ ...question, kind: 'one', likely: '' }, given)).toEqual({ ok: true, value });
      expect(readAnswer({ ...question, kind: 'many', likely: [] }, [given])).toEqual({ ok: true, value: [value] });
    }
  });

  test('is refused where it names none', () => {
    expect(readAnswer({ ...question, kind: 'many', likely: [] }, ['pool01.example.com', 'pool02.example.com']).ok).toBe(false);
    expect(readAnswer({ ...question, kind: 'one', likely: '' }, 'pool02.example.com').ok).toBe(false);
  });
});
