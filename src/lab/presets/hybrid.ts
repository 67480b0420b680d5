// Preset "hybrid": the world of "small", with part of the mailboxes in Exchange Online. Both products have authorization servers and
// partners in the cloud, which trust the same signing keys (facts.md 35, 37, 38, 135): nothing is broken; Exchange has two entries.

import { exchangeId, type LabWorld } from '../world.ts';
import type { Company } from './company.ts';
import { small } from './small.ts';

export const hybrid: Company = { ...small, preset: 'hybrid' };

const tenant = '1f2a0c57-0d6c-4b0e-9b0a-6f7f3d2f6a11';

export function addCloud({ directory, exchange, skype }: LabWorld): void {
  exchange.isHybrid = true;
  exchange.settingOverrides = [
    {
      name: 'EnableExchangeHybrid3PAppFeature',
      component: 'Global',
      section: 'ExchangeOnpremAsThirdPartyAppId',
      parameters: ['Enabled=true'],
    },
  ];
  exchange.authServers = [
    { name: `ACS - ${tenant}`, type: 'MicrosoftACS', applicationId: null },
    { name: `EvoSts - ${tenant}`, type: 'AzureAD', applicationId: '8d0f4f4e-6d5b-4e0a-9a0f-2b8f9f2f1c55' },
  ];
  for (const { settings } of [skype.central, ...skype.replicas]) {
    settings.oauthServers = ['microsoft.sts'];
    settings.partners.push({
      identity: 'microsoft.exchange',
      applicationId: exchangeId,
      realm: directory.domain,
      trustLevel: 'Full',
      acceptsSids: false,
      enabled: true,
      keys: { kind: 'oauth server' },
    });
  }
}

/** Half of the mailboxes have gone to the cloud. */
export function moveMailboxes({ people, directory }: LabWorld): void {
  for (const each of people.filter(({ sam }) => sam !== directory.admin).slice(0, 2)) Object.assign(each, { smtp: null, database: null });
}
