import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDisguise } from '../../src/disguise/disguise.ts';
import { mask } from '../../src/disguise/secrets.ts';
import { isApplicationId, isFileEnding, isHostLabel, isPath, isPrefix, isProductName, isScheme } from '../../src/disguise/stays.ts';

const disguised = (text: string, property?: string): string =>
  property === undefined ? createDisguise(text).text(text) : createDisguise({ [property]: text }).text(text, { property });

test('a host and its domain stay together: the relation is kept, the names are not', () => {
  const disguise = createDisguise(['ex01.contoso.com', 'contoso.com', 'https://ex01.contoso.com/ews/exchange.asmx']);
  expect(disguise.text('ex01.contoso.com')).toBe('server-1.domain-1.example');
  expect(disguise.text('contoso.com')).toBe('domain-1.example');
  expect(disguise.text('*.contoso.com')).toBe('*.domain-1.example');
  expect(disguise.text('https://ex01.contoso.com:444/ews/exchange.asmx')).toBe('https://server-1.domain-1.example:444/ews/exchange.asmx');
});

test('a name is the same however it is written, and its capitals are set in the same way', () => {
  const disguise = createDisguise('ex01.contoso.com');
  expect(disguise.text('EX01')).toBe('SERVER-1');
  expect(disguise.text('Ex01.Contoso.com')).toBe('Server-1.Domain-1.example');
  expect(disguise.text('CONTOSO\\kim')).toBe('DOMAIN-1\\name-1');
  expect(disguise.text('Kim')).toBe('Name-1');
});

test.each([
  ['00000002-0000-0ff1-ce00-000000000000@contoso.com', '00000002-0000-0ff1-ce00-000000000000@domain-1.example'],
  ['sip:ken.myer@contoso.com', 'sip:person-1@domain-1.example'],
  ['SMTP:Ken@Contoso.com', 'SMTP:Person-1@Domain-1.example'],
  ['contoso.com/Users/LyncEnterprise-ApplicationAccount', 'domain-1.example/Users/LyncEnterprise-ApplicationAccount'],
  ['contoso.com/Configuration/Sites/Atlanta', 'domain-1.example/Configuration/Sites/Name-1'],
  ['Registrar:pool.contoso.com', 'Registrar:server-1.domain-1.example'],
  ['Tag:Pilot users', 'Tag:Name-1 name-2'],
  ['Value=https://mail.contoso.com/autodiscover/metadata/json/1', 'Value=https://server-1.domain-1.example/autodiscover/metadata/json/1'],
  ['EX01\\EWS (Default Web Site)', 'NAME-1\\NAME-2 (Default Web Site)'],
  ['\\\\fs.contoso.com\\certs\\oauth.pfx', '\\\\server-1.domain-1.example\\name-1\\name-2.pfx'],
  ['CN=Litware Root CA, O="Litware, Inc.", C=US', 'CN=Name-1 Name-2 NAME-3, O="Name-1, Name-4.", C=NAME-5'],
  ['{3F2504E0-4F89-41D3-9A0C-0305E82C3301}', '{00000000-0000-4000-8000-000000000001}'],
  ['S-1-5-21-1004336348-1177238915-682003330-1105', 'S-1-5-21-1-0-0-1001'],
  ['S-1-5-32-544', 'S-1-5-32-544'],
  ['10.20.30.40 and 8.8.8.8 and ::1', '10.0.0.1 name-1 198.18.0.1 name-1 ::1'],
  ['fe80::1ff:fe23:4567:890a', 'fd00::1'],
  ['Version 15.2 (Build 2562.17)', 'Version 15.2 (Build 2562.17)'],
  ['2026-11-28T10:00:00.000Z', '2026-11-28T10:00:00.000Z'],
  // A space that does not break, after an address: a space, and no part of a name.
  ['zebra://A\u00A0b', 'name-2://NAME-1\u00A0name-3'],
  ['https://admin:hunter2@ex01.contoso.com/owa?user=ken', `https://${mask}@server-1.domain-1.example/name-1?name-2=name-3`],
])('%s reads %s', (text, expected) => {
  expect(disguised(text)).toBe(expected);
});

