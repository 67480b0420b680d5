// Whether a finding was seen or told, where some shells go by hand and others do not.

import { describe, expect, test } from 'vitest';
import type { Access } from '../../src/model/access.ts';
import { makersOf, reported } from '../../src/steps/findings.ts';

describe('a finding', () => {
  const here: Access = { kind: 'this computer' };
  const hand: Access = { kind: 'by hand' };
  const found = makersOf([
    { topic: 'one', restsOn: ['skype'], codes: ['of.skype'] },
    { topic: 'one', restsOn: ['windows', 'exchange'], codes: ['of.windows-and-exchange'] },
    { topic: 'other', restsOn: ['windows', 'skype'], codes: ['of.windows-and-skype'] },
  ]);
  const said = (finding: Parameters<typeof reported>[0][number]) => reported([finding], { exchange: here, skype: hand, windows: here })[0];

  test.each([
    ['of.skype', 'reported'],
    ['of.windows-and-exchange', 'shell'],
    ['of.windows-and-skype', 'reported'],
  ] as const)('%s is %s where only Skype goes by hand', (code, source) => {
    expect(said(found.ok(code, '', ''))?.source).toBe(source);
  });

  test('of a probe was seen over the network, whatever goes by hand', () => {
    expect(said(found.ok('of.skype', '', '', { source: 'probe' }))?.source).toBe('probe');
  });

  test('is recorded without what the wizard goes by', () => {
    const { stamp: _, ...finding } = found.blind('of.windows-and-exchange', 'a server', 'It could not be seen.');
    expect(said(found.blind('of.windows-and-exchange', 'a server', 'It could not be seen.'))).toEqual(finding);
  });
});
