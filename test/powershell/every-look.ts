// Every look of the wizard, on every way to a shell, in every shape in which a shell hands over its objects: the same facts, whatever
// one property is (a value, an empty text, null, not there), or "not seen" with the property's name. What is right is what the look makes
// of plain texts; the objects are compiled doubles (doubles.ts).

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ObjectShape } from '../../src/cli/lab-driver.ts';
import { readExchangeCertificates, readShellServer, readTransportCertificates } from '../../src/exchange/certificates.ts';
import {
  readAcceptedDomains,
  readAuthServers,
  readClientAccess,
  readDatabaseCopies,
  readExchangeServers,
  readHybrid,
  readMailbox,
  readMailboxServers,
  readOrganisation,
} from '../../src/exchange/organisation.ts';
import {
  readAccount,
  readHidden,
  readPartnerApplications,
  readRoleAssignments,
  readScriptAccounts,
} from '../../src/exchange/partner-applications.ts';
import { readAuthConfig } from '../../src/exchange/signing.ts';
import { writable } from '../../src/lab/clixml.ts';
import { createWorld } from '../../src/lab/create.ts';
import { handedOver } from '../../src/lab/handed-over.ts';
import { guid } from '../../src/lab/ids.ts';
import { openLab } from '../../src/lab/lab.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Cmdlet, Projection } from '../../src/model/command.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { readMissing } from '../../src/powershell/available.ts';
import { type Writable, writeClixml } from '../../src/powershell/host/clixml-write.ts';
import { type Host, startHost } from '../../src/powershell/host/host.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { manualTaskText } from '../../src/powershell/manual/text.ts';
import { exchangeCmdlet, type Reader } from '../../src/powershell/reader.ts';
import { exchangeRecipe } from '../../src/powershell/shells/exchange.ts';
import { listRequests, readAssigned, readShellComputer } from '../../src/skype/certificates.ts';
import { readOAuthConfiguration, readOAuthServers, readSkypePartnerApplications, readStorageFailures } from '../../src/skype/oauth.ts';
import {
  readArchiving,
  readContactsPolicies,
  readMigratedContacts,
  readPools,
  readReplicas,
  readSipDomains,
  readUser,
  readWebServers,
} from '../../src/skype/topology.ts';
import { cmdlet, engineOptions, runWith, testSession } from '../harness/powershell.ts';
import { pasted } from '../harness/returned.ts';
import { exchangeServer, frontEnd } from '../lab/playing.ts';
import { classes, describeWithDoubles, withDoubles } from './doubles.ts';

const user = 'sip:kenmyer@litwareinc.com';
/** What each object gets its GUID of. */
const sevens = (size: number) => Buffer.alloc(size, 7);
const looks: { readonly [look: string]: (reader: Reader) => Promise<unknown> } = {
  readExchangeServers,
  readAcceptedDomains,
  readClientAccess,
  readOrganisation,
  readMailboxServers,
  readDatabaseCopies: (reader) => readDatabaseCopies(reader, exchangeServer),
  readMailbox: (reader) => readMailbox(reader, 'kenmyer@litwareinc.com'),
  readHybrid,
  readAuthServers,
  readAuthConfig,
  readExchangeCertificates: (reader) => readExchangeCertificates(reader, exchangeServer),
  readShellServer,
  readTransportCertificates,
  readPartnerApplications: (reader) => readPartnerApplications(reader, null),
  readAccount: (reader) => readAccount(reader, 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount', null),
  readScriptAccounts: (reader) => readScriptAccounts(reader, null),
  readHidden: (reader) => readHidden(reader, guid(sevens), null),
  readRoleAssignments: (reader) => readRoleAssignments(reader, guid(sevens), null),
  readPools,
  readWebServers,
  readShellComputer,
  readSipDomains,
  readContactsPolicies,
  readMigratedContacts: (reader) => readMigratedContacts(reader, frontEnd),
  readArchiving,
  readUser: (reader) => readUser(reader, user),
  readReplicas,
  readAssigned: (reader) => readAssigned(reader, 'OAuthTokenIssuer'),
  readOAuthConfiguration,
  readOAuthServers,
  readSkypePartnerApplications,
  listRequests,
  readMissing: (reader) => readMissing(reader, exchangeShell, [exchangeCmdlet('Get-User', { parameters: { Identity: 'x', NoSuch: 'x' } })]),
  readStorageFailures: (reader) => readStorageFailures(reader, user, frontEnd),
};

/** A world in which each look finds something. */
function furnished(world: LabWorld): void {
  setUp(world, new Date(), sevens);
  world.exchange.isHybrid = true;
  world.exchange.authServers = [{ name: 'ACS', type: 'AzureAD', applicationId: '11111111-2222-4333-8444-555555555555' }];
  Object.assign(world.exchange.authConfig, { previous: 'A'.repeat(40), next: 'B'.repeat(40), nextEffective: '2026-12-24T08:00:00.000Z' });
  world.skype.central.settings.oauthServers = ['microsoft.sts'];
  world.skype.storageFailures = [{ at: '2026-11-28T08:00:00.000Z', frontEnd, sip: user, detail: 'StoreWebException: code=ErrorItemSave' }];
}

type Values = { readonly [property: string]: unknown };
/** One object, as a look is given it: with one of its properties changed, or of a class that has no such property. */
type Given = { readonly is: 'whole' | 'empty' | 'null' | 'absent'; readonly property: string; readonly values: Values };
type Look = { readonly name: string; readonly command: Cmdlet; read(bag: Values): Promise<unknown> };

const nothing = { objects: [], errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } } as const;

