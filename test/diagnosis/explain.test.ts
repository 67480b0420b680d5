// A text is told in one order: the cause and how sure that is, the way out, what would tell more, what it rests on, where it can be read.

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/diagnosis/explain.ts';

const wayOut = 'The way out:';
const toBeSure = 'To be sure, look at this, and paste it here as well:';
const wouldTell = 'What would tell, and can be pasted here as well:';
/** What stands at the beginning of a line behind the cause: headings, what it rests on, where it can be read. */
const headings = (text: string): readonly string[] =>
  explain(text)
    .lines.slice(1)
    .filter((line) => /^[A-Z]/.test(line) && !line.startsWith('Source: https://'));

test.each<[string, string, boolean, readonly string[]]>([
  ['certain', 'x-ms-diagnostics: 2000004;reason="x"', true, [wayOut, 'It rests on: x-ms-diagnostics 2000004.']],
  ['likely', 'x-ms-diagnostics: 2000000;reason="x"', true, [wayOut, toBeSure, 'It rests on: x-ms-diagnostics 2000000.']],
  [
    'one of two',
    "Get-PartnerApplication : The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet",
    true,
    [wayOut, wouldTell, 'It rests on: the command get-partnerapplication.'],
  ],
  [
    'not known',
    'StoreWebException WebExceptionStatus=ProtocolError Status=401',
    false,
    ['What to do next:', wouldTell, 'It rests on: HTTP 401, protocolerror.'],
  ],
  ['likely, with nothing to look at', 'Export-ExchangeCertificate : Key not valid for use in specified state.', true, [wayOut]],
])('what is %s is told so', (_, text, named, said) => {
  expect(explain(text).named).toBe(named);
  expect(headings(text)).toEqual(said);
});

test('what is to be done stands behind its heading, and each part behind a blank line', () =>
  expect(explain('x-ms-diagnostics: 2000000;reason="x"').lines).toEqual([
    expect.stringMatching(/^Most likely: /),
    '',
    wayOut,
    expect.stringMatching(/^ {2}Look at all steps again/),
    '',
    toBeSure,
    '  The events 2007 and 2008 of MSExchange OAuth on the Exchange server that refused',
    '',
    'It rests on: x-ms-diagnostics 2000000.',
    expect.stringMatching(/^Source: https:/),
  ]));

test('where several causes fit, the look that would show each is told', () => {
  const { lines } = explain("Get-PartnerApplication : The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet");
  const from = lines.indexOf(wouldTell) + 1;
  expect(lines.slice(from, from + 3)).toEqual([
    expect.stringContaining('where others of the product are there, it is rights'),
    expect.stringContaining('where none is there, it is the window'),
    '',
  ]);
});

test('where it goes by words alone, a blank line stands before the source', () =>
  expect(explain('Test-CsExStorageConnectivity : Access Denied').lines.slice(-2)).toEqual(['', expect.stringMatching(/^Source: https:/)]));

describe('what is not known', () => {
  test.each([
    ['The moon.', 'nothing in this text tells of a failure that is known here.'],
    ['npm ERR! code E401', 'this seems to come from another product'],
    ['WARNING: The task was not able to connect to IIS on the server.\nWARNUNG: Und noch eine.', 'there are only warnings here.'],
  ])('says why, and the smallest thing that would tell more: %s', (text, why) => {
    const { named, lines } = explain(text);
    expect(named).toBe(false);
    expect(lines[0]).toContain(`Not known: ${why}`);
    expect(lines.slice(1)).toEqual([
      '',
      expect.stringContaining('the smallest thing that would tell more'),
      '  $Error[0] | Format-List * -Force',
      expect.stringContaining('Test-CsExStorageConnectivity -SipUri USER -Verbose'),
    ]);
  });

  test.each(['', ' \n\t'])('says that there is no text: %j', (text) =>
    expect(explain(text)).toEqual({ named: false, lines: [expect.stringContaining('there is no text')] }),
  );
});

test.each([
  [
    'Exchange refused a token',
    'Log Name: Application\nSource: MSExchange OAuth\nEvent ID: 2006\nThe token could not be validated.',
    'Exchange refused a token',
  ],
  [
    'Exchange refused a token, in the log of its front end',
    '/EWS/Exchange.asmx,Bearer,401,ErrorCode=4004 InvalidOAuthToken',
    'Exchange refused a token',
  ],
  ['a phone found no photo', 'Log Name: Lync Server\nSource: LS UCWA\nEvent ID: 20004', 'For photos or a search'],
  ['TLS found no version', 'Source: Schannel\nEvent ID: 36887\nThe TLS protocol defined fatal alert code is 70.', 'no way to encrypt'],
  [
    'TLS found no version, in German',
    'Quelle: Schannel\nEreignis-ID: 36888\nfür das TLS-Protokoll definierten Code: 40.',
    'no way to encrypt',
  ],
  [
    'TLS found an unknown authority',
    'Source: Schannel\nEvent ID: 36887\nThe TLS protocol defined fatal alert code is 48.',
    'does not trust',
  ],
])('an event tells what happened, where it does not tell why: %s', (_, text, words) => {
  const { named, lines } = explain(text);
  expect({ named, first: lines[0] }).toEqual({ named: false, first: expect.stringMatching(new RegExp(`^Not known why: .*${words}`)) });
});
