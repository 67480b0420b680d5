// What the guards of a runbook say of a world, by a real PowerShell engine: done is only what the change would leave, and what somebody
// made of the world since the plan is not as planned.

import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isChange } from '../../src/model/change.ts';
import type { Json } from '../../src/model/json.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { exchangeId, skypeId } from '../../src/probes/auth-metadata.ts';
import { rowFor } from '../../src/steps/guard.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Guard, StepContext } from '../../src/steps/step.ts';
import { cmdlet, describeWithEngine, engineOptions, runWith } from '../harness/powershell.ts';
import { nothingSeen } from '../steps/certificates-seen.ts';
import { contextOfPlace, frontEnd, place, seen } from '../steps/place.ts';

const guid = '0f0f0f0f-1111-4222-8333-444444444444';
const scripts = 'LyncEnterprise-ApplicationAccount';
const [assigned, next] = ['A'.repeat(40), 'B'.repeat(40)];
const skypeUrl = 'https://pool.example.com/metadata/json/1';

const name = (shown: string) => ({ key: shown.toLowerCase(), shown });
const account = (called: string, other: object = {}) => ({
  name: called,
  guid: guid.replace('0f', 'ab'),
  type: 'MailUser',
  identity: name(`example.com/Users/${called}`),
  disabled: true,
  domainController: null,
  ...other,
});
const application = {
  name: 'LyncEnterprise-1',
  guid,
  enabled: true,
  applicationId: skypeId,
  metadataUrl: name(skypeUrl),
  realm: 'example.com',
  usesAuthServer: false,
  linkedAccount: name(`example.com/Users/${scripts}`),
  thumbprints: [assigned],
  acceptsSids: true,
  whenCreated: null,
  whenChanged: null,
};
const roles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'].map((role) => ({
  identity: `${role}-1`,
  role,
  assignee: scripts,
  direct: true,
  grants: true,
}));
const document = (thumbprints: readonly string[]) => ({
  server: 'ex-1.example.com',
  reading: 'read',
  stage: null,
  fault: null,
  status: 200,
  leadsTo: null,
  document: seen({
    serviceName: skypeId,
    realm: 'example.com',
    issuer: `${skypeId}@example.com`,
    keys: thumbprints.map((thumbprint) => ({ thumbprint, notAfter: '2030-01-01T00:00:00.000Z', keyBits: 2048 })),
  }),
});
const asPartner = {
  domainController: 'dc1.example.com',
  applications: seen([application]),
  account: seen(account(scripts)),
  roles: seen(roles),
  named: seen([account(scripts)]),
  passedOver: null,
  documents: [document([assigned])],
  address: null,
  shown: [],
};

/** Exchange names no certificate to sign with. */
const unnamed = seen({
  current: null,
  previous: null,
  next: null,
  nextEffective: null,
  realm: null,
  domainController: null,
  whenChanged: null,
});

type Facts = { readonly [step: string]: object };

/** A world in which Skype signs with one certificate, and Exchange with another, each seen by the steps as given. */
function contextOf(facts: Facts): StepContext {
  const { servers } = contextOfPlace(place()).facts;
  const issuer = { thumbprint: assigned, subject: '', notBefore: '2025-01-01', notAfter: '2030-01-01', effective: null, previous: null };
  const replication = seen([{ fqdn: frontEnd, upToDate: true }]);
  const certificates = { ...nothingSeen, issuer: seen(issuer), replication, ...facts.certificates };
  const own: { readonly [step: string]: Json } = JSON.parse(JSON.stringify({ ...facts, certificates }));
  return contextOfPlace(place(), { facts: { ...own, servers: servers ?? null } });
}

/** The guard of a change that is planned in such a world. */
function guardIn(facts: Facts, id: string): Guard {
  const context = contextOf(facts);
  const planned = sequence.flatMap((step) =>
    step
      .plan(context)
      .filter(isChange)
      .map((change) => ({ change, row: rowFor(step, change) })),
  );
  const found = planned.find(({ change }) => change.id === id);
  if (found?.row === undefined) throw new Error(`Planned are ${planned.map(({ change }) => change.id).join(', ')}.`);
  return found.row.guard(found.change, context);
}

const objects = (command: string, ...all: readonly string[]) =>
  `function ${command} { ${all.map((each) => `[pscustomobject] @{ ${each} }`).join('; ')} }`;
const entry = (more: string) => objects('Get-PartnerApplication', `Guid = '${guid}'; ${more}`);

