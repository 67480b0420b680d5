// What this step can find, beside what ../documents.ts finds in every step that looks at a document.

import { makersOf } from '../findings.ts';

export const found = makersOf([
  { topic: 'dc', restsOn: ['exchange'], codes: ['dc', 'dc.unknown'] },
  { topic: 'document', restsOn: ['windows'], codes: ['document', 'document.front-end-key', 'document.other-key'] },
  {
    topic: 'partner',
    restsOn: ['exchange'],
    codes: [
      'partner',
      'partner.account',
      'partner.account-not-looked',
      'partner.account-not-seen',
      'partner.account-shared',
      'partner.cmdlets',
      'partner.disabled',
      'partner.many',
      'partner.none',
      'partner.not-seen',
      'partner.other-key',
      'partner.other-realm',
      'partner.roles',
      'partner.sids',
      'partner.stale',
      'partner.url',
    ],
    works: ['partner.other-key', 'partner.sids', 'partner.url'],
  },
  { topic: 'accepted-domain', restsOn: ['exchange'], codes: ['accepted-domain.name'] },
]);