/** A reader with one object for whatever is asked. */
const readerOf = (bag: unknown): Reader => ({
  run: async (command) => (command.kind === 'cmdlet' && command.returns !== 'shape' ? { ...nothing, objects: [bag] } : nothing),
});

/** The first command of a look. */
async function commandOf(look: (reader: Reader) => Promise<unknown>): Promise<Cmdlet> {
  const asked: Cmdlet[] = [];
  await look({
    run: async (command) => {
      if (command.kind === 'cmdlet') asked.push(command);
      return nothing;
    },
  });
  const [first] = asked;
  if (first === undefined) throw new Error('It asks nothing.');
  return first;
}

const propertiesOf = ({ returns }: Cmdlet) => (typeof returns === 'string' ? [] : returns);

// What a certificate cannot be without, and what stands for the whole object.
const kept = ['RawData', 'ToString'];
/** A number, a date or bytes cannot be empty, and a text can. */
const empty: { readonly [as in Projection]?: unknown } = { text: '', texts: [] };

/** An object as it is, and with each of its properties changed in each way that a class allows. */
function givenOf(name: string, read: ReadonlyMap<string, Projection>, values: Values): readonly Given[] {
  const changed = [...read].flatMap(([property, as]): readonly Given[] => {
    const given: readonly Given[] = [
      { is: 'null', property, values: { ...values, [property]: null } },
      ...(as in empty ? [{ is: 'empty', property, values: { ...values, [property]: empty[as] } } as const] : []),
    ];
    // Every certificate has this one, its own or its base's.
    return name === 'Get-ExchangeCertificate' && property === 'HasPrivateKey' ? given : [...given, { is: 'absent', property, values }];
  });
  return [{ is: 'whole', property: '', values }, ...changed];
}

/** What a look sees in plain texts: a property that is not there is left out of them. */
function plain({ command, read }: Look, { is, property, values }: Given, as: Given['is'] = is): Promise<unknown> {
  const { [property]: left, ...rest } = values;
  const value = as === 'absent' ? rest : as === 'null' ? { ...rest, [property]: null } : values;
  const item = handedOver({ kind: 'object', value }, command, undefined);
  return read(z.record(z.string(), z.unknown()).parse(item.kind === 'object' ? item.value : {}));
}

