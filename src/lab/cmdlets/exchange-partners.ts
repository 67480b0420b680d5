// Exchange's partner applications (facts.md 88). New- and Set- really download the partner's metadata document, from
// the server to which the shell is attached, with that server's trust. Texts of errors that are not sourced are ours.

import { lagBehind, partnersAt } from '../directory.ts';
import { guid } from '../ids.ts';
import { type PartnerDocument, readPartnerDocument } from '../servers/metadata.ts';
import { notPlayed, refusal, type Stage } from '../stage.ts';
import { type ExchangePartner, type LabWorld, same, stampOf } from '../world.ts';
import type { Call } from './call.ts';
import { alreadyExists, configurationPath, domainController, objectNotFound, readsDirectory } from './exchange-common.ts';
import { findAccount } from './exchange-recipients.ts';
import { asking, changes, type Family } from './play.ts';

export const exchangePartners: Family = {
  'Get-PartnerApplication': readsDirectory((call, world) => {
    const identity = call.text('Identity');
    const partners = partnersAt(world, domainController(call, world));
    const found = identity === undefined ? [] : partners.filter((each) => isNamed(world, each, identity));
    // A name that does not exist returns all: the documented trap (facts.md 89).
    return (found.length === 0 ? partners : found).map((each) => shown(call, world, each));
  }),

  'New-PartnerApplication': asking(
    'medium',
    (call) => `Creating partner application "${call.text('Name') ?? ''}".`,
    changes(6, async (call, stage) => {
      const url = call.text('AuthMetadataUrl');
      if (url === undefined) throw notPlayed('New-PartnerApplication without -AuthMetadataUrl');
      const name = call.text('Name') ?? '';
      if (name.trim() === '')
        throw refusal(
          "Cannot bind argument to parameter 'Name' because it is an empty string.",
          `ParameterArgumentValidationErrorEmptyStringNotAllowed,${call.name}`,
          'InvalidData',
        );
      domainController(call, stage.store.read());
      const document = await download(call, stage, url);
      return write(call, stage, (world) => {
        const { partners } = world.exchange;
        if (partners.some((each) => same(each.name, name))) throw alreadyExists(call, `The partner application '${name}'`);
        const twin = partners.find((each) => same(each.applicationId, document.applicationId) && same(each.realm ?? '', document.realm));
        if (twin !== undefined) {
          throw refusal(
            `The partner application '${twin.name}' already has the application identifier '${document.applicationId}' and the realm '${document.realm}'. Two partner applications cannot have the same application identifier and realm.`,
            `ErrorDuplicatePartnerApplication,${call.name}`,
            'InvalidArgument',
          );
        }
        const at = stage.now().toISOString();
        const partner: ExchangePartner = {
          name,
          guid: guid(stage.random),
          enabled: call.flag('Enabled') ?? true,
          applicationId: document.applicationId,
          metadataUrl: url,
          realm: document.realm,
          usesAuthServer: false,
          acceptsSids: call.flag('AcceptSecurityIdentifierInformation') ?? false,
          linkedAccount: linkedAccount(call, world, null),
          certificates: [...document.certificates],
          created: at,
          changed: at,
        };
        partners.push(partner);
        return [shown(call, world, partner)];
      });
    }),
  ),

  'Set-PartnerApplication': asking(
    'medium',
    (call) => `Setting partner application "${call.text('Identity') ?? ''}".`,
    changes(3, async (call, stage) => {
      const before = theOne(call, stage.store.read());
      const url = call.text('AuthMetadataUrl') ?? (call.on('RefreshAuthMetadata') ? before.metadataUrl : undefined);
      if (call.has('ApplicationIdentifier') || call.has('Realm')) {
        throw refusal(
          'The application identifier and the realm of a partner application cannot be changed.',
          `InvalidOperationException,${call.name}`,
          'InvalidArgument',
        );
      }
      if (url === null || (url !== undefined && before.usesAuthServer)) {
        throw refusal(
          `The partner application '${before.name}' uses an authorization server, so it has no metadata URL.`,
          `InvalidOperationException,${call.name}`,
          'InvalidArgument',
        );
      }
      const document = url === undefined ? undefined : await download(call, stage, url);
      if (document !== undefined && !(same(document.applicationId, before.applicationId) && same(document.realm, before.realm ?? ''))) {
        throw refusal(
          `The metadata document at '${url}' is about '${document.applicationId}@${document.realm}', but the partner application '${before.name}' is '${before.applicationId}@${before.realm ?? ''}'.`,
          `InvalidOperationException,${call.name}`,
          'InvalidArgument',
        );
      }
      return write(call, stage, (world) => {
        const partner = theOne(call, world);
        if (document !== undefined && url !== undefined) {
          partner.metadataUrl = url;
          partner.certificates = [...document.certificates];
        }
        partner.enabled = call.flag('Enabled') ?? partner.enabled;
        partner.acceptsSids = call.flag('AcceptSecurityIdentifierInformation') ?? partner.acceptsSids;
        partner.name = call.text('Name') ?? partner.name;
        if (call.has('LinkedAccount')) partner.linkedAccount = linkedAccount(call, world, partner);
        partner.changed = stage.now().toISOString();
        return [];
      });
    }),
  ),

  'Remove-PartnerApplication': asking(
    'high',
    (call) => `Removing partner application "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) =>
      write(call, stage, (world) => {
        const { guid } = theOne(call, world);
        world.exchange.partners = world.exchange.partners.filter((each) => each.guid !== guid);
        return [];
      }),
    ),
  ),
};

/** Alters the partner applications at the call's domain controller; the others have it a little later. */
const write = (call: Call, stage: Stage, alter: (world: LabWorld) => readonly unknown[]): readonly unknown[] =>
  stage.store.change((world) => {
    const before = structuredClone(world.exchange.partners);
    const result = alter(world);
    lagBehind(world, domainController(call, world), before, stage.pace.after(stage.now(), world.directory.delay));
    return result;
  });

const distinguishedName = (world: LabWorld, name: string) =>
  `CN=${name},CN=Partner Applications,CN=Auth Configuration,${configurationPath(world)}`;

const isNamed = (world: LabWorld, partner: ExchangePartner, identity: string): boolean =>
  [partner.name, partner.guid, partner.applicationId, distinguishedName(world, partner.name)].some((each) => same(each, identity));

/** The one that -Identity names. Throws a Refusal for none and for several. */
function theOne(call: Call, world: LabWorld): ExchangePartner {
  const identity = call.text('Identity') ?? '';
  const [seen, ...others] = partnersAt(world, domainController(call, world)).filter((each) => isNamed(world, each, identity));
  const found = world.exchange.partners.find((each) => each.guid === seen?.guid);
  if (found === undefined) throw objectNotFound(call, identity, world);
  if (others.length > 0)
    throw refusal(
      `The operation couldn't be performed because '${identity}' matches multiple entries.`,
      `ManagementObjectAmbiguousException,${call.name}`,
      'InvalidData',
    );
  return found;
}

