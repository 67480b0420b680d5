// Whether a finding was seen or told, where some shells go by hand and others do not.

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Way } from '../../src/model/way.ts';
import { told } from '../../src/steps/told.ts';

describe('a finding', () => {
  const here: Way = { kind: 'this computer' };
  const hand: Way = { kind: 'by hand' };
  const of = (code: string, source: Finding['source'] = 'shell'): Finding => ({
    code,
    about: '',
    state: 'ok',
    source,
    words: '',
    saw: null,
  });
  const sourceOf = (finding: Finding) => told([finding], { exchange: here, skype: hand, windows: here })[0]?.source;

  test.each([
    ['pools.none', 'told'],
    ['oauth.due', 'told'],
    ['oauth.store.unfit', 'shell'],
    ['exchange-partner.none', 'told'],
    ['exchange-servers', 'shell'],
    ['partner.roles', 'shell'],
    ['realm', 'told'],
    ['something.new', 'told'],
  ])('%s is %s where only Skype goes by hand', (code, source) => {
    expect(sourceOf(of(code))).toBe(source);
  });

  test('of a probe was seen over the network, whatever goes by hand', () => {
    expect(sourceOf(of('pools.none', 'probe'))).toBe('probe');
  });
});