test('who is named by a number is so wherever that stands, and other numbers stay', () => {
  const all = [
    'LITWARE\\734512',
    'C:\\Users\\88\\1.log',
    '910233@litware.com',
    'Of 734512, 910233 and 12345: 88 in 2026, version 2562.17.',
  ];
  const disguise = createDisguise(all.map((words) => ({ words })));
  expect(all.map((each) => disguise.text(each, { property: 'words' }))).toEqual([
    'DOMAIN-1\\person-1',
    'C:\\Users\\person-2\\name-1.log',
    'person-3@domain-1.example',
    'Of person-1, person-3 and 12345: 88 in 2026, version 2562.17.',
  ]);
});

test.each([
  ['in an address', (character: string) => `%${character.charCodeAt(0).toString(16)}`],
  ['in HTML', (character: string) => `&#${character.charCodeAt(0)};`],
  ['in XML', (character: string) => `&#x${character.charCodeAt(0).toString(16)};`],
  ['in a directory', (character: string) => `\\${character.charCodeAt(0).toString(16)}`],
])('a name that is spelt by the numbers of its characters %s leaves none of them', (_, spelt) => {
  const name = 'zebrafinch';
  const shown = disguised(`The server ${[...name].map(spelt).join('')} is down`, 'words');
  expect([...name].filter((character) => shown.includes(spelt(character)))).toEqual([]);
});

test('documented words stay where they are documented, and nowhere else', () => {
  expect(disguised('Mailbox, ClientAccess', 'ServerRole')).toBe('Mailbox, ClientAccess');
  expect(disguised('Mailbox, Zebra', 'ServerRole')).toBe('Name-1, Name-2');
  expect(disguised('Mailbox', 'DisplayName')).toBe('Person-1');
});

test('the id of an error stays, without the server and the time that Exchange puts before it', () => {
  const id =
    '[Server=EX01,RequestId=3f2504e0-4f89-41d3-9a0c-0305e82c3301,TimeStamp=8/14/2025 2:20:36 PM] [FailureCategory=Cmdlet-X] 1F2E3D4C,Microsoft.Exchange.Management.RecipientTasks.GetMailbox';
  expect(disguised(id, 'fullyQualifiedErrorId')).toBe('1F2E3D4C,Microsoft.Exchange.Management.RecipientTasks.GetMailbox');
  expect(disguised('Zebrafinch is down', 'fullyQualifiedErrorId')).not.toMatch(/zebra|down/i);
});

test('of a message the words of the products stay, and whoever is named is not', () => {
  const all = [
    { Name: 'Server' },
    { message: "The operation couldn't be performed because object 'Kim Akers' couldn't be found on 'dc01.contoso.com'." },
  ];
  const read = JSON.stringify(createDisguise(all).value(all));
  expect(read).toContain("operation couldn't be performed because object 'Name-");
  expect(read).toContain("'server-1.domain-1.example'");
  expect(read).not.toMatch(/Kim|Akers|contoso|dc01/i);
});

test('a word of a message that is a name somewhere is disguised there too', () => {
  const all = [{ DisplayName: 'Will Service' }, { message: 'The service of Will is not running' }];
  expect(JSON.stringify(createDisguise(all).value(all))).not.toMatch(/will|service/i);
});

test.each([
  `-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----`,
  'Bearer abcdefghijklmnopqrstuvwxyz0123',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ6ZWJyYSJ9.c2lnbmF0dXJl',
  'Server=sql01;User Id=sa;Password=Zebra-Finch-1;Encrypt=true',
  'Negotiate TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAA=',
  'YIIGhgYGKwYBBQUCoIIGejCCBnagMDAuBgkqhkiC9xIBAgIGCSqGSIb3EgECAgYKKwYBBAGCNwICHgYKKwYBBAGCNwICCg==',
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKjMzEfYyjiWA4R4',
  'Import-PfxCertificate -Password Zebra-Finch-1',
])('a secret is masked before it can become a name in the map: %s', (text) => {
  const disguise = createDisguise(text);
  expect(disguise.text(text)).toContain(mask);
  const map = Object.keys(disguise.map()).join(' ');
  for (const part of ['zebra', 'abcdefgh', 'eyj', 'tlrm', 'miie', 'yiig']) expect(map).not.toContain(part);
});

