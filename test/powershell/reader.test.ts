// What an error says of the thing that was looked for: that it is not there, that the command is not, or nothing at all.

import { describe, expect, test } from 'vitest';
import type { ErrorRecord } from '../../src/model/shell.ts';
import { form, fqdn, text, texts } from '../../src/powershell/properties.ts';
import { exchangeCmdlet, type Reader, readEither, readNamed, readObjects } from '../../src/powershell/reader.ts';

const named = form({ Name: text }, (each) => each.Name);
const error = (message: string, fullyQualifiedErrorId: string): ErrorRecord => ({
  message,
  fullyQualifiedErrorId,
  category: 'NotSpecified',
});
const unknown = error("The term 'x' is not recognized as the name of a cmdlet.", 'CommandNotFoundException');
const unknownInGerman = error('Die Benennung "x" wurde nicht als Name eines Cmdlet erkannt.', 'CommandNotFoundException');

/** A shell in which each of these commands ends in an error, and every other gives its own name. */
const failing = (errors: { readonly [command: string]: ErrorRecord }): Reader => ({
  run: async (command) => {
    const name = command.kind === 'cmdlet' ? command.name : '';
    const failure = errors[name];
    return {
      objects: failure === undefined ? [{ Name: name }] : [],
      errors: failure === undefined ? [] : [failure],
      end: { kind: 'ended', hadErrors: failure !== undefined, exitCode: null },
    };
  },
});

describe('something that is looked for by its name', () => {
  const lookedFor = (failure: ErrorRecord) => readNamed(failing({ 'Get-Mailbox': failure }), exchangeCmdlet('Get-Mailbox'), named);

  test.each([
    ['on the server', error('Das Objekt wurde nicht gefunden.', 'ManagementObjectNotFoundException,Get-Mailbox')],
    [
      'over a session',
      error('…', '[Server=EX01,RequestId=1,TimeStamp=1] [FailureCategory=Cmdlet-ManagementObjectNotFoundException] 1A2B,GetMailbox'),
    ],
    ['by Skype', error('Management object not found for identity "x".', 'Microsoft.Rtc.Management.AD.ManagementException,Get-CsUser')],
    [
      'by hand, where the id was not copied',
      error("The operation couldn't be performed because object 'x' couldn't be found on 'dc'.", ''),
    ],
  ])('is not there where that is what was said %s', async (_, failure) => {
    expect(await lookedFor(failure)).toEqual({ seen: true, value: null });
  });

  test.each([
    ['the command is hidden', unknown],
    ['the command is hidden, in German', unknownInGerman],
    ['access is denied', error('Access is denied.', 'UnauthorizedAccessException,Get-Mailbox')],
    ['the directory does not answer', error('The server is not operational.', 'ADTransientException,Get-Mailbox')],
    ['several have the name', error('x matches multiple entries.', 'ManagementObjectAmbiguousException,Get-Mailbox')],
  ])('was not seen where %s: nobody knows whether it is there', async (_, failure) => {
    expect(await lookedFor(failure)).toMatchObject({ seen: false });
  });
});

describe('a command with a former name', () => {
  const [usual, former] = [exchangeCmdlet('Get-ClientAccessService'), exchangeCmdlet('Get-ClientAccessServer')];

  test('is asked by it only where the shell does not know the usual one', async () => {
    expect(await readEither(failing({}), usual, former, named)).toEqual({ seen: true, value: ['Get-ClientAccessService'] });
    expect(await readEither(failing({ [usual.name]: unknown }), usual, former, named)).toEqual({ seen: true, value: [former.name] });
    const denied = error('Access is denied.', 'UnauthorizedAccessException');
    expect(await readEither(failing({ [usual.name]: denied }), usual, former, named)).toMatchObject({ seen: false });
  });

  test('that is hidden by both names is told as the usual one', async () => {
    const read = await readEither(failing({ [usual.name]: unknown, [former.name]: unknown }), usual, former, named);
    expect(read).toMatchObject({ seen: false, why: expect.stringContaining('Get-ClientAccessService') });
  });
});

describe('an object inside another that says no more than its type', () => {
  const pool = form({ Fqdn: fqdn, Computers: texts }, (each) => each);
  const giving = (object: unknown): Reader => ({
    run: async () => ({ objects: [object], errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } }),
  });
  const type = 'Microsoft.Rtc.Management.Deploy.Internal.Machine';

  test.each([
    ['a name', { Fqdn: type, Computers: [] }, 'Fqdn'],
    ['an item of a list', { Fqdn: 'pool01.litwareinc.com', Computers: ['fe01.litwareinc.com', `Deserialized.${type}`] }, 'Computers'],
    ['a list inside a list', { Fqdn: 'pool01.litwareinc.com', Computers: ['System.Object[]'] }, 'Computers'],
  ])('is not taken for %s', async (_, object, property) => {
    expect(await readObjects(giving(object), exchangeCmdlet('Get-CsPool'), pool)).toMatchObject({
      seen: false,
      why: expect.stringContaining(property),
    });
  });

  test('a server that is called like a company is one', async () => {
    const object = { Fqdn: 'microsoft.exchange.litwareinc.com', Computers: ['SYSTEM.litwareinc.com'] };
    expect(await readObjects(giving(object), exchangeCmdlet('Get-CsPool'), pool)).toMatchObject({ seen: true });
  });
});
