// The practice lab hands over objects of the kinds that real shells hand over, when a PowerShell drives it: those are what the wizard
// must read. Each shape as Microsoft's recordings, or PowerShell itself, have it.

import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ObjectShape } from '../../src/cli/lab-driver.ts';
import { playedNames } from '../../src/lab/cmdlets/registry.ts';
import type { Command } from '../../src/model/command.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, engineOptions, runWith } from '../harness/powershell.ts';
import { configure, inExchange, inSkype, testLab } from '../lab/playing.ts';
import { classes, describeWithDoubles, propertiesOf, realShapes, withDoubles } from './doubles.ts';
import { engineForTest } from './lab-driving.ts';

const looks: readonly Command[] = [
  ...playedNames.filter((name) => name.startsWith('Get-Cs')).map((name) => inSkype(name)),
  ...playedNames.filter((name) => /^Get-(?!Cs|Command|ServerComponent)/.test(name)).map((name) => inExchange(name)),
  inExchange('Get-ServerComponentState', { Identity: 'ATL-EXCHANGE-001' }),
  inSkype('Get-CsManagementStoreReplicationStatus', {}, ['CentralManagementStoreStatus']),
  inSkype('Debug-CsUnifiedContactStore', { PoolFqdn: 'pool01.litwareinc.com' }),
  inSkype('Request-CsCertificate', {}, ['List']),
];

/** Cmdlets whose output is a text, or that give none. */
const texts = ['Get-CsServerVersion', 'Invoke-CsManagementStoreReplication'];

const shape = z.object({ Types: z.array(z.string()), Text: z.string(), Kinds: z.record(z.string(), z.string()) });