const made = /^(?:server|domain|person|name|example)(?:-\d+)?$/i;
const mayStay = (word: string): boolean =>
  made.test(word) || [isApplicationId, isFileEnding, isHostLabel, isPath, isPrefix, isProductName, isScheme].some((is) => is(word));

test('the disguise of any text holds no letters of it but those that are on the table', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'zebra',
      'Zebrafinch',
      'ZEBRA-FINCH',
      'Žebra',
      '斑馬',
      '.',
      '@',
      '://',
      '\\',
      '/',
      '=',
      ':',
      '-',
      ' ',
      '%7a',
      '\n',
      'ex01.zebra.com',
      '10.1.2.3',
      '::',
      '…',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const words =
        disguised(text)
          .replaceAll(mask, ' ')
          .match(/[^\0-@[-`{-\x7F\s][^\0-/:-@[-^`{-\x7F\s]*(?:-+[^\0-/:-@[-^`{-\x7F\s]+)*/gu) ?? [];
      // A drive keeps its letter, an address of the network is made of digits and a few letters.
      for (const each of words)
        expect(
          mayStay(each) || /^[A-Za-z]$/.test(each) || /^[0-9a-f]+$/i.test(each) || each === '…',
          `${JSON.stringify(text)}: ${each}`,
        ).toBe(true);
    }),
    { numRuns: 2000, examples: [[['zebra', '://', 'A\u00A0']]] },
  );
});

test('small letters first or last: the disguise of a name is the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}(?:\.[A-Za-z][A-Za-z0-9]{0,10}){0,3}$/), (text) => {
      const disguise = createDisguise(text);
      expect(disguise.text(text.toLowerCase()).toLowerCase()).toBe(disguise.text(text).toLowerCase());
    }),
  );
});

test('a text of any form is read in the time of its length', () => {
  for (const unit of ['a.', 'a-', 'a+', 'A1/', 'a:', '-----BEGIN ', '00:', 'eyJ', '[', '{"a":']) disguised(unit.repeat(5_000));
  // Where time grew by the square these would take minutes.
  const gap = ' '.repeat(60_000);
  expect(disguised(`a${gap}b`)).toBe(`name-1${gap}name-2`);
  expect(disguised(`[Server=EX01]${gap}Foo`, 'fullyQualifiedErrorId')).toBe('Name-1');
});

test('what a program calls its types and properties stays, but for what is somebody’s name', () => {
  const all = {
    Name: 'Zebrafinch',
    DisplayName: 'Kim Quokka',
    types: ['Microsoft.Exchange.Data.SmtpDomain', 'Microsoft.Exchange.Zebrafinch.Tool', 'Zebrafinch.Tool'],
  };
  const shape = {
    ...all,
    properties: ['Fqdn: System.String', 'QuokkaId: System.Int32', 'Computers[0]: System.String', 'a b: System.String'],
  };
  const read = createDisguise(shape).value(shape);
  expect(read).toMatchObject({ properties: expect.arrayContaining(['Fqdn: System.String', 'Computers[0]: System.String']) });
  expect(read).toMatchObject({ types: expect.arrayContaining(['Microsoft.Exchange.Data.SmtpDomain']) });
  expect(JSON.stringify(read)).not.toMatch(/zebrafinch|quokka/i);
});

test('a document is read as one: its keys, its issuer, its certificates; what it says beside them is not kept', () => {
  const body = JSON.stringify({ issuer: '00000002-0000-0ff1-ce00-000000000000@zebrafinch.com', zebrafinch: { note: 'zebrafinch' } });
  expect(disguised(body, 'Body')).toBe(
    JSON.stringify({ issuer: '00000002-0000-0ff1-ce00-000000000000@domain-1.example', 'domain-1': { 'name-1': 'domain-1' } }),
  );
});

test('the name that the wizard gives to a certificate makes no name of the words in it', () => {
  const words = 'Skype signs with the OAuthTokenIssuer certificate of litware.';
  const disguise = createDisguise({ FriendlyName: 'Skype OAuthTokenIssuer 2026-11-29', words });
  expect(disguise.text(words, { property: 'words' })).toBe('Skype signs with the OAuthTokenIssuer certificate of name-1.');
});
