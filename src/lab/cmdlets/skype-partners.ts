// Skype's partner applications (facts.md 94). New- and Set- really download the partner's metadata document, from the
// Front End on which the shell runs, with its own trust.

import { readPartnerDocument } from '../servers/metadata.ts';
import { notPlayed, refusal, type Stage } from '../stage.ts';
import { type SkypePartner, same } from '../world.ts';
import type { Call } from './call.ts';
import { asking, changes, type Family, reads } from './play.ts';
import { changeSettings, chosenItems, itemExists, itemNotFound, settingsFor } from './skype-common.ts';

const kind = 'PartnerApplication';

export const skypePartners: Family = {
  'Get-CsPartnerApplication': reads((call, _, stage) =>
    chosenItems(call, settingsFor(call, stage).partners, (each) => each.identity, kind).map(shownPartner),
  ),

  'New-CsPartnerApplication': asking(
    'medium',
    (call) => `Creating partner application "${call.text('Identity') ?? ''}".`,
    changes(4, async (call, stage) => {
      const identity = call.text('Identity') ?? '';
      const url = call.text('MetadataUrl');
      if (url === undefined) throw notPlayed('New-CsPartnerApplication without -MetadataUrl');
      if (identity.trim() === '')
        throw refusal(
          "Cannot bind argument to parameter 'Identity' because it is an empty string.",
          `ParameterArgumentValidationErrorEmptyStringNotAllowed,${call.name}`,
          'InvalidData',
        );
      const trustLevel = trustLevelOf(call) ?? 'Full';
      const document = await download(call, stage, url);
      const exists = () => stage.store.read().skype.central.settings.partners.some((each) => same(each.identity, identity));
      if (exists()) throw itemExists(call, identity, kind);
      const partner: SkypePartner = {
        identity,
        applicationId: document.applicationId,
        realm: document.realm,
        trustLevel,
        acceptsSids: call.flag('AcceptSecurityIdentifierInformation') ?? false,
        enabled: call.flag('Enabled') ?? true,
        keys: { kind: 'metadata', url, certificates: [...document.certificates] },
      };
      changeSettings(stage, ({ partners }) => partners.push(partner));
      return [shownPartner(partner)];
    }),
  ),

  'Set-CsPartnerApplication': asking(
    'medium',
    (call) => `Setting partner application "${call.text('Identity') ?? ''}".`,
    changes(3, async (call, stage) => {
      const identity = theOne(call, stage);
      if (call.has('CertificateFileData') || call.has('CertificateRawData') || call.has('Instance') || call.has('UseOAuthServer')) {
        throw notPlayed('Set-CsPartnerApplication with keys other than -MetadataUrl');
      }
      const trustLevel = trustLevelOf(call);
      const url = call.text('MetadataUrl');
      const document = url === undefined ? undefined : await download(call, stage, url);
      changeSettings(stage, ({ partners }) => {
        for (const partner of partners.filter((each) => each.identity === identity)) {
          if (document !== undefined && url !== undefined) {
            partner.applicationId = document.applicationId;
            partner.realm = document.realm;
            partner.keys = { kind: 'metadata', url, certificates: [...document.certificates] };
          }
          partner.trustLevel = trustLevel ?? partner.trustLevel;
          partner.enabled = call.flag('Enabled') ?? partner.enabled;
          partner.acceptsSids = call.flag('AcceptSecurityIdentifierInformation') ?? partner.acceptsSids;
        }
      });
      return [];
    }),
  ),

  'Remove-CsPartnerApplication': asking(
    'high',
    (call) => `Removing partner application "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) => {
      const identity = theOne(call, stage);
      changeSettings(stage, (settings) => {
        settings.partners = settings.partners.filter((each) => each.identity !== identity);
      });
      return [];
    }),
  ),
};

function theOne(call: Call, stage: Stage): string {
  const identity = call.text('Identity') ?? '';
  const found = stage.store.read().skype.central.settings.partners.find((each) => same(each.identity, identity));
  if (found === undefined) throw itemNotFound(call, identity, kind);
  return found.identity;
}

function trustLevelOf(call: Call): SkypePartner['trustLevel'] | undefined {
  const given = call.text('ApplicationTrustLevel');
  const levels = ['Full', 'Application', 'User'] as const;
  const found = levels.find((each) => given !== undefined && same(each, given));
  if (given !== undefined && found === undefined) {
    throw refusal(
      `Cannot bind parameter 'ApplicationTrustLevel'. Cannot convert value "${given}" to type "ApplicationTrustLevel". Specify one of: ${levels.join(', ')}.`,
      `CannotConvertArgumentNoMessage,${call.name}`,
      'InvalidArgument',
    );
  }
  return found;
}

async function download(call: Call, stage: Stage, url: string) {
  const fetched = await stage.fetch(stage.store.read().skype.shellOn, url, stage.signal);
  const document = fetched.Stage === 'done' && fetched.Status === 200 ? readPartnerDocument(fetched.Body ?? '') : { wrong: fetched.Detail };
  if (!('wrong' in document)) return document;
  // One text for all causes, as the product does it (facts.md 56).
  throw refusal(
    'Cannot bind parameter \'MetadataUrl\' to the target. Exception setting "MetadataUrl": "The metadata document could not be downloaded from the URL in the MetadataUrl parameter or downloaded data is not a valid metadata document."',
    `ParameterBindingFailed,Microsoft.Rtc.Management.Xds.${call.name.replace('-', '')}Cmdlet`,
    'WriteError',
  );
}

/** As Get-CsPartnerApplication shows it: AuthToken tells the kind of its keys (facts.md 94). */
export const shownPartner = (each: SkypePartner) => ({
  Identity: each.identity,
  AuthToken: authToken(each.keys),
  Name: each.identity,
  ApplicationIdentifier: each.applicationId,
  Realm: each.realm,
  ApplicationTrustLevel: each.trustLevel,
  AcceptSecurityIdentifierInformation: each.acceptsSids,
  Enabled: each.enabled,
});

function authToken(keys: SkypePartner['keys']): string {
  switch (keys.kind) {
    case 'metadata':
      return `Value=${keys.url}`;
    case 'oauth server':
      return 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.UseOAuthServer';
    case 'certificate':
      return 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.CertificateData';
  }
}
