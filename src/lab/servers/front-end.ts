// The web services of a Front End Server: its auth metadata document, from the settings that have reached it.

import type { Random } from '../ids.ts';
import { findCertificate, skypeId, skypeRealm, type World } from '../world.ts';
import { metadataAnswer } from './metadata.ts';
import { type Answer, type Asked, notFound, serverError } from './site.ts';

export function frontEndAnswer(asked: Asked, fqdn: string, world: World, now: Date, random: Random): Answer {
  if (asked.path !== '/metadata/json/1') return notFound;
  const settings = world.skype.replicas.find((each) => each.fqdn === fqdn)?.settings;
  const issuer = settings?.tokenIssuer;
  // No OAuthTokenIssuer certificate here yet: nothing to publish.
  if (settings === undefined || issuer == null) return serverError;
  const certificates = [issuer.thumbprint, issuer.previous].flatMap((each) => (each === null ? [] : (findCertificate(world, each) ?? [])));
  const url = `https://${asked.host}/metadata/json/1`;
  return metadataAnswer({ name: 'Lync', applicationId: skypeId, realm: skypeRealm(world, settings), certificates, url }, now, random);
}
