// What this step can find.

import { noteCodes } from '../../x509/checks.ts';
import { makersOf } from '../findings.ts';

export const found = makersOf([
  {
    topic: 'oauth',
    restsOn: ['skype'],
    codes: [
      'oauth',
      'oauth.due',
      'oauth.expired',
      'oauth.none',
      'oauth.not-seen',
      'oauth.renewal',
      'oauth.request.denied',
      'oauth.request.file',
      'oauth.request.pending',
      'oauth.request.unfit',
      'oauth.rights',
      'oauth.staged',
      'oauth.useless',
    ],
  },
  {
    topic: 'oauth',
    restsOn: ['windows'],
    codes: [
      'oauth.candidate.unfit',
      'oauth.store',
      'oauth.store.missing',
      'oauth.store.not-seen',
      'oauth.store.unfit',
      'oauth.pfx',
      'oauth.pfx.left',
      'oauth.pfx.no-way',
      'oauth.pfx.not-looked',
      'oauth.pfx.refused',
      'oauth.pfx.unfit',
      'oauth.pfx.unread',
      ...noteCodes.map((code) => `oauth.pfx.${code}` as const),
    ],
  },
  {
    topic: 'auth',
    restsOn: ['exchange'],
    codes: [
      'auth',
      'auth.due',
      'auth.elsewhere',
      'auth.ends',
      'auth.expired',
      'auth.missing',
      'auth.missing-everywhere',
      'auth.moved',
      'auth.next',
      'auth.next.missing',
      'auth.next.overdue',
      'auth.next.unfit',
      'auth.no-key',
      'auth.none',
      'auth.not-seen',
      'auth.on-its-way',
      'auth.realm',
      'auth.realm-differs',
      'auth.realm-not-accepted',
      'auth.rights',
      'auth.server.not-looked',
      'auth.weak',
    ],
  },
  { topic: 'others', restsOn: ['skype'], codes: ['others.skype'] },
  { topic: 'others', restsOn: ['exchange'], codes: ['others.exchange', 'others.hybrid'] },
  { topic: 'replication', restsOn: ['skype'], codes: ['replication', 'replication.not-seen', 'replication.other', 'replication.pending'] },
]);

export type Code = (typeof found.codes)[number];
