// The certificate with which Skype signs: none is assigned, or it has run out.

import { describe, issue } from '../certificates.ts';
import { entry } from '../presets/parts.ts';
import type { World } from '../world.ts';
import { allSettings, day, type Fault, frontEnds, hour, later, type Making, restartAll } from './fault.ts';

export const certificateFaults: readonly Fault[] = [
  {
    id: 'no-oauth-token-issuer',
    title: 'No OAuthTokenIssuer certificate is assigned',
    words:
      'Skype for Business Server has no certificate to sign its tokens with, because that part of the Deployment Wizard was left out. A suitable certificate is in the Front End Server’s store; it only has to be assigned.',
    source: 'facts.md 17',
    breaks: 'a new world',
    break: (world) => {
      for (const settings of allSettings(world)) settings.tokenIssuer = null;
    },
    mend: { by: 'the wizard' },
  },
  {
    id: 'oauth-expired',
    title: 'Skype’s OAuthTokenIssuer certificate has expired',
    words:
      'The set-up worked until yesterday; then the certificate with which Skype signs ran out, and nobody renewed it. Skype publishes no key any more, and Exchange refuses what it signs. A new certificate can be had from the company’s certification authority.',
    source: 'facts.md 18',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, -2 * 365 * day), later(making.now, -day)),
    mend: { by: 'the wizard' },
  },
  {
    id: 'oauth-due',
    title: 'Skype’s OAuthTokenIssuer certificate ends in 20 days',
    words:
      'Everything works. The certificate with which Skype signs ends in 20 days: there is time to let a new one take over on a day that suits.',
    source: 'facts.md 13, 18',
    breaks: 'a finished set-up',
    break: (world, making) => putTokenIssuer(world, making, later(making.now, -2 * 365 * day), later(making.now, 20 * day)),
    mend: { by: 'the wizard' },
  },
  {
    id: 'certificate-requests-pending',
    title: 'The certification authority keeps requests for someone to grant',
    words:
      'Skype has no certificate to sign with, and none that would fit. The company’s certification authority issues nothing by itself: someone grants each request, some minutes after it was made.',
    source: 'facts.md 15: an authority may answer "pending"',
    breaks: 'a new world',
    break: (world) => {
      world.authorityPolicy = 'pending';
      takeTokenIssuer(world);
    },
    mend: { by: 'the wizard' },
  },
];

/** Takes the token issuer out of use and out of every store. */
function takeTokenIssuer(world: World): void {
  const gone = allSettings(world).flatMap(({ tokenIssuer }) => (tokenIssuer === null ? [] : [tokenIssuer.thumbprint]));
  for (const settings of allSettings(world)) settings.tokenIssuer = null;
  for (const each of world.computers) each.store = each.store.filter(({ thumbprint }) => !gone.includes(thumbprint));
}

/** As if Skype had signed with this certificate all along, and Exchange knew it. */
function putTokenIssuer(world: World, { now, random }: Making, notBefore: Date, notAfter: Date): void {
  const { domain } = world.directory;
  const wanted = { commonName: domain, names: [domain], bits: 2048, digest: 'sha256', use: 'server', issuer: world.authority } as const;
  const made = issue({ ...wanted, notBefore, notAfter }, random);
  takeTokenIssuer(world);
  world.certificates.push(made);
  for (const settings of allSettings(world))
    settings.tokenIssuer = { thumbprint: made.thumbprint, previous: null, effective: notBefore.toISOString(), next: null };
  for (const each of frontEnds(world)) each.store.push(entry(made, 'Skype for Business Server OAuth'));
  for (const each of world.exchange.partners) each.certificates = [describe(made.pem).raw];
  restartAll(world, now, later(now, -12 * hour));
}
