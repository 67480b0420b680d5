// Exchange's AuthConfig: which certificate it signs with, which one before, which one next. What Set-AuthConfig refuses and asks is
// as observed of Exchange 2013 (facts.md 30); its words are assumptions.

import { deploy, publish } from '../auth-certificates.ts';
import { describe } from '../certificates.ts';
import { notPlayed, refusal, type Stage } from '../stage.ts';
import { findCertificate, findComputer, type LabWorld, same, stampOf } from '../world.ts';
import type { Call } from './call.ts';
import { configurationPath, domainController } from './exchange-common.ts';
import { answer, asking, changes, type Family, reads } from './play.ts';

export const exchangeAuthConfig: Family = {
  'Get-AuthConfig': reads((call, world) => {
    const config = world.exchange.authConfig;
    const path = `CN=Auth Configuration,${configurationPath(world)}`;
    return [
      {
        CurrentCertificateThumbprint: config.current,
        // An empty text, and never null, where there is none (recorded of real servers).
        PreviousCertificateThumbprint: config.previous ?? '',
        NextCertificateThumbprint: config.next ?? '',
        NextCertificateEffectiveDate: config.nextEffective,
        ServiceName: '00000002-0000-0ff1-ce00-000000000000',
        Realm: config.realm ?? '',
        Name: 'Auth Configuration',
        DistinguishedName: path,
        Identity: 'Auth Configuration',
        Guid: config.guid,
        WhenChangedUTC: stampOf(world, config.changed),
        OriginatingServer: domainController(call, world),
        IsValid: true,
      },
    ];
  }),
  'Set-AuthConfig': asking(
    'medium',
    () => 'Changing the authorization configuration.',
    changes(5, (call, stage) => {
      domainController(call, stage.store.read());
      if (call.has('NewCertificateThumbprint') || call.has('NewCertificateEffectiveDate')) setNext(call, stage);
      else if (call.has('CertificateThumbprint')) setCurrent(call, stage);
      else if (call.has('Realm') || call.has('ServiceName')) throw notPlayed('Set-AuthConfig with a realm or a service name');
      else changePublished(call, stage);
      return [];
    }),
  ),
};

const minutes = 60_000;
const hours = 60 * minutes;

function setNext(call: Call, stage: Stage): void {
  const [wanted, effective] = [call.text('NewCertificateThumbprint'), call.date('NewCertificateEffectiveDate')];
  if (wanted === undefined || effective === undefined)
    throw invalid(call, 'Both the thumbprint of the new certificate and its effective date must be specified.');
  const world = stage.store.read();
  const [now, from] = [stage.now().getTime(), Date.parse(effective)];
  if (from < now - 5 * minutes) throw invalid(call, 'The effective date of the new certificate is in the past.');
  if (world.exchange.authConfig.current !== null && same(wanted, world.exchange.authConfig.current))
    throw invalid(call, `The certificate with thumbprint ${wanted} is the current certificate already.`);
  const { thumbprint, notAfter } = usable(call, wanted, world, stage.now());
  if (Date.parse(notAfter) <= from) throw invalid(call, `The certificate with thumbprint ${wanted} expires before its effective date.`);
  const soon = 'The new certificate becomes effective in less than 48 hours, and may not have reached every server by then. Continue?';
  if (from < now + 48 * hours && !agrees(call, stage, soon)) return;
  const { next } = world.exchange.authConfig;
  if (next !== null && !agrees(call, stage, `The certificate ${next} is staged already. Replace it?`)) return;
  stage.store.change((draft) => {
    Object.assign(draft.exchange.authConfig, { next: thumbprint, nextEffective: effective, changed: stage.now().toISOString() });
    if (!call.on('SkipImmediateCertificateDeployment')) deploy(draft, thumbprint, draft.exchange.shellOn, stage.pace, stage.now());
  });
}

/** What it asks of its own accord: -Confirm:$false is no answer, -Force means Yes. */
const agrees = (call: Call, stage: Stage, question: string): boolean => call.on('Force') || answer(question, stage);

function setCurrent(call: Call, stage: Stage): void {
  const { thumbprint } = usable(call, call.text('CertificateThumbprint') ?? '', stage.store.read(), stage.now());
  if (!agrees(call, stage, 'Others refuse what is signed until they have read the new certificate. Continue?')) return;
  stage.store.change((draft) => {
    const config = draft.exchange.authConfig;
    Object.assign(config, { previous: config.current, current: thumbprint, changed: stage.now().toISOString() });
    if (!call.on('SkipImmediateCertificateDeployment')) deploy(draft, thumbprint, draft.exchange.shellOn, stage.pace, stage.now());
  });
}

function changePublished(call: Call, stage: Stage): void {
  const { next, nextEffective } = stage.store.read().exchange.authConfig;
  if (call.on('PublishCertificate') && next === null) throw invalid(call, 'There is no next certificate to publish.');
  const isEarly = call.on('PublishCertificate') && Date.parse(nextEffective ?? '') > stage.now().getTime();
  if (isEarly && !agrees(call, stage, 'The effective date of the next certificate has not come. Publish it now?')) return;
  stage.store.change((draft) => {
    const at = stage.now().toISOString();
    if (call.on('PublishCertificate')) publish(draft, at);
    if (call.on('ClearPreviousCertificate')) Object.assign(draft.exchange.authConfig, { previous: null, changed: at });
  });
}

/** The certificate as the server of the shell has it. Throws a Refusal where it cannot sign. */
function usable(call: Call, wanted: string, world: LabWorld, now: Date) {
  const held = findComputer(world, world.exchange.shellOn)?.store.find((each) => same(each.thumbprint, wanted));
  const certificate = findCertificate(world, wanted);
  if (held === undefined || certificate === undefined || !held.hasPrivateKey)
    throw invalid(call, `The certificate with thumbprint ${wanted} was not found, or it has no private key.`);
  if (!held.exportable && !call.on('Force'))
    throw invalid(call, `The private key of the certificate with thumbprint ${wanted} is not exportable.`);
  const described = describe(certificate.pem);
  if (Date.parse(described.notAfter) <= now.getTime()) throw invalid(call, `The certificate with thumbprint ${wanted} has expired.`);
  return described;
}

const invalid = (call: Call, words: string) => refusal(words, `InvalidOperationException,${call.name}`, 'InvalidOperation');
