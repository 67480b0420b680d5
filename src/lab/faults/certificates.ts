// The certificate with which Skype signs: none is assigned, or it has run out.

import { allSettings, type Fault } from './fault.ts';

export const certificateFaults: readonly Fault[] = [
  {
    id: 'no-oauth-token-issuer',
    title: 'No OAuthTokenIssuer certificate is assigned',
    words:
      'Skype for Business Server has no certificate to sign its tokens with, because that part of the Deployment Wizard was left out. A suitable certificate is in the Front End Server’s store; it only has to be assigned.',
    source: 'domain.md 8, number 7',
    breaks: 'a new world',
    break: (world) => {
      for (const settings of allSettings(world)) settings.tokenIssuer = null;
    },
    mend: { by: 'the wizard' },
  },
];
