// Versions whose support has ended are told with their dates, and stop nothing.

import { expect, test } from 'vitest';
import { codes, foundIn, only, seen, server } from './place.ts';

test.each([
  ['Lync Server 2013 (5.0.8308.0): Volume license key installed.', '11 April 2023'],
  ['Skype for Business Server 2015 (6.0.9319.0): Volume license key installed.', '31 October 2026'],
  ['Skype for Business Server 2019 (7.0.2046.0): Evaluation license key installed.', '31 October 2026'],
  ['Skype for Business Server (7.0.2046.553): Es ist ein Volumenlizenzschlüssel installiert.', '31 October 2026'],
])('%s is worth a note with its date', (skypeVersion, date) => {
  expect(only(foundIn({ skypeVersion: seen(skypeVersion) }), 'skype.out-of-support')).toMatchObject([
    { state: 'note', words: expect.stringContaining(date) },
  ]);
});

test.each([
  'Skype for Business Server Subscription Edition (7.0.2046.820)',
  'Skype for Business Server SE (7.0.2046.813)',
  'Nobody knows.',
])('%s is worth none', (skypeVersion) => {
  expect(codes(foundIn({ skypeVersion: seen(skypeVersion) }))).not.toContain('skype.out-of-support');
});

test.each([
  ['Version 15.0 (Build 1497.48)', '11 April 2023'],
  ['Version 15.1 (Build 2507.6)', '31 October 2026'],
  ['Version 15.2 (Build 1748.10)', '31 October 2026'],
])('Exchange of %s is told with its date', (version, date) => {
  const found = foundIn({ exchangeServers: seen([server('ex-1', version)]) });
  expect(only(found, 'exchange-server.out-of-support')).toMatchObject([{ state: 'note', words: expect.stringContaining(date) }]);
});

test.each(['Version 15.2 (Build 2562.17)', 'Version 15.3 (Build 100.1)', 'Version 16.0 (Build 100.1)'])(
  'Exchange Server SE is not, nor is what comes after it: %s',
  (version) => {
    const found = foundIn({ exchangeServers: seen([server('ex-1', version)]) });
    expect(codes(found)).not.toContain('exchange-server.out-of-support');
    expect(only(found, 'exchange-server')).toMatchObject([{ words: expect.stringContaining('Exchange Server SE') }]);
  },
);
