// What this step can find.

import { makersOf } from '../findings.ts';

export const found = makersOf([
  {
    topic: 'test-user',
    restsOn: ['skype', 'exchange'],
    codes: [
      'test-user',
      'test-user.disabled',
      'test-user.linked',
      'test-user.linked-differs',
      'test-user.linked-not-seen',
      'test-user.mailbox-not-looked',
      'test-user.no-mailbox',
      'test-user.not-looked',
      'test-user.on-hold',
      'test-user.unknown',
    ],
  },
  { topic: 'test', restsOn: ['skype'], codes: ['test.failed', 'test.not-known', 'test.passed'] },
]);
