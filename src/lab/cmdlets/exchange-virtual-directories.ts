// Exchange's virtual directories for web services: whether they take OAuth, and where they send clients for mailboxes. Those of the back
// end always take it here; of the rest that can be set on them nothing is played.

import { notPlayed } from '../stage.ts';
import { type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { exchangeServerNamed, objectNotFound, readsDirectory, shortName } from './exchange-common.ts';
import { changes, type Family } from './play.ts';

type Server = LabWorld['exchange']['servers'][number];
type Directory = 'EWS' | 'Autodiscover';

const identityOf = (fqdn: string, directory: Directory, site = 'Default Web Site'): string => `${shortName(fqdn)}\\${directory} (${site})`;

const looksAt = (directory: Directory) =>
  readsDirectory((call, world) => {
    const named = call.text('Server');
    const servers = named === undefined ? world.exchange.servers : [exchangeServerNamed(call, world, named)];
    const all = servers.flatMap((each) => [
      shown(each, directory, 'Default Web Site', each.oauthOff?.includes(directory) !== true),
      ...(call.on('ShowMailboxVirtualDirectories') ? [shown(each, directory, 'Exchange Back End', true)] : []),
    ]);
    const identity = call.text('Identity');
    const found = all.filter((each) => identity === undefined || same(each.Identity, identity));
    if (identity !== undefined && found.length === 0) throw objectNotFound(call, identity, world);
    return found;
  });

const shown = ({ fqdn, ewsUrl, nlbBypass }: Server, directory: Directory, site: string, isOn: boolean) => ({
  Name: `${directory} (${site})`,
  Identity: identityOf(fqdn, directory, site),
  Server: shortName(fqdn),
  // Of Autodiscover's own, which nobody goes by, none is played.
  InternalUrl: directory === 'EWS' ? ewsUrl : null,
  // Of the back end, where it has a value of its own that nobody changes, none is played.
  ...(directory === 'EWS' ? { InternalNLBBypassUrl: site === 'Default Web Site' ? nlbBypass : null } : {}),
  OAuthAuthentication: isOn,
});

const setsOn = (directory: Directory) =>
  changes(3, (call, stage) => {
    const isOn = call.flag('OAuthAuthentication');
    const url = directory === 'EWS' ? call.text('InternalUrl') : undefined;
    if (isOn === undefined && url === undefined) throw notPlayed(`${call.name} without -OAuthAuthentication`);
    stage.store.change((world) => {
      const found = serverIn(call, world, directory);
      if (url !== undefined) found.ewsUrl = url;
      if (isOn === undefined) return;
      found.oauthOff = [...(found.oauthOff ?? []).filter((each) => each !== directory), ...(isOn ? [] : [directory])];
    });
    return [];
  });

function serverIn(call: Call, world: LabWorld, directory: Directory) {
  const identity = call.text('Identity') ?? '';
  const found = world.exchange.servers.find((each) => same(identityOf(each.fqdn, directory), identity));
  if (found === undefined) throw objectNotFound(call, identity, world);
  return found;
}

export const exchangeVirtualDirectories: Family = {
  'Get-WebServicesVirtualDirectory': looksAt('EWS'),
  'Get-AutodiscoverVirtualDirectory': looksAt('Autodiscover'),
  'Set-WebServicesVirtualDirectory': setsOn('EWS'),
  'Set-AutodiscoverVirtualDirectory': setsOn('Autodiscover'),
};
