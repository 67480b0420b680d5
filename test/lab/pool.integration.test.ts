// The preset "pool": two of everything, so that a rehearsal meets what one server of each cannot show.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import { get } from './asking.ts';
import {
  addExchange,
  autodiscoverUrl,
  configure,
  exchangeMetadata,
  first,
  iisReset,
  inExchange,
  inSkype,
  message,
  onWindows,
  read,
  setAutodiscover,
  type TestLab,
  testLab,
} from './playing.ts';

const frontEnds = ['atl-fe-001.litwareinc.com', 'atl-fe-002.litwareinc.com'] as const;
const [exchange1, exchange2] = ['atl-exchange-001.litwareinc.com', 'atl-exchange-002.litwareinc.com'] as const;
const [controller1, controller2] = ['atl-dc-001.litwareinc.com', 'atl-dc-002.litwareinc.com'] as const;
const skypeMetadata = 'https://pool01-web.litwareinc.com/metadata/json/1';
const script = configure({ AuthMetadataUrl: skypeMetadata, ApplicationType: 'Lync' });
const health = 'https://mail.litwareinc.com/ews/healthcheck.htm';
// A test takes its time on a busy machine too: 60 seconds of the lab must not pass between two lines of it.
const factor = 100;
const poolLab = (options: Parameters<typeof testLab>[0] = {}): Promise<TestLab> => testLab({ preset: 'pool', factor, ...options });

const storageTest = (frontEnd: string): Command =>
  inSkype('Test-CsExStorageConnectivity', { SipUri: 'sip:kenmyer@litwareinc.com', Binding: 'NetTCP', HostNameStorageService: frontEnd }, [
    'DeleteItem',
  ]);

/** A clock that is now and can be set ahead, by seconds of production. */
function clock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (seconds: number) => {
      ahead += (seconds * 1000) / factor;
    },
  };
}

const applicationsAt = async (lab: TestLab, DomainController: string) =>
  (await lab.play(inExchange('Get-PartnerApplication', { DomainController }))).objects.length;

describe('Skype’s own challenge', () => {
  it('lists Exchange at each Front End only once its copy of the settings has come', async () => {
    const [sooner, later] = frontEnds;
    const lab = await poolLab({
      factor: 10_000,
      alter: ({ skype }) => {
        for (const each of skype.replicas) if (each.fqdn === later) each.delay = null;
      },
    });
    const trusted = async (at: string) => {
      const { status, headers } = await get(lab, 'https://pool01-web.litwareinc.com/Autodiscover/AutodiscoverService.svc/root/oauth/user', {
        at,
      });
      expect(status).toBe(401);
      return /trusted_issuers="([^"]*)"/.exec(String(headers['www-authenticate']))?.[1];
    };
    expect([await trusted(sooner), await trusted(later)]).toEqual(['', '']);
    await lab.play(addExchange);
    const exchange = '00000002-0000-0ff1-ce00-000000000000@litwareinc.com';
    while ((await trusted(sooner)) !== exchange);
    expect(await trusted(later)).toBe('');
  });
});

describe('the article in the pool', () => {
  it('ends in "Test passed." through both Front Ends, whichever Exchange server answers', async () => {
    const time = clock();
    const lab = await poolLab({ now: time.now });
    for (const command of [script, setAutodiscover, addExchange]) expect((await lab.play(command)).errors).toEqual([]);
    time.pass(300);
    for (const server of [exchange1, exchange2]) {
      await lab.play(iisReset(server));
      time.pass(60);
    }
    for (const frontEnd of [...frontEnds, ...frontEnds]) expect((await lab.play(storageTest(frontEnd))).objects).toEqual(['Test passed.']);
  });

  it('passes one time and fails another while one server was not restarted', async () => {
    const lab = await poolLab({ faults: ['one-server-not-restarted'] });
    const outcomes: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const played = await lab.play(storageTest(frontEnds[0]));
      outcomes.push(played.errors.length === 0 ? 'passed' : (/\d{7};/.exec(message(played))?.[0] ?? 'failed'));
    }
    // It takes Autodiscover and EWS: both must have been answered by the server that knows Skype.
    expect(outcomes).toEqual(['passed', '2000009;', '2000009;', '2000009;', 'passed']);
  });

  it('has an answers file with the names of this pool', () => {
    const answers: unknown = JSON.parse(readFileSync('assets/answers/litware-pool.json', 'utf8'));
    expect(read(answers, 'servers.skypeMetadataUrl')).toBe(skypeMetadata);
    expect(read(answers, 'iisRestart.confirm')).toBe('RESTART ALL');
  });
});

