// Configure-EnterprisePartnerApplication.ps1 as it ships with Exchange, step by step (facts.md 3): the account, three
// roles, the partner application. Every message follows an empty line, all on the information stream. Like the real one
// it cannot be run twice: the last step makes a new application each time and Exchange refuses a second.

import type { Parameters, Script, Value } from '../model/command.ts';
import { exchangeShell } from '../model/place.ts';
import type { Item } from '../model/shell.ts';
import { findAccount } from './cmdlets/exchange-recipients.ts';
import { playCmdlet } from './cmdlets/registry.ts';
import { hex } from './ids.ts';
import { notPlayed, pause, refusal, type Stage, text } from './stage.ts';
import { same } from './world.ts';

const accountName = 'LyncEnterprise-ApplicationAccount';
const roles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'];
const known = ['AuthMetadataUrl', 'ApplicationType', 'DomainController', 'TrustAnySSLCertificate'];

/** Plays the script; its exit code, null where it ran to its end. Throws a Refusal at the first terminating error. */
export async function* playScript(script: Script, stage: Stage): AsyncGenerator<Item, number | null> {
  const { url, type, common, trustAny } = readParameters(script);
  // Loading the shell's modules and reading the directory takes most of the script's time.
  await pause(stage, 20);
  if (!['Lync', 'SharePoint', 'Generic'].some((each) => same(each, type))) {
    yield* say("Invalid (ServiceName) specified. Possible values are 'Lync', 'SharePoint', or 'Generic'.");
    return 1;
  }
  if (!same(type, 'Lync')) throw notPlayed(`the application type ${type}`);

  const cmdlet = (name: string, parameters: Parameters, switches: readonly string[] = []) =>
    playCmdlet({ kind: 'cmdlet', place: exchangeShell, name, parameters: { ...parameters, ...common }, switches, returns: [] }, stage);

  let account = findAccount(stage.store.read(), accountName);
  if (account !== undefined && account.type === 'UserMailbox') {
    yield* say(`Cannot use existing User <${accountName}> with RecipientType <${account.type}>. Retry with <${accountName}-1>`);
    throw notPlayed('an account name that is taken by a mailbox');
  }
  if (account !== undefined) {
    yield* say(`User <${account.identity}> already exists. Using this user for the Partner Application.`);
  } else {
    yield* say(`Creating User <${accountName}> for Partner Application.`);
    // The script takes the Name of the first accepted domain, not its DomainName.
    const domain = stage.store.read().exchange.acceptedDomains[0]?.name;
    if (domain === undefined) yield* say('There is no accepted domain so user can not be created.');
    yield* quiet(cmdlet('New-MailUser', { Name: accountName, ExternalEmailAddress: `${accountName}@${domain ?? ''}` }));
    yield* quiet(cmdlet('Set-MailUser', { Identity: accountName, HiddenFromAddressListsEnabled: true }));
    account = findAccount(stage.store.read(), accountName);
    if (account === undefined) return 1;
    yield* say(`Created User <${account.identity}> for Partner Application.`);
  }

  for (const role of roles) {
    await pause(stage, 5);
    const { assignments } = stage.store.read().exchange;
    if (assignments.some((each) => same(each.role, role) && same(each.assignee, accountName))) {
      yield* say(`Skipping role assignment: Role <${role}> already assigned to Application User <${account.identity}>.`);
      continue;
    }
    yield* say(`Assigning role <${role}> to Application User <${account.identity}>.`);
    yield* quiet(cmdlet('New-ManagementRoleAssignment', { Role: role, User: account.identity }));
  }

  const name = `LyncEnterprise-${hex(stage.random, 16)}`;
  yield* say(`Creating Partner Application <${name}> using metadata <${url}> with linked account <${account.identity}>.`);
  const parameters = {
    Name: name,
    AuthMetadataUrl: url,
    AcceptSecurityIdentifierInformation: true,
    Enabled: true,
    LinkedAccount: account.identity,
  };
  yield* quiet(cmdlet('New-PartnerApplication', parameters, trustAny ? ['TrustAnySSLCertificate'] : []));
  yield* say(`Created Partner Application <${name}>.`);
  yield* say('THE CONFIGURATION HAS SUCCEEDED.');
  return null;
}

function* say(words: string): Generator<Item, void> {
  yield text('information', '');
  yield text('information', words);
}

/** The script keeps the objects of its cmdlets for itself. */
async function* quiet(items: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  for await (const item of items) if (item.kind !== 'object') yield item;
}

function readParameters(script: Script) {
  const given = new Map<string, Value>();
  for (const [name, value] of Object.entries(script.parameters)) {
    const found = known.find((each) => same(each, name));
    if (found === undefined)
      throw refusal(
        `A parameter cannot be found that matches parameter name '${name}'.`,
        `NamedParameterNotFound,${script.file}`,
        'InvalidArgument',
      );
    given.set(found, value);
  }
  const missing = ['AuthMetadataUrl', 'ApplicationType'].filter((each) => !given.has(each));
  if (missing.length > 0) {
    throw refusal(
      `Cannot process command because of one or more missing mandatory parameters: ${missing.join(' ')}.`,
      `MissingMandatoryParameter,${script.file}`,
      'InvalidArgument',
    );
  }
  const asText = (name: string): string => {
    const value = given.get(name) ?? '';
    if (typeof value === 'string') return value;
    throw refusal(
      `Cannot process argument transformation on parameter '${name}'. Cannot convert value to type System.String.`,
      `ParameterArgumentTransformationError,${script.file}`,
      'InvalidData',
    );
  };
  const trust = given.get('TrustAnySSLCertificate') ?? false;
  if (typeof trust !== 'boolean') {
    const words = `Cannot process argument transformation on parameter 'TrustAnySSLCertificate'. Cannot convert value to type "System.Boolean".`;
    throw refusal(words, `ParameterArgumentTransformationError,${script.file}`, 'InvalidData');
  }
  const common: Parameters = given.has('DomainController') ? { DomainController: asText('DomainController') } : {};
  return { url: asText('AuthMetadataUrl'), type: asText('ApplicationType'), common, trustAny: trust };
}
