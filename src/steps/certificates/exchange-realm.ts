// The name in which Exchange signs (its realm): what its document says, against what is configured. Skype learns it from the document.

import { keyOf } from '../../model/name.ts';
import type { StepFinding } from '../findings.ts';
import { documentRealm, serversOf } from '../servers/facts.ts';
import type { StepContext } from '../step.ts';
import type { AuthFacts } from './auth-certificate/shape.ts';
import { found } from './found.ts';

const { note, ok } = found;

/** facts.md 48: the realm of the AuthConfig, or the default accepted domain where that is blank. */
export function judgeExchangeRealm({ authConfig }: Pick<AuthFacts, 'authConfig'>, context: StepContext): readonly StepFinding[] {
  const servers = serversOf(context);
  const said = servers && documentRealm(servers, 'Exchange');
  if (servers === undefined || said === undefined || !authConfig.seen || !servers.acceptedDomains.seen) return [];
  const domains = servers.acceptedDomains.value.map((each) => ({ ...each, domain: keyOf('domain', each.domain) }));
  const realm = authConfig.value?.realm;
  const wanted = realm ? keyOf('domain', realm) : domains.find((each) => each.isDefault)?.domain;
  if (wanted !== undefined && wanted !== said)
    return [
      note(
        'auth.realm-differs',
        said,
        `Exchange's document says that Exchange signs in the name of ${said} (its realm), and by its configuration that should be ${wanted}.`,
        {
          wayOut:
            'Its servers read that when IIS starts, which a later step sees to. If the document is right and the configuration is not, stop here: Skype would learn a name that Exchange does not use for long.',
        },
      ),
    ];
  if (!domains.some(({ domain }) => domain === said))
    return [
      note(
        'auth.realm-not-accepted',
        said,
        `Exchange signs in the name of ${said} (its realm), which is not one of its accepted domains. That is unusual, and stops nothing here.`,
        { wayOut: 'Run Get-AuthConfig | Format-List Realm, and find out who set it, and why.' },
      ),
    ];
  return [ok('auth.realm', said, `Exchange signs in the name of ${said} (its realm), as it is configured.`)];
}