describe('the load balancer', () => {
  const servers = async (lab: TestLab, times: number) => {
    const answered: string[] = [];
    for (let round = 0; round < times; round += 1) answered.push((await get(lab, health)).body.replace(/^.*>/, '').toLowerCase());
    return answered;
  };

  it('lets the servers take turns', async () => {
    expect(await servers(await poolLab(), 4)).toEqual([exchange1, exchange2, exchange1, exchange2]);
  });

  it('leaves a server out while it restarts, and for 60 seconds of production after that', async () => {
    const time = clock();
    const lab = await poolLab({ now: time.now });
    await lab.play(iisReset(exchange1, '/stop'));
    expect(new Set(await servers(lab, 4))).toEqual(new Set([exchange2]));
    await lab.play(iisReset(exchange1, '/start'));
    expect(new Set(await servers(lab, 4))).toEqual(new Set([exchange2]));
    time.pass(61);
    expect(new Set(await servers(lab, 4))).toEqual(new Set([exchange1, exchange2]));
  });

  it('reaches each server under the published name when that server is asked itself, and under its own name none', async () => {
    const lab = await poolLab();
    for (const at of [exchange1, exchange2]) {
      expect((await get(lab, health, { at })).body).toContain(at.toUpperCase());
      await expect(get(lab, `https://${at}/ews/healthcheck.htm`)).rejects.toThrow(/altnames/);
    }
    for (const at of frontEnds) expect((await get(lab, skypeMetadata, { at })).status).toBe(200);
  });
});

describe('the domain controllers', () => {
  it('have a new partner application one after the other', async () => {
    const time = clock();
    const lab = await poolLab({ now: time.now });
    await lab.play(configure({ AuthMetadataUrl: skypeMetadata, ApplicationType: 'Lync', DomainController: controller1 }));
    expect([await applicationsAt(lab, controller1), await applicationsAt(lab, controller2)]).toEqual([1, 0]);
    time.pass(90);
    expect([await applicationsAt(lab, controller1), await applicationsAt(lab, controller2)]).toEqual([1, 1]);
  });

  it('are each asked by one Exchange server: restarted too early, the other one does not learn of Skype', async () => {
    // Slower than elsewhere: the restart of 40 seconds must end before the 90 that the directory takes.
    const lab = await poolLab({ factor: 200 });
    await lab.play(script);
    const asked = async (server: string) => read(first(await lab.play(onWindows(server, 'Get-IisState'))), 'DomainController');
    expect([await asked(exchange1), await asked(exchange2)]).toEqual([controller1, controller2]);
    await Promise.all([lab.play(iisReset(exchange1)), lab.play(iisReset(exchange2))]);
    const trusted = async (at: string) => {
      const { headers } = await get(lab, autodiscoverUrl, { at, authorization: 'Bearer' });
      return String(headers['www-authenticate']).includes('00000004');
    };
    expect([await trusted(exchange1), await trusted(exchange2)]).toEqual([true, false]);
  });
});

