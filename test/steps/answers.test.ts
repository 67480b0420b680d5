import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSipAddress } from '../../src/steps/connectivity-test/step.ts';
import { readMetadataUrl } from '../../src/steps/servers/questions.ts';

const path = '/autodiscover/metadata/json/1';
const refusal = (text: string) => {
  const read = readMetadataUrl(text, path);
  return read.ok ? `accepted as ${read.value}` : read.why;
};

describe('an address that is not right is answered with the one that would be', () => {
  test.each([
    ['', 'Type the address'],
    ['autodiscover.litwareinc.com', `https://autodiscover.litwareinc.com${path}`],
    ['http://autodiscover.litwareinc.com/autodiscover/metadata/json/1', 'must begin with https://'],
    ['https://autodiscover.litwareinc.com/metadata/json/1', `https://autodiscover.litwareinc.com${path}`],
    ['https://autodiscover.litwareinc.com/autodiscover/metadata/jason/1', `The path must be ${path}`],
    ['https://me:pw@autodiscover.litwareinc.com/autodiscover/metadata/json/1', 'leave out the user name'],
    ['https://autodiscover.litwareinc.com:444/autodiscover/metadata/json/1', 'leave out ":444"'],
    ['https://exchange/autodiscover/metadata/json/1', 'full name of the server'],
    ['https://a.b /autodiscover', 'no spaces'],
    [`https://a.b${path}${'x'.repeat(2000)}`, 'too long'],
  ])('%s', (text, expected) => expect(refusal(text)).toContain(expected));

  test('a trailing dot, capitals and spaces around it are tidied', () =>
    expect(readMetadataUrl(' https://AutoDiscover.Litwareinc.com./AutoDiscover/metadata/json/1/ ', path)).toEqual({
      ok: true,
      value: `https://autodiscover.litwareinc.com${path}`,
    }));
  test('an international name is taken in its DNS form', () =>
    expect(readMetadataUrl(`https://bücher.example${path}`, path)).toEqual({ ok: true, value: `https://xn--bcher-kva.example${path}` }));
  test('any text is accepted or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readMetadataUrl(text, path);
        return read.ok ? URL.canParse(read.value) : read.why.endsWith('.');
      }),
    );
  });
});

describe('a SIP address is accepted with or without sip:', () => {
  test.each(['sip:kenmyer@litwareinc.com', ' KenMyer@litwareinc.com '])('%s', (text) =>
    expect(readSipAddress(text)).toEqual({ ok: true, value: 'sip:kenmyer@litwareinc.com' }),
  );
  test.each(["o'brien@litwareinc.com", 'jörg.müller@litwareinc.com'])('as a person has it: %s', (text) =>
    expect(readSipAddress(text)).toEqual({ ok: true, value: `sip:${text}` }),
  );
  test.each(['', 'kenmyer', 'ken myer@litwareinc.com', 'a@b', "o'brien;$(calc)@x.com", 'a@b.com\u001b[31m'])('%j is refused', (text) =>
    expect(readSipAddress(text).ok).toBe(false),
  );
});
