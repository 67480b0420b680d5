// What this step can find.

import { stageNames } from '../../model/probe-trace.ts';
import { anyShell, makersOf } from '../findings.ts';

export const found = makersOf([
  { topic: 'pools', restsOn: ['skype'], codes: ['pools.none', 'pools.not-seen'] },
  { topic: 'pool', restsOn: ['skype'], codes: ['pool', 'pool.left-out'] },
  { topic: 'skype', restsOn: ['skype'], codes: ['skype.version', 'skype.out-of-support'] },
  { topic: 'exchange-servers', restsOn: ['exchange'], codes: ['exchange-servers.none', 'exchange-servers.not-seen'] },
  {
    topic: 'exchange-server',
    restsOn: ['exchange'],
    codes: ['exchange-server', 'exchange-server.version', 'exchange-server.out-of-support', 'exchange-server.left-out'],
  },
  { topic: 'auth-key', restsOn: ['windows'], codes: ['auth-key.unusable'] },
  { topic: 'internal-uri', restsOn: ['exchange'], codes: ['internal-uri', 'internal-uri.blank', 'internal-uri.some-blank'] },
  { topic: 'proxy', restsOn: ['exchange', 'windows'], codes: ['proxy', 'proxy.not-looked'] },
  { topic: 'accepted-domains', restsOn: ['exchange'], codes: ['accepted-domains.not-seen'] },
  { topic: 'realm', restsOn: anyShell, codes: ['realm', 'realm.not-accepted', 'realm.not-seen'] },
  { topic: 'sip-domain', restsOn: ['skype', 'exchange'], codes: ['sip-domain.not-accepted'] },
  {
    topic: 'contacts',
    restsOn: ['skype'],
    codes: ['contacts.kept', 'contacts.will-move', 'contacts.would-move', 'contacts.policies', 'contacts.migrated', 'contacts.not-seen'],
    works: ['contacts.would-move'],
  },
  {
    topic: 'document',
    restsOn: ['windows'],
    codes: [
      ...(['document.skype', 'document.exchange'] as const).flatMap(
        (code) =>
          [
            code,
            `${code}.servers`,
            `${code}.not-seen`,
            `${code}.not-trusted`,
            `${code}.server-not-seen`,
            `${code}.issuers-differ`,
            `${code}.keys-differ`,
            `${code}.offload`,
            `${code}.pools`,
            `${code}.other-organisation`,
            ...stageNames.map((stage) => `${code}.${stage}-noted` as const),
          ] as const,
      ),
    ],
  },
  {
    topic: 'older',
    restsOn: ['windows', 'exchange'],
    codes: ['document.exchange.older'],
  },
  {
    topic: 'web-certificate',
    restsOn: anyShell,
    codes: (['web-certificate.skype', 'web-certificate.exchange'] as const).flatMap(
      (code) => [`${code}.differ`, `${code}.between`, `${code}.ends-soon`] as const,
    ),
  },
  {
    topic: 'web-services',
    restsOn: ['exchange', 'windows'],
    codes: [
      'web-services.address',
      'web-services.blank',
      'web-services.bypass',
      'web-services.no-oauth',
      'web-services.not-looked',
      'web-services.not-reached',
      'web-services.not-seen',
      'web-services.odd',
      'web-services.programs',
      'web-services.switched-off',
    ],
  },
  { topic: 'back-end', restsOn: ['windows'], codes: ['back-end.without-certificate'] },
  { topic: 'server', restsOn: ['exchange'], codes: ['server.inactive'] },
  { topic: 'exchange-pool', restsOn: ['windows'], codes: ['pool.stopped', 'pool.switched-off'] },
  { topic: 'signing-certificate', restsOn: ['exchange'], codes: ['signing-certificate.is-web'] },
  { topic: 'clock', restsOn: anyShell, codes: ['clock', 'clock.apart', 'clock.drifting', 'clock.this-computer', 'clock.not-looked'] },
  {
    topic: 'rights',
    restsOn: anyShell,
    forChanges: true,
    codes: [
      ...(['rights.exchange', 'rights.skype'] as const).flatMap(
        (code) => [code, `${code}.missing`, `${code}.for-keys`, `${code}.not-seen`] as const,
      ),
      'rights.skype.by-group',
    ],
  },
]);