describeWithEngine('a guard', () => {
  const Name = join(import.meta.dirname, 'guards.psm1');
  const host = startHost(
    engineOptions({ prepare: [{ what: 'cmdlet', name: 'Import-Module', parameters: { Name }, switches: [], arguments: [], returns: [] }] }),
  );
  afterAll(() => host.close());

  async function says(guard: string | null, world: string): Promise<unknown> {
    const { objects: said, errors } = await runWith(host, cmdlet('Test-Guard', { Guard: guard ?? '', World: world }));
    return errors.length > 0 ? errors : said[0];
  }

  test.each([
    ['that may not have its roles', 'example.com/Users/svc-skype', `example.com/Users/${scripts}`],
    ['that was deleted', `example.com/Deleted Objects/${scripts}\nDEL:${guid}`, `example.com/Users/${scripts}`],
  ])('calls an entry linked that names the new account, not while it names one %s', async (_, linked, right) => {
    const facts = {
      skypeAsPartner: {
        ...asPartner,
        applications: seen([{ ...application, linkedAccount: name(linked) }]),
        passedOver: { name: 'svc-skype', because: ['it has a mailbox'] },
      },
    };
    const { done } = guardIn(facts, 'partner.link');
    expect(await says(done, entry(`LinkedAccount = '${linked}'`))).toBe(false);
    expect(await says(done, entry('LinkedAccount = $null'))).toBe(false);
    expect(await says(done, entry(`LinkedAccount = '${right}'`))).toBe(true);
  });

  test('calls a role given only where it is switched on', async () => {
    const { done } = guardIn({ skypeAsPartner: { ...asPartner, roles: seen(roles.slice(1)) } }, 'partner.role UserApplication');
    const given = (more: string) =>
      objects(
        'Get-ManagementRoleAssignment',
        `Role = 'UserApplication'; RoleAssignmentDelegationType = 'Regular'; AssignmentMethod = 'Direct'; ${more}`,
      );
    expect(await says(done, given('Enabled = $false'))).toBe(false);
    expect(await says(done, given('Enabled = $true'))).toBe(true);
  });

  test('calls a document read again only where the key is stored that is to follow, too', async () => {
    const { done } = guardIn({ skypeAsPartner: { ...asPartner, documents: [document([assigned, next])] } }, 'partner.refresh');
    const stored = (...keys: readonly string[]) =>
      `${entry(`CertificateStrings = @(${keys.map((each) => `'${each}'`).join(', ')})`)}; function Get-Thumbprint($Base64) { $Base64 }`;
    expect(await says(done, stored(assigned))).toBe(false);
    expect(await says(done, stored(assigned, next))).toBe(true);
  });

  test('takes no old auth certificate that was left in a store for the new one', async () => {
    const facts = { certificates: { authConfig: unnamed } };
    const { done } = guardIn(facts, 'auth.make');
    const held = (notAfter: string) =>
      `${objects('Get-AuthConfig', "CurrentCertificateThumbprint = ''")}; ${objects('Get-ExchangeCertificate', `Subject = 'CN=Microsoft Exchange Server Auth Certificate'; Thumbprint = '${assigned}'; NotAfter = [datetime] '${notAfter}'`)}`;
    expect(await says(done, held('2020-03-01'))).toBe(false);
    expect(await says(done, held('2099-03-01'))).toBe(true);
  });

  test('lets a certificate be named where Exchange names none, however it says so', async () => {
    const facts = {
      certificates: {
        authConfig: unnamed,
        unusedAuthCertificates: [{ server: 'ex-1.example.com', thumbprint: next, notAfter: '2031-01-01T00:00:00.000Z' }],
      },
    };
    const { asPlanned } = guardIn(facts, 'auth.stage-now');
    for (const nobody of ["''", '$null'])
      expect(await says(asPlanned, objects('Get-AuthConfig', `CurrentCertificateThumbprint = ${nobody}`))).toBe(true);
    expect(await says(asPlanned, objects('Get-AuthConfig', `CurrentCertificateThumbprint = '${assigned}'`))).toBe(false);
  });

  test('refuses to restart a server while none of the others is up that were when it was planned', async () => {
    const pools = [{ name: 'MSExchangeServicesAppPool', started: true, workerStarted: '2020-01-01T00:00:00.000Z', autoStart: true }];
    const server = (fqdn: string) => ({
      server: fqdn,
      iis: seen({ stopped: [], pools, domainController: null, clocks: [] }),
      ews: seen({ trustedIssuers: [] }),
      autodiscover: seen({ trustedIssuers: [] }),
      askedBy: null,
      shows: seen([]),
      withoutOAuth: [],
      activeCopies: seen(1),
      dag: null,
      site: null,
      holdsShell: false,
    });
    const servers = ['ex-1.example.com', 'ex-2.example.com'].map(server);
    const { asPlanned } = guardIn({ skypeAsPartner: asPartner, iisRestart: { servers } }, 'restart ex-1.example.com');
    const up = (...names: readonly string[]) =>
      [
        entry(`ApplicationIdentifier = '${skypeId}'; Realm = 'example.com'`),
        `function Get-Service($Name, $ComputerName) { foreach ($one in $Name) { if (@(${names.map((each) => `'${each}'`).join(', ')}) -contains $ComputerName) { [pscustomobject] @{ Status = 'Running' } } } }`,
      ].join('; ');
    expect(await says(asPlanned, up('ex-2.example.com'))).toBe(true);
    expect(await says(asPlanned, up('ex-1.example.com'))).toBe(false);
    // One that was the only one when it was planned is restarted as it was agreed to.
    const alone = guardIn({ skypeAsPartner: asPartner, iisRestart: { servers: servers.slice(0, 1) } }, 'restart ex-1.example.com');
    expect(await says(alone.asPlanned, up())).toBe(true);
  });

  test('refuses an entry of Skype that has come to use an OAuth server since', async () => {
    const facts = {
      exchangeAsPartner: {
        applications: seen([
          {
            identity: 'Exchange',
            metadataUrl: name('https://autodiscover.example.com/autodiscover/metadata/json/1'),
            keys: 'document',
            applicationId: exchangeId,
            realm: null,
            trust: 'Full',
            enabled: false,
          },
        ]),
        oauth: seen({ realm: null, autodiscoverUrl: null }),
        autodiscover: null,
        documents: [],
        address: null,
        trusted: [],
        replication: seen([]),
      },
    };
    const { asPlanned } = guardIn(facts, 'exchange-partner.mend');
    const its = (token: string) => objects('Get-CsPartnerApplication', `Identity = 'Exchange'; AuthToken = '${token}'`);
    expect(await says(asPlanned, its('UseOAuthServer=microsoft.sts'))).toBe(false);
    expect(await says(asPlanned, its('Value=https://old.example.com/autodiscover/metadata/json/1'))).toBe(true);
  });
});
