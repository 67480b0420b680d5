// Sample demands of the step "Certificates": a day is asked for, a PFX file is looked into, a key is staged, and a key changes that
// the cloud trusts. The words are the step's own where it has them as data; sample.ts makes scenes of them.

import { publishAuthCertificate } from '../../src/exchange/signing.ts';
import type { Change } from '../../src/model/change.ts';
import type { Asking, Plan } from '../../src/model/demand.ts';
import { seen } from '../../src/model/finding.ts';
import { rollTokenIssuer } from '../../src/skype/certificates.ts';
import { keyChangedBy, type Others, severityOf, warnsOf } from '../../src/steps/certificates/others.ts';
import { readEffective } from '../../src/steps/certificates/token-issuer/effective.ts';
import { words } from '../../src/steps/certificates/token-issuer/words.ts';
import { importPfx } from '../../src/windows/pfx.ts';

const now = '2026-11-24T10:00:00.000Z';
const until = '2026-12-14T10:00:00.000Z';
const thumbprint = '23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192';
const file = 'C:\\Certificates\\ServerToServerAuth.pfx';

const hybrid: Others = {
  skypeOAuthServers: seen(['microsoft.sts']),
  skypeApplications: seen(['microsoft.exchange', 'Exchange']),
  exchangeAuthServers: seen(['EvoSts']),
  dedicatedApplications: seen(['EvoSts']),
  exchangeApplications: seen(['SharePoint']),
  hybrid: seen(true),
  dedicatedSetting: seen(false),
};

const common = { kind: 'change', because: [], prompts: {}, fields: null, whenUnclear: 'repeat', onFailure: 'stop', usually: 10 } as const;

const imported: Change = {
  ...common,
  id: 'oauth.import-pfx',
  words: `Import the certificate in ${file} into the store of atl-cs-001.litwareinc.com, with its private key. It is put to use in the next plan.`,
  shows: [
    'Subject: CN=litwareinc.com',
    'Names: litwareinc.com',
    'Valid: from 2026-11-23 until 2028-11-22',
    'Key: RSA, 2048 bits',
    'Issuer: CN=Litware Root CA (the chain is whole)',
    `Thumbprint: ${thumbprint}`,
  ],
  command: importPfx('atl-cs-001.litwareinc.com', file, `password of ${file}`),
  undo: {
    kind: 'cannot',
    why: 'The certificate stays in the store of atl-cs-001.litwareinc.com, where it does nothing until it is assigned.',
  },
};

const rolled: Change = {
  ...common,
  id: 'oauth.roll',
  words: 'Let the certificate 23D55F5F… take over as OAuthTokenIssuer on 2026-11-25 10:00, for all of Skype.',
  command: rollTokenIssuer(thumbprint, '2026-11-25T10:00:00.000Z'),
  undo: { kind: 'run', commands: [rollTokenIssuer('1C0F5B3E2B3A3C4D5E6F70819223D55F5F0E1E8B', now)] },
};

const published: Change = {
  ...common,
  id: 'auth.publish',
  words: 'Let Exchange sign with the certificate 1C0F5B3E… from now on, on every server. This cannot be undone.',
  command: publishAuthCertificate(),
  undo: { kind: 'cannot', why: 'Exchange does not go back to a certificate that it signed with before.' },
};

const planOf = (change: Change, others: Others | undefined): Plan => {
  const changed = keyChangedBy([change]);
  return { of: 'set up', acts: [change], severity: severityOf(changed, others), warns: warnsOf(changed, others), digest: 'd1ge57' };
};

export const certificateDemands = {
  'a day is asked for': {
    kind: 'ask',
    step: 'certificates',
    question: {
      kind: 'text',
      key: 'certificates.effective',
      ask: words.effectiveAsk,
      why: words.effectiveWhy,
      likely: '2026-11-25 10:00',
      example: '2026-11-25 10:00',
      read: (text) => readEffective(text, now, until),
    },
  },
  'a PFX file is looked into': { kind: 'confirm', step: 'certificates', plan: planOf(imported, undefined) },
  'a key is staged': {
    kind: 'confirm',
    step: 'certificates',
    plan: planOf(rolled, { ...hybrid, skypeOAuthServers: seen([]), skypeApplications: seen(['Exchange']), hybrid: seen(false) }),
  },
  'a key changes that the cloud trusts': { kind: 'confirm', step: 'certificates', plan: planOf(published, hybrid) },
} as const satisfies { readonly [name: string]: Asking };
