// The web services of a Front End Server, from the settings that have reached it: its auth metadata document, and the
// challenge that tells whom it trusts (facts.md 76; a documented sample, its meaning inferred).

import { isValidAt } from '../certificates.ts';
import type { Random } from '../ids.ts';
import { findCertificate, findComputer, type LabWorld, type SkypeSettings, same, skypeId, skypeRealm, timeAt } from '../world.ts';
import { metadataAnswer } from './metadata.ts';
import { type Asked, notFound, type SiteAnswer, serverError, unavailable } from './site.ts';

export function frontEndAnswer(asked: Asked, fqdn: string, world: LabWorld, now: Date, random: Random): SiteAnswer {
  const computer = findComputer(world, fqdn);
  const itsNow = timeAt(computer, now);
  const settings = world.skype.replicas.find((each) => same(each.fqdn, fqdn))?.settings;
  if (asked.path === '/autodiscover/autodiscoverservice.svc/root/oauth/user') return challenge(fqdn, settings);
  if (asked.path !== '/metadata/json/1') return notFound;
  // That this pool gives the document is an assumption (facts.md 136).
  if (computer?.iis.pools.some(({ name, disabled }) => name === 'LyncIntFeature' && disabled)) return unavailable;
  const issuer = settings?.tokenIssuer;
  // No OAuthTokenIssuer certificate here yet: nothing to publish.
  if (settings === undefined || issuer == null) return serverError;
  const staged = world.skype.publishesStaged ? (issuer.next?.thumbprint ?? null) : null;
  const [own, ...others] = [issuer.thumbprint, issuer.previous, staged].map((each) =>
    each === null ? undefined : findCertificate(world, each),
  );
  // As for one that is missing.
  if (own === undefined || !isValidAt(own.pem, itsNow)) return serverError;
  const certificates = [own, ...others].filter((each) => each !== undefined);
  const url = `https://${asked.host}/metadata/json/1`;
  return metadataAnswer({ name: 'Lync', applicationId: skypeId, realm: skypeRealm(world, settings), certificates, url }, itsNow, random);
}

/** Whose tokens it takes: of partners whose keys were read when the application was made or last set, and came here (an assumption). */
function challenge(fqdn: string, settings: SkypeSettings | undefined): SiteAnswer {
  const trusted = (settings?.partners ?? [])
    .filter((each) => each.enabled && each.keys.kind !== 'oauth server' && each.keys.certificates.length > 0)
    .map((each) => `${each.applicationId}@${each.realm ?? ''}`);
  return {
    status: 401,
    headers: {
      'x-ms-server-fqdn': fqdn,
      'www-authenticate': [`Bearer trusted_issuers="${trusted.join(',')}", client_id="${skypeId}"`],
      'content-length': '0',
    },
    body: '',
  };
}
