// What Microsoft recorded of an Exchange server (microsoft/CSS-Exchange), through our own host: objects as Exchange hands them over, and
// not as the practice lab writes them. The recordings lie beside the project (../shared/recorded) or in the folder that RECORDED names;
// none of them is in the repository. What is right is read from each file by a plain reader of XML.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExchangeCertificates } from '../../src/exchange/certificates.ts';
import {
  readAcceptedDomains,
  readExchangeServers,
  readHybrid,
  readMailboxServers,
  readOrganisation,
} from '../../src/exchange/organisation.ts';
import { readPartnerApplications } from '../../src/exchange/partner-applications.ts';
import { readAuthConfig } from '../../src/exchange/signing.ts';
import type { Host } from '../../src/powershell/host/host.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { boolean, form, optional, optionalInstant, type Properties, text, texts } from '../../src/powershell/properties.ts';
import { exchangeCmdlet, type Reader, readObjects } from '../../src/powershell/reader.ts';
import { cmdlet, describeWithEngine, engineOptions, runWith } from '../harness/powershell.ts';

const folder = process.env.RECORDED ?? join(import.meta.dirname, '../../../shared/recorded');
const files = existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith('.xml')) : [];

/** An element of a recording: `is` its tag, `words` what it says. */
type Element = { readonly is: string; readonly name: string; readonly words: string; readonly inner: readonly Element[] };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
});

function elements(parsed: unknown): readonly Element[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((each: { readonly [key: string]: unknown }) => {
    const is = Object.keys(each).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    if (is === undefined) return [];
    const name = /"N":"([^"]*)"/.exec(JSON.stringify(each[':@'] ?? {}))?.[1] ?? '';
    const children = each[is];
    const words = Array.isArray(children) ? children.map((child) => String(child['#text'] ?? '')).join('') : '';
    return [{ is, name, words, inner: elements(children) }];
  });
}

const part = (element: Element, ...tags: readonly string[]) => element.inner.find(({ is }) => tags.includes(is));
const objectsIn = (file: string): readonly Element[] => {
  const [root] = elements(parser.parse(readFileSync(join(folder, file), 'utf8'))).filter(({ is }) => is === 'Objs');
  return (root?.inner ?? []).flatMap((each) => part(each, 'LST')?.inner ?? [each]);
};
const property = (object: Element, name: string) =>
  object.inner
    .filter(({ is }) => is === 'Props' || is === 'MS')
    .flatMap(({ inner }) => inner)
    .find((each) => each.name === name);

/** What a property says: a text, or what its object says. Null where it has no value. */
function said(object: Element, name: string): string | null {
  const found = property(object, name);
  if (found === undefined || found.is === 'Nil') return null;
  return (found.is === 'Obj' ? (part(found, 'ToString')?.words ?? '') : found.words).trim();
}
/** What each of a property's items says; a list of none where it has no value. */
function saidEach(object: Element, name: string): readonly string[] {
  const found = property(object, name);
  const list = found && part(found, 'LST', 'IE', 'QUE', 'STK');
  return (list?.inner ?? []).map((each) => (each.is === 'Obj' ? (part(each, 'ToString')?.words ?? '') : each.words));
}
const saidOrNull = (object: Element, name: string) => said(object, name) || null;
const instant = (text: string | null) => (text === null || text === '' ? null : new Date(text).toISOString());