describeWithDoubles('an object of the lab', () => {
  const host = startHost(engineOptions({ prepare: [withDoubles] }));
  afterAll(() => host.close());

  async function shapeOf(Cmdlet: string, values: Parameters<typeof propertiesOf>[0], Shape: ObjectShape) {
    const Values = propertiesOf({ ...values, PSComputerName: 'ex01.litwareinc.com' });
    const { objects } = await runWith(host, cmdlet('Get-ShapeOfDouble', { Classes: classes, Cmdlet, Values, Shape }));
    return shape.parse(objects[0]);
  }

  const server = (Shape: ObjectShape) =>
    shapeOf(
      'Get-ExchangeServer',
      {
        Name: 'EX01',
        AdminDisplayVersion: 'Version 15.2 (Build 2562.17)',
        ServerRole: 'Mailbox',
        Site: 'litwareinc.com/Configuration/Sites/HQ',
      },
      Shape,
    );

  test('has a class of the products, with the classes of its properties, in a shell on the server', async () => {
    expect(existsSync(classes)).toBe(true);
    const live = await server('live');
    expect(live.Types[0]).toBe('Microsoft.Exchange.Data.Directory.Management.ExchangeServer');
    expect(live.Text).toBe('EX01');
    expect(live.Kinds).toMatchObject({
      Name: 'System.String',
      AdminDisplayVersion: 'Microsoft.Exchange.Data.ServerVersion',
      ServerRole: 'Microsoft.Exchange.Data.Directory.SystemConfiguration.ServerRole',
      Site: 'Microsoft.Exchange.Data.Directory.ADObjectId',
      WhenChangedUTC: '',
    });
    expect(live.Kinds).not.toHaveProperty('PSComputerName');
  });

  test('is the same in the Exchange Management Shell, with the notes of its session and what it was made again of', async () => {
    const { Types, Kinds } = await server('rehydrated');
    expect(Types[0]).toBe('Microsoft.Exchange.Data.Directory.Management.ExchangeServer');
    expect(Kinds).toMatchObject({
      Site: 'Microsoft.Exchange.Data.Directory.ADObjectId',
      PSComputerName: 'System.String',
      RunspaceId: 'System.Guid',
      PSShowComputerName: 'System.Boolean',
      SerializationData: 'System.Byte[]',
    });
  });

  test('is flat in a session, where enums and ids are texts', async () => {
    for (const Shape of ['session', 'session with data', 'broken'] as const) {
      const { Types, Kinds } = await server(Shape);
      expect(Types[0]).toBe('Deserialized.Microsoft.Exchange.Data.Directory.Management.ExchangeServer');
      expect(Kinds).toMatchObject({ AdminDisplayVersion: 'System.String', ServerRole: 'System.String', Site: 'System.String' });
      expect('SerializationData' in Kinds).toBe(Shape === 'session with data');
    }
  });

  test('keeps what is inside it where its properties were selected at the far end', async () => {
    const { Types, Kinds } = await server('selected');
    expect(Types[0]).toBe('Deserialized.System.Management.Automation.PSCustomObject');
    expect(Kinds).toMatchObject({
      Site: 'Deserialized.Microsoft.Exchange.Data.Directory.ADObjectId',
      ServerRole: 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.ServerRole',
    });
  });

  test('that is a certificate keeps its bytes alone, and in a shell whose signature does not hold not even its thumbprint', async () => {
    const { world } = await testLab();
    const [certificate] = (await runWith(world.shell, inExchange('Get-ExchangeCertificate'))).objects;
    const { RawData, Services } = z.object({ RawData: z.string(), Services: z.string() }).parse(certificate);
    const of = (Shape: ObjectShape) => shapeOf('Get-ExchangeCertificate', { RawData, Services, HasPrivateKey: true }, Shape);
    const services = 'Microsoft.Exchange.Management.SystemConfigurationTasks.AllowedServices';
    expect((await of('rehydrated')).Kinds).toMatchObject({ Thumbprint: 'System.String', Services: services });
    const session = await of('session');
    expect(session.Types[0]).toBe('System.Security.Cryptography.X509Certificates.X509Certificate2');
    expect(session.Kinds).toMatchObject({ Thumbprint: 'System.String', HasPrivateKey: 'System.Boolean' });
    expect(session.Kinds).not.toHaveProperty('Services');
    expect(Object.keys((await of('broken')).Kinds)).toEqual(['RawData', 'PSComputerName', 'RunspaceId', 'PSShowComputerName']);
  });

  test.each([
    ['Value=https://autodiscover.litwareinc.com/autodiscover/metadata/json/1', 'MetadataUrl'],
    ['Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.UseOAuthServer', 'UseOAuthServer'],
    ['CertificateRawData=MIIC', 'CertificateData'],
  ])('tells what Skype trusts a partner by in a class of its own: %s', async (AuthToken, name) => {
    const of = (Shape: ObjectShape) => shapeOf('Get-CsPartnerApplication', { AuthToken, ApplicationTrustLevel: 'Full' }, Shape);
    const type = `Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.${name}`;
    expect((await of('live')).Kinds).toMatchObject({ AuthToken: type });
    expect((await of('session')).Kinds).toMatchObject({ AuthToken: 'System.String' });
  });

  test('has a class for each cmdlet that gives objects', async () => {
    const items = looks.flatMap((each) => (each.kind === 'cmdlet' ? [each.name] : []));
    const { objects } = await runWith(host, cmdlet('Get-DoubleClass', { Classes: classes, Cmdlets: { kind: 'list', items } }));
    const without = objects
      .map((each) => z.object({ Cmdlet: z.string(), Class: z.string() }).parse(each))
      .filter(({ Class }) => Class === '');
    expect(without.map(({ Cmdlet }) => Cmdlet).filter((name) => !texts.includes(name))).toEqual([]);
  });

  test('fits its class, whatever the lab answers', async () => {
    const { world } = await testLab({ preset: 'pool' });
    await runWith(world.shell, configure());
    const driven = await engineForTest(world, undefined, undefined, realShapes());
    expect(driven.drivenBy).toMatch(/PowerShell \d+\.\d+, with real object shapes$/);
    for (const look of looks) {
      const [alone, through] = [await runWith(world.shell, look), await runWith(driven.shell, look)];
      expect({ look, errors: through.errors, count: through.objects.length }).toEqual({ look, errors: [], count: alone.objects.length });
    }
  });
});