describe('the Exchange Management Shell', () => {
  it('goes to the other server when its own is restarted, and stays there', async () => {
    const lab = await poolLab();
    const asks = async () => read(first(await lab.play(inExchange('Get-AuthConfig'))), 'OriginatingServer');
    expect(await asks()).toBe(controller1);
    await lab.play(iisReset(exchange1));
    expect(await asks()).toBe(controller2);
    await lab.play(iisReset(exchange2));
    expect(await asks()).toBe(controller1);
  });

  it('loses what is under way: nobody can tell how far it came', async () => {
    const lab = await poolLab({ factor: 200 });
    const running = lab.play(script);
    await lab.play(iisReset(exchange1));
    expect((await running).end).toMatchObject({ kind: 'interrupted', why: 'died', detail: expect.stringContaining(exchange1) });
  });

  it('waits while no server answers, then says so', async () => {
    const lab = await testLab();
    await lab.play(iisReset('atl-exchange-001', '/stop'));
    expect(message(await lab.play(inExchange('Get-ExchangeServer')))).toContain('No Exchange servers are available');
    await lab.play(iisReset('atl-exchange-001', '/start'));
    expect((await lab.play(inExchange('Get-ExchangeServer'))).errors).toEqual([]);
  });
});

describe('the Central Management Store', () => {
  const upToDate = async (lab: TestLab) => {
    const { objects } = await lab.play(inSkype('Get-CsManagementStoreReplicationStatus'));
    return objects.filter((each) => read(each, 'UpToDate') === true).map((each) => String(read(each, 'ReplicaFqdn')).split('.')[0]);
  };

  it('reaches each replica in its own time, and a retired one never', async () => {
    const time = clock();
    const lab = await poolLab({ now: time.now });
    expect(await upToDate(lab)).not.toContain('atl-fe-old');
    await lab.play(setAutodiscover);
    expect(await upToDate(lab)).toEqual([]);
    time.pass(60);
    expect(await upToDate(lab)).toEqual(['atl-fe-001']);
    time.pass(120);
    expect(await upToDate(lab)).toEqual(['atl-fe-001', 'atl-fe-002']);
    time.pass(10_000);
    expect(await upToDate(lab)).toEqual(['atl-fe-001', 'atl-fe-002', 'atl-edge-001']);
  });

  it('can be hurried for one replica', async () => {
    const time = clock();
    const lab = await poolLab({ now: time.now });
    await lab.play(setAutodiscover);
    await lab.play(inSkype('Invoke-CsManagementStoreReplication', { ReplicaFqdn: frontEnds[1] }));
    time.pass(30);
    expect(await upToDate(lab)).toEqual(['atl-fe-002']);
  });
});

describe('looking at the pool', () => {
  it('shows two Front Ends, web services with a name of their own, and two servers of one DAG', async () => {
    const lab = await poolLab();
    expect(first(await lab.play(inSkype('Get-CsPool')))).toMatchObject({ Fqdn: 'pool01.litwareinc.com', Computers: frontEnds });
    expect(first(await lab.play(inSkype('Get-CsService', {}, ['WebServer'])))).toMatchObject({ InternalFqdn: 'pool01-web.litwareinc.com' });
    const { objects } = await lab.play(inExchange('Get-MailboxServer'));
    expect(objects.map((each) => read(each, 'DatabaseAvailabilityGroup'))).toEqual(['ATL-DAG-01', 'ATL-DAG-01']);
    const copies = await lab.play(inExchange('Get-MailboxDatabaseCopyStatus', { Server: 'ATL-EXCHANGE-002' }));
    expect(copies.objects.map((each) => [read(each, 'DatabaseName'), read(each, 'Status')])).toEqual([
      ['DB01', 'Healthy'],
      ['DB02', 'Mounted'],
    ]);
  });

  it('shows the missing auth certificate on one server only: the document comes and goes', async () => {
    const lab = await poolLab({ faults: ['auth-certificate-missing-on-one-server'] });
    const statuses = [await get(lab, exchangeMetadata), await get(lab, exchangeMetadata)].map((each) => each.status);
    expect(statuses.sort()).toEqual([200, 500]);
  });
});