async function download(call: Call, stage: Stage, url: string): Promise<PartnerDocument> {
  const { shellOn } = stage.store.read().exchange;
  const fetched = await stage.fetch(shellOn, url, stage.signal, { trust: call.on('TrustAnySSLCertificate') ? 'anything' : 'its own' });
  const failed = (why: string) =>
    refusal(
      `Unable to get the auth metadata document from '${url}'. ${why}`,
      `AuthMetadataClientException,${call.name}`,
      'ResourceUnavailable',
    );
  if (fetched.Stage !== 'done') throw failed(fetched.Detail);
  if (fetched.Status !== 200) throw failed(`The remote server returned an error: (${fetched.Status}) ${reason(fetched.Status)}.`);
  const document = readPartnerDocument(fetched.Body ?? '');
  if ('wrong' in document) throw failed(document.wrong);
  return document;
}

const reason = (status: number | null): string =>
  ({ 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 500: 'Internal Server Error', 503: 'Server Unavailable' })[status ?? 0] ??
  'Unexpected status';

/** The account must exist, and no other application may have it (facts.md 92). */
function linkedAccount(call: Call, world: LabWorld, self: ExchangePartner | null): string | null {
  const wanted = call.text('LinkedAccount');
  if (wanted === undefined) return null;
  const account = findAccount(world, wanted)?.identity;
  if (account === undefined) throw objectNotFound(call, wanted, world);
  const other = world.exchange.partners.find(
    (each) => each.guid !== self?.guid && each.linkedAccount !== null && same(each.linkedAccount, account),
  );
  if (other !== undefined)
    throw refusal(
      `The account '${account}' is already linked to the partner application '${other.name}'.`,
      `InvalidOperationException,${call.name}`,
      'InvalidArgument',
    );
  return account;
}

const shown = (call: Call, world: LabWorld, partner: ExchangePartner) => ({
  Enabled: partner.enabled,
  ApplicationIdentifier: partner.applicationId,
  CertificateStrings: partner.certificates,
  AuthMetadataUrl: partner.metadataUrl,
  Realm: partner.realm,
  UseAuthServer: partner.usesAuthServer,
  AcceptSecurityIdentifierInformation: partner.acceptsSids,
  LinkedAccount: partner.linkedAccount,
  IssuerIdentifier: null,
  AccountType: 'OrganizationalAccount',
  Name: partner.name,
  Identity: partner.name,
  DistinguishedName: distinguishedName(world, partner.name),
  Guid: partner.guid,
  WhenCreatedUTC: partner.created,
  WhenChangedUTC: stampOf(world, partner.changed),
  OriginatingServer: domainController(call, world),
  IsValid: true,
});
