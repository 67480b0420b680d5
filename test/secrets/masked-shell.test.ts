import { describe, expect, test } from 'vitest';
import { exchangeShell } from '../../src/model/place.ts';
import type { End, Item, Shell } from '../../src/model/shell.ts';
import { maskedShell } from '../../src/secrets/masked-shell.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { cmdlet, runWith } from '../harness/powershell.ts';

const password = `c0rrect "horse" & 'battery'`;
const secrets = createSecrets();
secrets.keep('a', { text: password });

const error = {
  message: `Wrong: ${password}`,
  inner: [`${password}!`],
  chain: [
    {
      type: 'System.Net.WebException',
      message: `Not ${password}`,
      hresult: -2146233079,
      webStatus: 'ProtocolError',
      httpStatus: 401,
      headers: [`X-Given: ${password}`],
    },
  ],
  fullyQualifiedErrorId: 'LogonFailure',
  category: 'AuthenticationError',
};
const items: readonly Item[] = [
  { kind: 'object', value: { Name: 'as it was' } },
  { kind: 'text', stream: 'warning', text: `You gave ${password}.` },
  { kind: 'error', error },
];
const end: End = { kind: 'interrupted', why: 'died', detail: `Its last words: ${Buffer.from(password).toString('base64')}` };
const telling: Shell = {
  left: async () => ({ kind: 'ended', items, end, at: '', forget: () => undefined }),
  run: async function* () {
    yield* items;
    return end;
  },
};

const holdsNoPassword = (text: string) => {
  expect(text).toContain('as it was');
  expect(text).toContain('Its last words: ');
  expect(text).not.toMatch(/horse|aG9yc2|hvcnNl|b3JzZ/);
};

describe('what a server says of a password', () => {
  test('is masked in warnings, errors, and how a command ended', async () => {
    holdsNoPassword(JSON.stringify(await runWith(maskedShell(telling, secrets.redact), cmdlet('Get-Anything'))));
  });

  test('is masked in what was heard late', async () => {
    const left = await maskedShell(telling, secrets.redact).left?.({ pid: 1, started: '' }, true);
    holdsNoPassword(JSON.stringify(left));
  });

  test('that is read no further is told to the shell', async () => {
    let stopped = false;
    const shell: Shell = {
      run: async function* () {
        try {
          yield* items;
          return end;
        } finally {
          stopped = true;
        }
      },
    };
    const command = { ...cmdlet('Get-Anything'), place: exchangeShell };
    for await (const _ of maskedShell(shell, secrets.redact).run(command, { signal: new AbortController().signal, prompts: {} })) break;
    expect(stopped).toBe(true);
  });
});
