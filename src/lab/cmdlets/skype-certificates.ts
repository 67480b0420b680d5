// Skype's certificates: which are assigned for what use. OAuthTokenIssuer is global and replicated; Default is each
// Front End's own (facts.md 8).

import { describe } from '../certificates.ts';
import { notPlayed, object, pause, refusal, type Stage, text } from '../stage.ts';
import { findCertificate, findComputer, type LabWorld, type SkypeSettings, same } from '../world.ts';
import type { Call } from './call.ts';
import { answer, asking, type Family, type Play, reads } from './play.ts';
import { changeSettings } from './skype-common.ts';

type TokenIssuer = NonNullable<SkypeSettings['tokenIssuer']>;

export const skypeCertificates: Family = {
  'Get-CsCertificate': reads((call, world) => {
    const types = call.list('Type');
    const wants = (use: string) => types === undefined || types.some((each) => same(each, use));
    const issuer = world.skype.central.settings.tokenIssuer;
    const own = world.skype.defaults.find((each) => same(each.fqdn, world.skype.shellOn));
    return [
      ...(wants('Default') && own !== undefined ? shown(world, own.thumbprint, 'Default', null) : []),
      ...(wants('OAuthTokenIssuer') && issuer !== null ? shownIssuer(world, issuer) : []),
    ];
  }),

  'Set-CsCertificate': asking('medium', () => 'Assigning a certificate.', assign()),

  'Remove-CsCertificate': asking(
    'medium',
    () => 'Removing a certificate assignment.',
    async function* (call, stage) {
      onlyTokenIssuer(call);
      await pause(stage, 3);
      if (stage.store.read().skype.central.settings.tokenIssuer === null) {
        throw refusal('There is no certificate assigned for OAuthTokenIssuer.', `CertificateNotAssigned,${call.name}`, 'ObjectNotFound');
      }
      // -Confirm:$false is no answer; that it asks about one in use, and that -Force answers, is documented.
      const inUse = 'The certificate is in use by OAuthTokenIssuer. Remove it?';
      if (!call.on('Previous') && !call.on('Force') && !answer(inUse, stage)) return;
      changeSettings(stage, (settings) => {
        if (call.on('Previous') && settings.tokenIssuer !== null) settings.tokenIssuer.previous = null;
        else settings.tokenIssuer = null;
      });
      yield* [];
    },
  ),
};

function assign(): Play {
  return async function* (call: Call, stage: Stage) {
    onlyTokenIssuer(call);
    const thumbprint = call.text('Thumbprint')?.replaceAll(' ', '').toUpperCase();
    if (thumbprint === undefined) throw notPlayed(`${call.name} without -Thumbprint`);
    const effective = call.date('EffectiveDate');
    if (call.on('Roll') && effective === undefined) {
      throw refusal('The parameter Roll needs the parameter EffectiveDate.', `EffectiveDateMissing,${call.name}`, 'InvalidArgument');
    }
    await pause(stage, 5);
    const world = stage.store.read();
    const entry = findComputer(world, world.skype.shellOn)?.store.find((each) => same(each.thumbprint, thumbprint));
    const certificate = findCertificate(world, thumbprint);
    if (entry === undefined || certificate === undefined) {
      throw refusal(
        `The certificate with thumbprint "${thumbprint}" was not found in the personal store of the local computer.`,
        `CertificateNotFound,${call.name}`,
        'ObjectNotFound',
      );
    }
    const described = describe(certificate.pem);
    // "At least 2048 bits" is a rule of the documentation; the words are ours.
    if (described.bits < 2048)
      throw refusal(
        `The key of the certificate has ${described.bits} bits. OAuthTokenIssuer needs at least 2048.`,
        `KeyTooShort,${call.name}`,
        'InvalidArgument',
      );
    if (!entry.hasPrivateKey)
      throw refusal('The certificate has no private key on this computer.', `PrivateKeyMissing,${call.name}`, 'InvalidArgument');
    if (!entry.exportable)
      yield text('warning', 'The private key of the certificate cannot be exported, so it cannot be replicated to other computers.');
    const now = stage.now().toISOString();
    const assigned = changeSettings(stage, (settings) => {
      const before = settings.tokenIssuer;
      settings.tokenIssuer =
        effective !== undefined && Date.parse(effective) > Date.parse(now) && before !== null
          ? { ...before, next: { thumbprint, effective } }
          : {
              thumbprint,
              previous: before !== null && before.thumbprint !== thumbprint ? before.thumbprint : null,
              effective: now,
              next: null,
            };
      return settings.tokenIssuer;
    });
    yield* shownIssuer(stage.store.read(), assigned).map(object);
  };
}

export function onlyTokenIssuer(call: Call): void {
  const types = call.list('Type') ?? [];
  if (types.length !== 1 || !types.every((each) => same(each, 'OAuthTokenIssuer')))
    throw notPlayed(`${call.name} for other uses than OAuthTokenIssuer`);
  const identity = call.text('Identity');
  if (identity !== undefined && !same(identity, 'Global')) throw notPlayed(`${call.name} with an identity other than Global`);
}

/** An assumption: a staged certificate shows as the assigned one, with the day it takes over, and the one in use as the previous one. */
function shownIssuer(world: LabWorld, issuer: TokenIssuer) {
  const view = issuer.next === null ? issuer : { ...issuer, ...issuer.next, previous: issuer.thumbprint };
  return shown(world, view.thumbprint, 'OAuthTokenIssuer', view);
}

export function shown(world: LabWorld, thumbprint: string, use: string, issuer: TokenIssuer | null) {
  const certificate = findCertificate(world, thumbprint);
  if (certificate === undefined) return [];
  const described = describe(certificate.pem);
  return [
    {
      Issuer: described.issuer,
      NotAfter: described.notAfter,
      NotBefore: described.notBefore,
      SerialNumber: described.serialNumber,
      Subject: described.subject,
      AlternativeNames: described.names,
      Thumbprint: described.thumbprint,
      EffectiveDate: issuer?.effective ?? null,
      PreviousThumbprint: issuer?.previous ?? null,
      UpdateTime: null,
      Use: use,
      SourceScope: issuer === null ? 'Machine' : 'Global',
    },
  ];
}
