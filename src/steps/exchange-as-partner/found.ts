// What this step can find, beside what ../documents.ts finds in every step that looks at a document.

import { makersOf } from '../findings.ts';

export const found = makersOf([
  { topic: 'exchange-document', restsOn: ['windows'], codes: ['exchange-document', 'exchange-document.other-key'] },
  {
    topic: 'exchange-partner',
    restsOn: ['skype'],
    codes: [
      'exchange-partner',
      'exchange-partner.address',
      'exchange-partner.differs',
      'exchange-partner.many',
      'exchange-partner.none',
      'exchange-partner.not-seen',
      'exchange-partner.oauth-server',
      'exchange-partner.older-key',
      'exchange-partner.other-realm',
      'exchange-partner.stored-key',
      'exchange-partner.trust',
      'exchange-partner.unknown-kind',
      'exchange-partner.unseen-key',
    ],
    works: ['exchange-partner.address', 'exchange-partner.older-key'],
  },
  {
    topic: 'autodiscover-url',
    restsOn: ['skype'],
    codes: ['autodiscover-url', 'autodiscover-url.none', 'autodiscover-url.not-seen', 'autodiscover-url.wrong'],
  },
  { topic: 'replication', restsOn: ['skype'], codes: ['replication.not-seen', 'replication.pending'], works: ['replication.pending'] },
]);