describeWithEngine('what was recorded of a real Exchange server', () => {
  let host: Host;
  beforeAll(() => {
    host = startHost(
      engineOptions({
        prepare: [
          {
            what: 'cmdlet',
            name: 'Import-Module',
            parameters: { Name: join(import.meta.dirname, 'recorded.psm1') },
            switches: [],
            arguments: [],
            returns: [],
          },
        ],
      }),
    );
  });
  afterAll(() => host.close());

  async function through(file: string, name: string): Promise<Reader> {
    await runWith(host, cmdlet('Set-Recording', { Name: name, Path: join(folder, file) }));
    return { run: (command) => runWith(host, command) };
  }

  const kinds: readonly {
    readonly of: RegExp;
    readonly cmdlet: string;
    check(reader: Reader, objects: readonly Element[]): Promise<void>;
  }[] = [
    {
      of: /^GetExchangeServer/,
      cmdlet: 'Get-ExchangeServer',
      async check(reader, objects) {
        expect(await readExchangeServers(reader)).toEqual({
          seen: true,
          value: objects.map((each) => ({
            name: said(each, 'Name'),
            fqdn: said(each, 'Fqdn')?.toLowerCase(),
            version: said(each, 'AdminDisplayVersion'),
            role: said(each, 'ServerRole'),
            site: saidOrNull(each, 'Site'),
            proxy: saidOrNull(each, 'InternetWebProxy'),
            bypass: saidEach(each, 'InternetWebProxyBypassList'),
          })),
        });
      },
    },
    {
      of: /^GetAcceptedDomain/,
      cmdlet: 'Get-AcceptedDomain',
      async check(reader, objects) {
        expect(await readAcceptedDomains(reader)).toEqual({
          seen: true,
          value: objects.map((each) => ({
            name: said(each, 'Name'),
            domain: said(each, 'DomainName')?.toLowerCase(),
            type: said(each, 'DomainType'),
            isDefault: said(each, 'Default') === 'true',
          })),
        });
      },
    },
    {
      of: /^GetAuthConfig/,
      cmdlet: 'Get-AuthConfig',
      async check(reader, [config]) {
        if (config === undefined) throw new Error('The recording holds no object.');
        expect(await readAuthConfig(reader)).toEqual({
          seen: true,
          value: {
            current: saidOrNull(config, 'CurrentCertificateThumbprint'),
            previous: saidOrNull(config, 'PreviousCertificateThumbprint'),
            next: saidOrNull(config, 'NextCertificateThumbprint'),
            nextEffective: instant(said(config, 'NextCertificateEffectiveDate')),
            realm: saidOrNull(config, 'Realm')?.toLowerCase() ?? null,
            domainController: saidOrNull(config, 'OriginatingServer')?.toLowerCase() ?? null,
            whenChanged: instant(said(config, 'WhenChangedUTC')),
          },
        });
      },
    },
    {
      of: /^GetPartnerApplication/,
      cmdlet: 'Get-PartnerApplication',
      async check(reader, objects) {
        const read = await readPartnerApplications(reader, null);
        expect(read).toMatchObject({
          seen: true,
          value: objects.map((each) => ({
            name: said(each, 'Name'),
            guid: said(each, 'Guid')?.toLowerCase(),
            enabled: said(each, 'Enabled') === 'true',
            applicationId: saidOrNull(each, 'ApplicationIdentifier')?.toLowerCase() ?? null,
            metadataUrl: saidOrNull(each, 'AuthMetadataUrl') === null ? null : { shown: said(each, 'AuthMetadataUrl') },
            linkedAccount:
              saidOrNull(each, 'LinkedAccount') === null
                ? null
                : { shown: said(each, 'LinkedAccount'), key: said(each, 'LinkedAccount')?.toLowerCase() },
            usesAuthServer: said(each, 'UseAuthServer') === 'true',
            whenCreated: instant(said(each, 'WhenCreatedUTC')),
            whenChanged: instant(said(each, 'WhenChangedUTC')),
          })),
        });
      },
    },
    {
      of: /^(?:GetExchangeCertificate|NewExchangeAuthCertificate|GetInternalTransportCertificate)/,
      cmdlet: 'Get-ExchangeCertificate',
      async check(reader, objects) {
        const read = await readExchangeCertificates(reader, 'ex01.litwareinc.com');
        expect(read).toMatchObject({
          seen: true,
          value: objects.map((each) => ({
            thumbprint: /\[Thumbprint\]_x000D__x000A_\s+([0-9A-F]{40})/.exec(part(each, 'ToString')?.words ?? '')?.[1],
            // From its bytes nobody can tell these.
            hasPrivateKey: null,
            exportable: null,
            services: null,
          })),
        });
        const times = read.seen ? read.value.map((each) => Date.parse(each.notAfter) - Date.parse(each.notBefore)) : [];
        expect(times.every((each) => each > 0)).toBe(true);
      },
    },
    {
      of: /^GetMailboxServer/,
      cmdlet: 'Get-MailboxServer',
      async check(reader, objects) {
        expect(await readMailboxServers(reader)).toEqual({
          seen: true,
          value: objects.map((each) => ({ name: said(each, 'Name'), dag: saidOrNull(each, 'DatabaseAvailabilityGroup') })),
        });
      },
    },
    {
      of: /^GetOrganizationConfig/,
      cmdlet: 'Get-OrganizationConfig',
      async check(reader, objects) {
        const [one = missing] = objects;
        const ewsEnabled = said(one, 'EwsEnabled') === null ? null : said(one, 'EwsEnabled') === 'true';
        expect(await readOrganisation(reader)).toEqual({
          seen: true,
          value: { name: said(one, 'Name'), guid: said(one, 'Guid'), ewsEnabled, ewsPrograms: null },
        });
      },
    },
    {
      of: /^GetHybridConfiguration/,
      cmdlet: 'Get-HybridConfiguration',
      async check(reader, objects) {
        expect(await readHybrid(reader)).toEqual({ seen: true, value: objects.map((each) => said(each, 'Identity')) });
      },
    },
    {
      // No look of ours reads these; their properties have the kinds that ours have.
      of: /^Get(?:WebServices|Autodiscover)VirtualDirectory/,
      cmdlet: 'Get-WebServicesVirtualDirectory',
      async check(reader, objects) {
        const declared = {
          Identity: text,
          Server: text,
          InternalUrl: optional(text),
          ExternalUrl: optional(text),
          InternalAuthenticationMethods: texts,
          OAuthAuthentication: optional(boolean),
          WhenChangedUTC: optionalInstant,
        } satisfies Properties;
        const read = await readObjects(
          reader,
          exchangeCmdlet('Get-WebServicesVirtualDirectory'),
          form(declared, (each) => each),
        );
        expect(read).toEqual({
          seen: true,
          value: objects.map((each) => ({
            Identity: said(each, 'Identity'),
            Server: said(each, 'Server'),
            InternalUrl: saidOrNull(each, 'InternalUrl'),
            ExternalUrl: saidOrNull(each, 'ExternalUrl'),
            InternalAuthenticationMethods: itemsOf(each, 'InternalAuthenticationMethods'),
            OAuthAuthentication: said(each, 'OAuthAuthentication') === null ? null : said(each, 'OAuthAuthentication') === 'true',
            WhenChangedUTC: instant(said(each, 'WhenChangedUTC')),
          })),
        });
      },
    },
  ];
  const missing: Element = { is: '', name: '', words: '', inner: [] };
  const itemsOf = (object: Element, name: string) => {
    const list = property(object, name);
    return (list === undefined ? [] : (part(list, 'LST', 'IE')?.inner ?? [])).map((each) => (part(each, 'ToString') ?? each).words);
  };

  if (files.length === 0) test.skip(`is read as it is (there is no recording in ${folder})`, () => undefined);
  test.each(files)('%s is read as it is', async (file) => {
    const kind = kinds.find(({ of }) => of.test(file));
    const objects = objectsIn(file);
    expect(objects.length).toBeGreaterThan(0);
    // A recording of something that no look reads: its names cross the host, and its bytes where it has some.
    const reader = await through(file, kind?.cmdlet ?? 'Read-Any');
    if (kind !== undefined) await kind.check(reader, objects);
    else {
      const any = form({ Name: optional(text), Identity: optional(text) }, (each) => each);
      const read = await readObjects(reader, exchangeCmdlet('Read-Any'), any);
      expect(read).toEqual({
        seen: true,
        value: objects.map((each) => ({ Name: saidOrNull(each, 'Name'), Identity: saidOrNull(each, 'Identity') })),
      });
    }
  });
});
