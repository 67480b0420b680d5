// The picture of the connectivity test claims no more than was looked at.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockLines } from '../../src/tui/content.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { hopNames, waysIn } from '../../src/tui/hops.ts';
import { lineWidth } from '../../src/tui/lines.ts';
import { press } from '../../src/tui/press.ts';
import { wayBlocks } from '../../src/tui/screens/hops.ts';
import { asking, began, context, demands, named, tested, view } from './sample.ts';

const through = 'atl-cs-001.litwareinc.com';
const statesOf = (saw: readonly string[] | null) => waysIn([tested(through, saw)])[0]?.hops.map(({ hop, state }) => `${hop} ${state}`);
const textOf = (saw: readonly string[] | null, width = 76) =>
  blockLines(wayBlocks([tested(through, saw)], null, width))
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');
const failed = (status: string, inner: string) => [
  `ExCreateItem exchange operation failed, code=5, reason=CreateItem failed, WebExceptionStatus=${status} ---> ${inner}`,
];

test('of a test that passed, only the item was seen; all before it follows', () => {
  expect(statesOf(null)).toEqual([...hopNames.slice(0, 6).map((hop) => `${hop} follows`), 'item seen']);
});

test.each([
  ['name', failed('NameResolutionFailure', 'The remote name could not be resolved')],
  ['connect', failed('ConnectFailure', 'Unable to connect to the remote server')],
  ['TLS', failed('TrustFailure', 'Could not establish trust relationship')],
  ['ask', failed('ProtocolError', 'The remote server returned an error: (404) Not Found.')],
  [
    'token',
    failed('ProtocolError Status=401', '(401) Unauthorized. x-ms-diagnostics: 2000000;reason="The token has an invalid signature."'),
  ],
  ['mailbox', failed('ProtocolError Status=401', '(401) Unauthorized. x-ms-diagnostics: 2000005;reason="The user is unknown."')],
  ['item', failed('Success', 'ErrorQuotaExceeded')],
])('a test that failed at %s ends there, and what comes after it is not reached', (hop, saw) => {
  const states = statesOf(saw) ?? [];
  const at = states.indexOf(`${hop} failed`);
  expect(at).toBe(hopNames.map(String).indexOf(hop));
  expect(states.slice(at + 1).every((each) => each.endsWith('not reached'))).toBe(true);
});

test.each([
  ['name', 'Der Remotename konnte nicht aufgelöst werden: "autodiscover.litwareinc.com"'],
  ['name', "Le nom distant n'a pas pu être résolu: 'autodiscover.litwareinc.com'"],
  ['name', 'リモート名を解決できませんでした。: "autodiscover.litwareinc.com"'],
  ['connect', 'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden.'],
  ['connect', 'Impossible de se connecter au serveur distant'],
  ['TLS', 'Es konnte keine Vertrauensstellung hergestellt werden für den sicheren SSL/TLS-Kanal.'],
  ['TLS', 'Impossible d’établir une relation de confiance pour le canal sécurisé SSL/TLS.'],
  ['ask', 'Der Remoteserver hat einen Fehler zurückgegeben: (404) Nicht gefunden.'],
])('in another language it ends at %s, too: %s', (hop, inner) => {
  expect(statesOf([`ExCreateItem exchange operation failed, code=5, reason=CreateItem failed ---> ${inner}`])).toContain(`${hop} failed`);
});

test('a refusal without a reason says nothing of the token', () => {
  expect(statesOf(failed('ProtocolError Status=401', 'The remote server returned an error: (401) Unauthorized.'))).toContain(
    'token not seen',
  );
});

test('whatever a server says, no hop of a failed test is drawn as seen, and no line is too wide', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.constantFrom(40, 60, 76, 88), (saw, width) => {
      expect(statesOf(saw)?.some((each) => each.endsWith(' seen') && !each.endsWith('not seen'))).toBe(false);
      for (const line of blockLines(wayBlocks([tested(through, saw)], null, width)))
        if (width > 72) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('what the admin said is no look', () => {
  expect(waysIn([{ ...tested(through, null), source: 'reported' }])[0]?.hops.every(({ state }) => state === 'not seen')).toBe(true);
});

test('Exchange to Skype is never drawn as seen', () => {
  for (const saw of [null, failed('Success', 'x')]) expect(textOf(saw)).toContain('no test that this wizard runs shows it');
  expect(textOf(null)).not.toContain('◀');
});

test('the arrows choose a hop, the one where it ended first, and the sentence of the chosen one stands below the picture', () => {
  const size = { columns: 80, rows: 40 };
  const saw = failed(
    'ProtocolError Status=401',
    '(401) Unauthorized. x-ms-diagnostics: 2000000;reason="The token has an invalid signature."',
  );
  const first = asking(demands.proved, { ...view, findings: { ...view.findings, connectivityTest: [tested(through, saw)] } });
  const shown = (state: typeof first) =>
    linesIn(frameOf(state, context, size))
      .map((line) => line.map(({ text }) => text).join(''))
      .join('\n');
  const pressed = (state: typeof first, key: 'left' | 'right') =>
    press(state, named(key), frameOf(state, context, size).extent, began).state;
  expect(shown(first)).toMatch(/✘ token +Does Exchange take Skype's token\? No\. Exchange refused it: "The\s+token has/);
  expect(shown(pressed(first, 'left'))).toContain('Does Autodiscover answer, and say whose tokens it takes? Nobody');
  expect(shown(pressed(pressed(pressed(first, 'right'), 'right'), 'right'))).toContain('Does Skype find the name of Exchange?');
});
