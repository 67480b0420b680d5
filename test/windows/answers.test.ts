// What a server answers at its own address, from what the one who asked it says; the function itself runs in
// test/powershell/answer-at.deep.test.ts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import { render } from '../../src/powershell/render.ts';
import { challengeIn, isWithoutOAuth } from '../../src/probes/challenge.ts';
import { readAnswerAt } from '../../src/windows/answers.ts';

const asked = { from: 'fe-1.example.com', url: 'https://mail.example.com/EWS/Exchange.asmx', at: 'ex-1.example.com' } as const;
const good = {
  Stage: 'done',
  Status: 401,
  Challenges: ['Bearer client_id="x", trusted_issuers="a@b,c@d"', 'Negotiate'],
  Body: null,
  Detail: '',
  NameMatches: true,
  ChainTrusted: true,
};

const readerOf = (answer: object, ran: Command[] = []): Reader => ({
  run: async (command) => {
    ran.push(command);
    return { objects: [answer], errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } };
  },
});
const read = (answer: object) => readAnswerAt(readerOf({ ...good, ...answer }), { ...asked, asking: 'for a challenge' });

describe('an answer at a server’s own address', () => {
  test('has its status and its challenge, of which one may have come apart on its way', async () => {
    const answer = await read({});
    expect(answer).toMatchObject({ seen: true, value: { kind: 'answered', status: 401 } });
    if (!answer.seen || answer.value.kind !== 'answered') return;
    expect(challengeIn(answer.value)).toEqual({ seen: true, value: { trustedIssuers: ['a@b', 'c@d'] } });
    expect(isWithoutOAuth(answer.value)).toBe(false);
    expect(await read({ Challenges: 'Negotiate' })).toMatchObject({ value: { challenge: 'Negotiate' } });
  });

  test('is without OAuth only where it asks for a sign-in and names no Bearer', () => {
    expect(isWithoutOAuth({ status: 401, challenge: 'Negotiate, NTLM' })).toBe(true);
    expect(isWithoutOAuth({ status: 401, challenge: 'bearer' })).toBe(false);
    expect(isWithoutOAuth({ status: 503, challenge: '' })).toBe(false);
  });

  test('is asked for as an expert would type it there', async () => {
    const ran: Command[] = [];
    await readAnswerAt(readerOf(good, ran), { ...asked, asking: 'for a challenge' });
    await readAnswerAt(readerOf(good, ran), { ...asked, asking: 'for a page' });
    expect(ran.map(render)).toEqual([
      "curl.exe -si --noproxy '*' --connect-to '::ex-1.example.com:' -H 'Authorization: Bearer' 'https://mail.example.com/EWS/Exchange.asmx'",
      "curl.exe -si --noproxy '*' --connect-to '::ex-1.example.com:' 'https://mail.example.com/EWS/Exchange.asmx'",
    ]);
    expect(ran).toMatchObject([{ parameters: { At: asked.at, Challenge: true } }, { parameters: { Url: asked.url } }]);
  });

  test('counts for nothing over a connection that the server does not trust', async () => {
    expect(await read({ ChainTrusted: false })).toMatchObject({
      value: { kind: 'no answer', why: expect.stringContaining('does not trust') },
    });
    expect(await read({ NameMatches: false })).toMatchObject({
      value: { kind: 'no answer', why: expect.stringContaining('not for mail') },
    });
  });

  test('that did not come says why; where nobody could ask it is not seen', async () => {
    expect(await read({ Stage: 'connect', Status: null, Detail: 'Refused.' })).toMatchObject({
      value: { kind: 'no answer', why: 'ex-1.example.com gave fe-1.example.com no answer: Refused.' },
    });
    const nobody: Reader = {
      run: async () => ({
        objects: [],
        errors: [{ message: 'Access is denied.', fullyQualifiedErrorId: '', category: '' }],
        end: { kind: 'ended', hadErrors: true, exitCode: null },
      }),
    };
    expect((await readAnswerAt(nobody, { ...asked, asking: 'for a page' })).seen).toBe(false);
  });
});

test('whatever a server says, an answer is read, and nothing of it is shown raw', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('\u001b[2J', 'done', 'tls', ''));
  const anything = fc.oneof(text, fc.constant(null), fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 }));
  const properties = Object.fromEntries(Object.keys(good).map((name) => [name, anything]));
  await fc.assert(
    fc.asyncProperty(fc.record(properties, { requiredKeys: [] }), async (answer) => {
      const seen = await read(answer);
      const said = seen.seen ? (seen.value.kind === 'no answer' ? seen.value.why : '') : seen.why;
      expect(said).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    }),
    { numRuns: 300 },
  );
});
