// Certificates with which the products sign: none is assigned, it has run out, or a server lacks it.

import { issue } from '../certificates.ts';
import type { Computer, World } from '../world.ts';
import { allSettings, day, exchangeServers, type Fault, hour, later, type Making, restartAll } from './fault.ts';

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
  {
    id: 'auth-certificate-expired',
    title: 'Exchange’s auth certificate has expired',
    words:
      'The certificate with which Exchange signs was valid for five years, until yesterday, and nobody renewed it. Exchange publishes no key any more, so Skype cannot make Exchange its partner.',
    source: 'domain.md 8, number 5; 1b',
    breaks: 'a new world',
    break: (world, making) => {
      putAuthCertificate(world, making, later(making.now, -5 * 365 * day), later(making.now, -day));
      restartAll(world, making.now, later(making.now, -12 * hour));
    },
    mend: {
      by: 'an admin',
      words: 'Make a new auth certificate on every Exchange server, publish it, and restart IIS everywhere (KB 2617816).',
      apply: (world, making) => {
        putAuthCertificate(world, making, later(making.now, -hour), later(making.now, 5 * 365 * day));
        restartAll(world, making.now);
      },
    },
  },
  {
    id: 'auth-certificate-missing-on-one-server',
    title: 'Exchange’s auth certificate is missing on one server',
    words:
      'The last Exchange server was restored, and the certificate with which Exchange signs did not come back to it. It answers with an error where it should publish its metadata document. With one Exchange server, it is that one.',
    source: 'domain.md 8, numbers 4 and 6',
    breaks: 'a new world',
    break: (world, { now }) => {
      const { current } = world.exchange.authConfig;
      for (const each of exchangeServers(world).slice(-1)) each.store = each.store.filter(({ thumbprint }) => thumbprint !== current);
      restartAll(world, now, later(now, -12 * hour));
    },
    mend: {
      by: 'an admin',
      words: 'Export the auth certificate with its key and import it on the server that lacks it (MonitorExchangeAuthCertificate.ps1).',
      apply: (world) => {
        for (const each of exchangeServers(world)) addAuthCertificate(each, world.exchange.authConfig.current);
      },
    },
  },
];

/** Makes a new auth certificate on every Exchange server and publishes it; the one before becomes the previous one. */
function putAuthCertificate(world: World, { now, random }: Making, notBefore: Date, notAfter: Date): void {
  const made = issue(
    {
      commonName: 'Microsoft Exchange Server Auth Certificate',
      names: [],
      bits: 2048,
      digest: 'sha256',
      notBefore,
      notAfter,
      use: 'server',
      issuer: 'itself',
    },
    random,
  );
  const { authConfig } = world.exchange;
  const isExpired = notAfter < now;
  world.certificates.push(made);
  // A certificate that has expired has been the current one for years: nothing was published lately.
  authConfig.previous = isExpired ? null : authConfig.current;
  authConfig.changed = isExpired ? notBefore.toISOString() : now.toISOString();
  authConfig.current = made.thumbprint;
  for (const each of exchangeServers(world)) addAuthCertificate(each, made.thumbprint);
}

function addAuthCertificate({ store }: Computer, thumbprint: string | null): void {
  if (thumbprint === null || store.some((each) => each.thumbprint === thumbprint)) return;
  store.push({
    thumbprint,
    friendlyName: 'Microsoft Exchange Server Auth Certificate',
    hasPrivateKey: true,
    exportable: true,
    services: 'SMTP',
  });
}
