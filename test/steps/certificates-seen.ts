// What the step "Certificates" keeps where there is nothing to see: tests put in what they are about.

import type { Json } from '../../src/model/json.ts';

const none: Json = { seen: true, value: [] };
const nobody: Json = { seen: false, why: 'Not looked at.' };

/** Nobody else trusts the keys, but the cloud in a hybrid organisation. */
export const othersSeen = (hybrid: boolean): Json => ({
  skypeOAuthServers: none,
  skypeApplications: none,
  exchangeAuthServers: none,
  dedicatedApplications: nobody,
  exchangeApplications: nobody,
  hybrid: { seen: true, value: hybrid },
  dedicatedSetting: nobody,
});

export const nothingSeen: { readonly [name: string]: Json } = {
  issuer: { seen: true, value: null },
  standard: { seen: true, value: null },
  stores: [],
  replication: none,
  shellOn: nobody,
  requests: none,
  authorities: none,
  partnerKeys: nobody,
  pfx: null,
  authConfig: { seen: true, value: null },
  authCertificates: [],
  nextAuthCertificates: [],
  previousAuthUntil: null,
  unusedAuthCertificates: [],
  exchangeShellOn: null,
  certificateUses: [],
  authLookedAt: '',
  web: [],
  others: othersSeen(false),
};
