// Skype's OAuth configuration, its authorization servers, archiving and the user services policies (facts.md 96, 124, 125).

import { type SkypeSettings, same, skypeRealm } from '../world.ts';
import { asking, changes, type Family, reads } from './play.ts';
import { changeSettings, chosenItems, itemExists, itemNotFound, settingsFor } from './skype-common.ts';
import { shownPartner } from './skype-partners.ts';

type Policy = SkypeSettings['policies'][number];

export const skypeOAuth: Family = {
  'Get-CsOAuthConfiguration': reads((call, world, stage) => {
    const settings = settingsFor(call, stage);
    return chosenItems(call, ['Global'], (each) => each, 'OAuthSettings').map((Identity) => ({
      Identity,
      PartnerApplications: settings.partners.map(shownPartner),
      OAuthServers: [],
      Realm: skypeRealm(world, settings),
      ServiceName: settings.oauth.serviceName,
      ClientAuthorizationOAuthServerIdentity: null,
      ExchangeAutodiscoverUrl: settings.oauth.autodiscoverUrl,
      ExchangeAutodiscoverAllowedDomains: settings.oauth.autodiscoverAllowedDomains,
    }));
  }),

  'Set-CsOAuthConfiguration': asking(
    'medium',
    () => 'Setting the OAuth configuration.',
    changes(2, (call, stage) => {
      const identity = call.text('Identity');
      if (identity !== undefined && !same(identity, 'Global')) throw itemNotFound(call, identity, 'OAuthSettings');
      const given = (parameter: string, before: string | null) => (call.has(parameter) ? (call.text(parameter) ?? null) : before);
      changeSettings(stage, ({ oauth }) => {
        oauth.realm = given('Realm', oauth.realm);
        oauth.serviceName = call.text('ServiceName') ?? oauth.serviceName;
        oauth.autodiscoverUrl = given('ExchangeAutodiscoverUrl', oauth.autodiscoverUrl);
        oauth.autodiscoverAllowedDomains = given('ExchangeAutodiscoverAllowedDomains', oauth.autodiscoverAllowedDomains);
      });
      return [];
    }),
  ),

  // Used for the cloud only.
  'Get-CsOAuthServer': reads((call, _, stage) =>
    chosenItems(call, settingsFor(call, stage).oauthServers, (each) => each, 'OAuthServer').map((Name) => ({ Identity: Name, Name })),
  ),

  'Get-CsArchivingConfiguration': reads((call, _, stage) =>
    chosenItems(call, ['Global'], (each) => each, 'ArchivingSettings').map((Identity) => ({
      Identity,
      EnableArchiving: 'None',
      EnableExchangeArchiving: settingsFor(call, stage).archivesToExchange,
      BlockOnArchiveFailure: false,
    })),
  ),

  'Get-CsUserServicesPolicy': reads((call, _, stage) =>
    chosenItems(call, settingsFor(call, stage).policies, (each) => each.identity, 'UserServicesPolicy').map(shownPolicy),
  ),

  'Set-CsUserServicesPolicy': asking(
    'medium',
    (call) => `Setting user services policy "${call.text('Identity') ?? 'Global'}".`,
    changes(2, (call, stage) => {
      const identity = call.text('Identity') ?? 'Global';
      if (!stage.store.read().skype.central.settings.policies.some((each) => same(each.identity, identity)))
        throw itemNotFound(call, identity, 'UserServicesPolicy');
      changeSettings(stage, ({ policies }) => {
        for (const policy of policies.filter((each) => same(each.identity, identity))) {
          policy.ucsAllowed = call.flag('UcsAllowed') ?? policy.ucsAllowed;
          policy.migrationDelayInDays = call.number('MigrationDelayInDays') ?? policy.migrationDelayInDays;
        }
      });
      return [];
    }),
  ),

  'New-CsUserServicesPolicy': asking(
    'medium',
    (call) => `Creating user services policy "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) => {
      // A policy for named users has the prefix "Tag:" in its identity; one for a site has "site:".
      const given = call.text('Identity') ?? '';
      const identity = /^(tag|site|global)\b/i.test(given) ? given : `Tag:${given}`;
      if (stage.store.read().skype.central.settings.policies.some((each) => same(each.identity, identity)))
        throw itemExists(call, identity, 'UserServicesPolicy');
      const policy: Policy = {
        identity,
        ucsAllowed: call.flag('UcsAllowed') ?? true,
        migrationDelayInDays: call.number('MigrationDelayInDays') ?? null,
      };
      changeSettings(stage, ({ policies }) => policies.push(policy));
      return [shownPolicy(policy)];
    }),
  ),
};

const shownPolicy = (each: Policy) => ({
  Identity: each.identity,
  UcsAllowed: each.ucsAllowed,
  MigrationDelayInDays: each.migrationDelayInDays,
});