/** Of objects in these shapes, on this computer and by hand; and in a session, in these. */
export function everyLookSeesTheSame(shapes: readonly ObjectShape[], inSession: readonly ('live' | 'rehydrated')[]): void {
  describeWithDoubles('every look sees the same', () => {
    let all: readonly Look[] = [];
    let given: ReadonlyMap<string, readonly Given[]> = new Map();
    let host: Host;

    beforeAll(async () => {
      host = startHost(engineOptions({ prepare: [...(engineOptions().prepare ?? []), withDoubles] }));
      const dir = mkdtempSync(join(tmpdir(), 'partner-wizard-'));
      const made = createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes });
      furnished(made);
      writeFileSync(worldFile(dir), JSON.stringify(made));
      const world = await openLab({ dir, factor: 10_000, now: () => new Date() });
      all = await Promise.all(
        Object.entries(looks).map(async ([name, look]) => ({
          name,
          command: await commandOf(look),
          read: (bag: Values) => look(readerOf(bag)),
        })),
      );
      const found = new Map<string, readonly Given[]>();
      for (const { command } of all) {
        const read = new Map(
          all
            .filter((each) => each.command.name === command.name)
            .flatMap((each) => propertiesOf(each.command).map(({ name, as }) => [name, as] as const))
            .filter(([name]) => !kept.includes(name)),
        );
        const { objects } = await runWith(world.shell, { ...command, returns: 'whole' });
        const [values = listed] = objects.map((each) => z.record(z.string(), z.unknown()).parse(each));
        found.set(command.name, givenOf(command.name, read, values));
      }
      given = found;
      await world.close();
      rmSync(dir, { recursive: true });
    });
    afterAll(() => host.close());

    const clixml = () =>
      writeClixml(
        new Map<string, Writable>(
          [...given].map(([name, objects]) => [
            name,
            objects.map(({ is, property, values }) => ({
              members: new Map<string, Writable>([
                ['values', writable(values)],
                ['without', is === 'absent' ? property : null],
              ]),
            })),
          ]),
        ),
      );

    /** Sees to it that each look saw in each object what it sees in plain texts. */
    async function check(shape: ObjectShape, lossy: boolean, bags: (look: Look) => Promise<readonly unknown[]>): Promise<void> {
      const wrong: unknown[] = [];
      for (const look of all) {
        const objects = given.get(look.command.name) ?? [];
        const seen = await bags(look);
        expect({ look: look.name, shape, count: seen.length }).toEqual({ look: look.name, shape, count: objects.length });
        for (const [at, object] of objects.entries()) {
          const facts = await look.read(z.record(z.string(), z.unknown()).parse(seen[at]));
          const lost = lossy && look.command.name === 'Get-ExchangeCertificate';
          const right = lost
            ? [await look.read({ RawData: object.values.RawData })]
            : await Promise.all([plain(look, object), ...(object.is === 'empty' ? [plain(look, object, 'null')] : [])]);
          if (!right.some((each) => isDeepStrictEqual(each, facts))) wrong.push({ look: look.name, ...object, values: null, right, facts });
        }
      }
      expect(wrong).toEqual([]);
    }

    test.each(shapes)('on this computer and by hand, of objects that are %s', async (shape) => {
      const lossy = lossyShapes.includes(shape);
      const { errors } = await runWith(host, cmdlet('Set-Double', { Classes: classes, Given: clixml(), Shape: shape }));
      expect(errors).toEqual([]);
      await check(shape, lossy, async ({ command }) => (await runWith(host, command)).objects);

      const parts = all.map(({ command }, at) => ({ mark: `k${at}`, command }));
      const text = manualTaskText(parts, pasted);
      const modules = { kind: 'list', items: [utility, join(import.meta.dirname, 'shapes.psm1')] } as const;
      const { objects: lines } = await runWith(host, cmdlet('Invoke-Constrained', { Text: text, Modules: modules }));
      const { gave } = readPasted({ purpose: 'look', place: exchangeShell, parts, text, unclear: null }, lines.map(String).join('\n'));
      await check(shape, lossy, async (look) =>
        (gave.get(`k${all.indexOf(look)}`)?.items ?? []).flatMap((item) => (item.kind === 'object' ? [item.value] : [])),
      );
    });

    test.each(inSession)('in a session, of objects that are %s on its server', async (shape) => {
      const { sessionFor } = exchangeRecipe({ kind: 'remote', server: exchangeServer, account: { kind: 'mine' } }, null);
      const parameters = { Classes: classes, Given: clixml(), Shape: shape, Utility: utility };
      const open = { ...testSession([]).open, name: 'New-DoubleSession', parameters };
      const remote = startHost(
        engineOptions({
          prepare: [...(engineOptions().prepare ?? []), withDoubles],
          sessionFor: (command) => ({ ...testSession([]), open, select: sessionFor(command)?.select ?? [] }),
        }),
      );
      try {
        await check(shape, false, async ({ command }) => {
          const { objects, errors } = await runWith(remote, command);
          expect(errors).toEqual([]);
          return objects;
        });
      } finally {
        await remote.close();
      }
    });
  });
}

/** What a certificate is does not come through in these, but for its bytes. */
const lossyShapes: readonly ObjectShape[] = ['session', 'session with data', 'broken'];

/** A request as Skype may list it: in the world of this test none is under way. */
const listed: Values = { RequestId: 7, Status: 'Pending', FriendlyName: 'Skype OAuth' };
const utility = join(import.meta.dirname, '../harness/powershell-engine/out/powershell-engine.dll');
