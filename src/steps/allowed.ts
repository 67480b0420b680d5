// All commands that the wizard ever runs, by name and parameters: its looks, as the functions that look make them, and its changes
// (changing-commands.ts). Whatever asks for another, a state file, an answer or an error of ours, it is not started. A new look is a
// line here; a test compares both with what the source can emit.

import { readExchangeCertificates, readShellServer, readTransportCertificates } from '../exchange/certificates.ts';
import {
  clientAccessOf2013,
  readAcceptedDomains,
  readAuthServers,
  readClientAccess,
  readDatabaseCopies,
  readDedicatedHybrid,
  readDirectories,
  readExchangeServers,
  readHybrid,
  readInactive,
  readMailbox,
  readMailboxServers,
  readOAuthSwitches,
  readOrganisation,
} from '../exchange/organisation.ts';
import {
  configureScript,
  readAccount,
  readHidden,
  readPartnerApplications,
  readRoleAssignments,
  readScriptAccounts,
} from '../exchange/partner-applications.ts';
import { readAuthConfig } from '../exchange/signing.ts';
import { type Command, nameOf } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { exchangeShell, skypeShell } from '../model/place.ts';
import { readMissing } from '../powershell/available.ts';
import { viewEntireForest } from '../powershell/entire-forest.ts';
import type { Reader } from '../powershell/reader.ts';
import { readAssigned, readShellComputer } from '../skype/certificates.ts';
import {
  readOAuthConfiguration,
  readOAuthServers,
  readSkypePartnerApplications,
  readStorageFailures,
  storageTest,
} from '../skype/oauth.ts';
import {
  readArchiving,
  readContactsPolicies,
  readMigratedContacts,
  readPools,
  readReplicas,
  readSipDomains,
  readSkypeVersion,
  readUser,
  readWebServers,
} from '../skype/topology.ts';
import { readAnswerAt } from '../windows/answers.ts';
import { readClock } from '../windows/clock.ts';
import { readDocumentFrom } from '../windows/documents.ts';
import { readAuthorities, readIis, readProxySettings, readServesTls, readStore, startPool } from '../windows/functions.ts';
import { importPfx, readPfxFile } from '../windows/pfx.ts';
import { changingCommands } from './changing-commands.ts';
import { forms } from './claim.ts';

const at = 'server.example.com';
const name = 'sample';
const url = 'https://server.example.com';

/** The commands with which these functions look. The values are samples: only names are read of them. */
function commandsOf(...looks: readonly ((reader: Reader) => Promise<unknown>)[]): readonly Command[] {
  const commands: Command[] = [];
  const listening: Reader = {
    run(command) {
      commands.push(command);
      // Nobody answers: what a look would ask next, it asks in the same way.
      return new Promise(() => undefined);
    },
  };
  for (const look of looks) void look(listening);
  return commands;
}

const looks = commandsOf(
  (reader) => readExchangeCertificates(reader, at),
  readShellServer,
  readTransportCertificates,
  readAcceptedDomains,
  readAuthServers,
  readClientAccess,
  (reader) => readDatabaseCopies(reader, at),
  readDedicatedHybrid,
  readDirectories.ews,
  readDirectories.autodiscover,
  readExchangeServers,
  readHybrid,
  (reader) => readInactive(reader, at),
  (reader) => readMailbox(reader, name),
  readMailboxServers,
  (reader) => readOAuthSwitches(reader, at, 'ews'),
  (reader) => readOAuthSwitches(reader, at, 'autodiscover'),
  readOrganisation,
  (reader) => readAccount(reader, name, at),
  (reader) => readHidden(reader, name, at),
  (reader) => readPartnerApplications(reader, at),
  (reader) => readRoleAssignments(reader, name, at),
  (reader) => readScriptAccounts(reader, at),
  readAuthConfig,
  (reader) => readMissing(reader, exchangeShell, []),
  (reader) => readMissing(reader, skypeShell, []),
  (reader) => readAssigned(reader, 'Default'),
  readShellComputer,
  readOAuthConfiguration,
  readOAuthServers,
  readSkypePartnerApplications,
  (reader) => readStorageFailures(reader, name, at),
  readArchiving,
  readContactsPolicies,
  (reader) => readMigratedContacts(reader, at),
  readPools,
  readReplicas,
  readSipDomains,
  readSkypeVersion,
  (reader) => readUser(reader, name),
  readWebServers,
  (reader) => readAnswerAt(reader, { from: at, url, at, asking: 'for a challenge' }),
  (reader) => readClock(reader, at),
  (reader) => readDocumentFrom(reader, at, url, name),
  (reader) => readAuthorities(reader, at),
  (reader) => readIis(reader, at, []),
  (reader) => readProxySettings(reader, at),
  (reader) => readServesTls(reader, at),
  (reader) => readStore(reader, at),
  (reader) => readPfxFile(reader, at, name),
);

const all: readonly Command[] = [
  ...looks,
  clientAccessOf2013,
  ...changingCommands,
  viewEntireForest,
  configureScript(url, at),
  importPfx(at, name, name),
  startPool(at, name),
];

/** What may stand behind the server's name (facts.md 83). */
const programs: { readonly [file: string]: readonly string[] } = { 'iisreset.exe': ['/restart', '/start', '/timeout:60'] };

const keyOf = (command: Command): string => `${command.place.shell} ${command.kind} ${nameOf(command)}`;
const partsOf = (command: Command): readonly string[] =>
  command.kind === 'program'
    ? []
    : [...Object.keys(command.parameters), ...(command.kind === 'cmdlet' ? command.switches.map((each) => `-${each}`) : [])];

type Known = ReadonlyMap<string, readonly Command[]>;
const tableOf = (commands: readonly Command[]): Known => Map.groupBy(commands, keyOf);
const anything = tableOf(all);
const onlyLooks = tableOf([...looks, clientAccessOf2013]);
const looksAndTests = tableOf([...looks, clientAccessOf2013, storageTest(name, at)]);

/** Why a command is not run, as a sentence; undefined for those that the wizard knows. */
export const whyNotAllowed = (command: Command): string | undefined => whyNotIn(anything, command);

/** The same for a run that changes nothing; `tests` where it may test, which writes an item into a mailbox and deletes it. */
export const whyNoLook = (command: Command, tests: boolean): string | undefined => whyNotIn(tests ? looksAndTests : onlyLooks, command);

function whyNotIn(table: Known, command: Command): string | undefined {
  const called = harmless(nameOf(command), 100);
  const { computer } = command.place;
  if (computer !== 'any' && !forms.server.safeParse(computer).success)
    return `It was to run on a server without a server's name, so ${called} was not started.`;
  if (command.kind === 'program') {
    const [server = '', ...rest] = command.args;
    const isKnown = forms.server.safeParse(server).success && rest.every((each) => programs[command.file]?.includes(each) === true);
    return isKnown ? undefined : `${called} is no program that the wizard runs in this way, so it was not started.`;
  }
  const known = table.get(keyOf(command));
  if (known === undefined) return `${called} is no command of the wizard, so it was not started.`;
  const allowed = new Set(known.flatMap(partsOf));
  const strange = partsOf(command).filter((each) => !allowed.has(each));
  return strange.length === 0
    ? undefined
    : `The wizard never gives ${called} the parameter ${harmless(strange[0] ?? '', 100)}, so it was not started.`;
}
