import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeId, readAuthMetadata, skypeId } from '../../src/probes/auth-metadata.ts';
import { readChallenge, replyIn, skypeChallengeIn, skypeChallengeUrl } from '../../src/probes/challenge.ts';
import { host, probesTo, web } from './serving.ts';

const why = (status: number, body: string) => {
  const read = readAuthMetadata(status, body, skypeId);
  return read.seen ? 'seen' : read.why;
};

describe('a metadata document is judged without believing a byte of it', () => {
  test('a sign-in page is called a web page, not bad JSON', () => expect(why(200, '<html>Sign in</html>')).toContain('web page'));
  test('an error status is named', () => expect(why(500, '')).toContain('HTTP status 500'));
  test('text that is not JSON is said to be so', () => expect(why(200, 'hello')).toContain('not JSON'));
  test('JSON of another kind is said to be so', () => expect(why(200, '{"a":1}')).toContain('no metadata document'));
  test('the document of the other product is recognised', () =>
    expect(
      why(200, JSON.stringify({ serviceName: '00000002-0000-0ff1-ce00-000000000000', realm: 'a.b', issuer: 'x', keys: [] })),
    ).toContain('another product'));
  test('an issuer that is not service name and realm is refused', () =>
    expect(why(200, JSON.stringify({ serviceName: skypeId, realm: 'a.b', issuer: `${skypeId}@c.d`, keys: [] }))).toContain(
      'contradicts itself',
    ));
  test('a document without a readable key is read, and shows none', () => {
    const body = {
      serviceName: skypeId,
      realm: 'a.b',
      issuer: `${skypeId}@a.b`,
      keys: [{ usage: 'signing', keyvalue: { type: 'x509Certificate', value: 'AAAA' } }],
    };
    expect(readAuthMetadata(200, JSON.stringify(body), skypeId)).toMatchObject({ seen: true, value: { keys: [] } });
  });
  test('any text at all gives a sentence, never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => why(200, body).length > 0));
  });
});

describe('a challenge tells whose tokens a server trusts', () => {
  test('issuers are found among other schemes, in any order', () => {
    const header = `Negotiate, Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="${skypeId}@contoso.com,00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", error="invalid_token", Basic realm="x"`;
    expect(readChallenge(header)).toEqual({
      seen: true,
      value: { trustedIssuers: [`${skypeId}@contoso.com`, '00000001-0000-0000-c000-000000000000@*'] },
    });
  });
  test('a server that trusts no one says so with an empty list', () =>
    expect(readChallenge('Bearer client_id="x"')).toEqual({ seen: true, value: { trustedIssuers: [] } }));
  test('no Bearer means that OAuth was not offered', () => expect(readChallenge('NTLM, Negotiate')).toMatchObject({ seen: false }));
});

describe('Skype is asked whose tokens it trusts', () => {
  const bearer = (more: string) => `Bearer client_id="${skypeId}"${more}, token_types="app_asserted_user_v1"`;
  const told = async (port: number) => {
    const reply = replyIn(await probesTo(port).get(skypeChallengeUrl(host), { at: 'fe1.contoso.com' }));
    return reply.seen ? skypeChallengeIn(reply.value) : reply;
  };
  const ask = async (status: number, header: string | undefined) => {
    const asked: (string | undefined)[] = [];
    const port = await web((request, response) => {
      asked.push(`${request.headers.host}${request.url}`, request.headers.authorization);
      response.writeHead(status, header === undefined ? {} : { 'www-authenticate': header }).end();
    });
    return { asked, told: await told(port) };
  };

  test('anonymously, at each Front End, under the name of its web services', async () => {
    const { asked, told } = await ask(401, bearer(`, trusted_issuers="${exchangeId}@contoso.com"`));
    expect(asked).toEqual([`${host}/Autodiscover/AutodiscoverService.svc/root/oauth/user`, undefined]);
    expect(told).toEqual({ seen: true, value: { trustedIssuers: [`${exchangeId}@contoso.com`] } });
  });
  test.each<readonly [string, number, string | undefined]>([
    ['no list of issuers', 401, bearer('')],
    ['no challenge at all', 401, undefined],
    ['another status', 404, bearer(`, trusted_issuers="${exchangeId}@contoso.com"`)],
  ])('and with %s it could not be told', async (_, status, header) => {
    expect((await ask(status, header)).told).toMatchObject({ seen: false });
  });
});
