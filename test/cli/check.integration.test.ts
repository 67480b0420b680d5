// A look at everything, for monitoring: on the practice lab, whose every command is heard.

import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswersFile } from '../../src/cli/answers.ts';
import { type CheckArguments, withoutArguments } from '../../src/cli/asked.ts';
import { check } from '../../src/cli/check.ts';
import { runUnattended } from '../../src/cli/unattended.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { checkReport } from '../../src/log/check-report.ts';
import { type Command, nameOf } from '../../src/model/command.ts';
import { litware, rehearsalFolder } from '../wizard/rehearsal.ts';
import { finishedLab, heard, saidHere } from './heard.ts';

const finished = finishedLab();
const said = saidHere();

const asked = (lab: string | null, more: Partial<CheckArguments> = {}): CheckArguments => ({
  ...{ kind: 'check', lab, answers: 'assets/answers/litware.json', format: 'table', warnDays: 60, withTestItem: false, schedule: null },
  ...more,
});

const [firstLine, report] = [() => said.out.split('\n')[0] ?? '', () => checkReport.parse(JSON.parse(said.out))];

describe('a world that is set up', () => {
  test('is healthy, in one line that says that nothing proved it end to end', async () => {
    expect(await check(asked(finished.folder), heard())).toBe(0);
    expect(firstLine()).toBe('Healthy: all is as it should be. Not proven end to end: that takes --with-test-item.');
    expect(said.out).toContain('atl-exchange-001');
    expect(said.err).toBe('');
  });

  test('is left as it was, and asked by nothing that could change it', async () => {
    const before = readFileSync(path.join(finished.folder, 'world.json'), 'utf8');
    const commands: Command[] = [];
    await check(asked(finished.folder), heard(commands));
    expect(commands.length).toBeGreaterThan(30);
    expect(commands.map(nameOf).filter((each) => !/^(Get|Debug)-/.test(each))).toEqual([]);
    expect(readFileSync(path.join(finished.folder, 'world.json'), 'utf8')).toBe(before);
  });

  test('is proven end to end where the test item is asked for', async () => {
    const commands: Command[] = [];
    expect(await check(asked(finished.folder, { withTestItem: true }), heard(commands))).toBe(0);
    expect(firstLine()).toContain('Proven end to end, from Skype to Exchange.');
    expect(new Set(commands.map(nameOf).filter((each) => !/^(Get|Debug)-/.test(each)))).toEqual(new Set(['Test-CsExStorageConnectivity']));
  });

  test('has something to do when a certificate has fewer days than are asked for', async () => {
    expect(await check(asked(finished.folder, { warnDays: 400 }), heard())).toBe(2);
    expect(firstLine()).toMatch(/^Something to do: .* ends on \d{4}-\d{2}-\d{2}\./);
  });

  test('is told to programs in ASCII, in the form of the schema', async () => {
    expect(await check(asked(finished.folder, { format: 'json' }), heard())).toBe(0);
    expect(said.out).toMatch(/^[\x20-\x7E]+\n$/);
    expect(report()).toMatchObject({
      format: 'partner-wizard check 1',
      verdict: 'healthy',
      endToEnd: 'not tested',
      counts: { critical: 0 },
    });
    expect(report().goesBy).toMatchObject({ answers: 'assets/answers/litware.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('is told to monitors in their own way', async () => {
    expect(await check(asked(finished.folder, { format: 'nagios' }), heard())).toBe(0);
    expect(firstLine()).toMatch(
      /^OK: Healthy: [^|]*\| skype_signing_days=\d+;60:;0: exchange_signing_days=\d+;60:;0: web_days=\d+;60:;0: /,
    );
    said.out = '';
    expect(await check(asked(finished.folder, { format: 'nagios', warnDays: 400 }), heard())).toBe(1);
    expect(firstLine()).toMatch(/^WARNING: /);
  });

  test('what the answers leave out is named on the first line, and makes nothing unknown', async () => {
    const file = path.join(rehearsalFolder(), 'answers.json');
    writeFileSync(file, JSON.stringify({ 'shells.windows': 'not at all', 'connectivityTest.user': 'sip:kenmyer@litwareinc.com' }));
    const commands: Command[] = [];
    expect(await check(asked(finished.folder, { answers: file }), heard(commands))).toBe(0);
    expect(firstLine()).toContain('Left out by the answers: looks at the servers themselves (Windows).');
    expect(commands.filter(({ place }) => place.shell === 'windows')).toEqual([]);
  });
});

/** A copy of the finished world, changed. */
function changed(alter: (world: LabWorld) => void): string {
  const dir = rehearsalFolder();
  cpSync(finished.folder, dir, { recursive: true });
  const world: LabWorld = JSON.parse(readFileSync(path.join(dir, 'world.json'), 'utf8'));
  alter(world);
  writeFileSync(path.join(dir, 'world.json'), JSON.stringify(world));
  return dir;
}

test('an account that may only read is enough', async () => {
  const dir = changed((world) => {
    world.hidden = ['New-PartnerApplication', 'Set-PartnerApplication', 'Set-CsCertificate', 'New-CsPartnerApplication'];
  });
  expect(await check(asked(dir), heard())).toBe(0);
});

test('what works still and is to be done before long is a warning', async () => {
  const dir = changed((world) => {
    for (const { settings } of [world.skype.central, ...world.skype.replicas]) for (const each of settings.policies) each.ucsAllowed = true;
  });
  expect(await check(asked(dir, { format: 'nagios' }), heard())).toBe(1);
  expect(firstLine()).toMatch(/^WARNING: Something to do: Contact lists would move/);
});

const levels = () => report().findings.flatMap(({ code, level }) => (level === 'ok' ? [] : [`${code} ${level}`]));

test('a key of Skype that Exchange does not hold breaks all; the restart that follows from mending it does not', async () => {
  const dir = changed((world) => {
    for (const each of world.exchange.partners) each.certificates = [];
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['partner.stale critical', 'iis.ahead warning']);
  expect(report().line).toContain('Exchange refuses what Skype sends');
});

test('an entry whose address is dead, and whose key is right, works still', async () => {
  const dir = changed((world) => {
    for (const each of world.exchange.partners) each.metadataUrl = `${each.metadataUrl}/gone`;
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['partner.url warning', 'iis.ahead warning']);
});

test('a web service that does not trust Skype is broken, whatever else is to be changed', async () => {
  const dir = changed((world) => {
    for (const each of world.exchange.partners) each.metadataUrl = `${each.metadataUrl}/gone`;
    for (const { iis } of world.computers) for (const each of iis.pools) each.trusts = [];
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['iis.old critical', 'partner.url warning']);
});

test('a next auth certificate that no server has is a warning, long before its day', async () => {
  const dir = changed(({ created, exchange: { authConfig } }) => {
    authConfig.next = '0'.repeat(40);
    authConfig.nextEffective = new Date(Date.parse(created) + 25 * 86_400_000).toISOString();
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['auth.next.unfit warning']);
});

test('a next certificate with which Skype cannot sign is a warning, long before its day; one that is good is none', async () => {
  const staged = (isGood: boolean) =>
    changed(({ created, skype, computers }) => {
      const [good] = computers.find(({ role }) => role === 'front end')?.store ?? [];
      if (good === undefined) throw new Error('The Front End has no certificate.');
      const next = { thumbprint: good.thumbprint, effective: new Date(Date.parse(created) + 25 * 86_400_000).toISOString() };
      for (const { settings } of [skype.central, ...skype.replicas]) if (settings.tokenIssuer) settings.tokenIssuer.next = next;
      if (!isGood) for (const each of computers) each.store = each.store.filter(({ thumbprint }) => thumbprint !== next.thumbprint);
    });
  expect(await check(asked(staged(true), { format: 'json' }), heard())).toBe(0);
  said.out = '';
  expect(await check(asked(staged(false), { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['oauth.staged.unfit warning']);
});

test('a next certificate that ends before it takes over is a warning', async () => {
  const dir = changed(({ created, skype, computers }) => {
    const [held] = computers.find(({ role }) => role === 'front end')?.store ?? [];
    if (held === undefined) throw new Error('The Front End has no certificate.');
    const next = { thumbprint: held.thumbprint, effective: new Date(Date.parse(created) + 30 * 365 * 86_400_000).toISOString() };
    for (const { settings } of [skype.central, ...skype.replicas]) if (settings.tokenIssuer) settings.tokenIssuer.next = next;
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['oauth.staged.unfit warning']);
});

test('an address with a port on which nobody listens is no address', async () => {
  const elsewhere = (url: string | null) => (url === null ? null : url.replace(/^(https:\/\/[^/]+)/, '$1:8443'));
  const ofEws = changed(({ exchange }) => {
    for (const each of exchange.servers) each.ewsUrl = elsewhere(each.ewsUrl);
  });
  expect(await check(asked(ofEws, { format: 'json' }), heard())).toBe(2);
  expect(report().line).toContain('https://mail.litwareinc.com:8443/EWS/Exchange.asmx');
  said.out = '';
  const ofEntry = changed(({ exchange }) => {
    for (const each of exchange.partners) each.metadataUrl = elsewhere(each.metadataUrl);
  });
  expect(await check(asked(ofEntry, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['partner.url warning', 'iis.ahead warning']);
});

test('an address of Autodiscover that was seen to be none is broken, and not a matter that nobody could see', async () => {
  const dir = changed(({ skype }) => {
    for (const { settings } of [skype.central, ...skype.replicas])
      settings.oauth.autodiscoverUrl = 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml';
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(2);
  expect(levels()).toEqual(['autodiscover-url.wrong critical']);
});

test('an address of Autodiscover that gives a Front End no answer is told with what was seen, and kept where the admin says so', async () => {
  const dir = changed(({ skype }) => {
    for (const { settings } of [skype.central, ...skype.replicas])
      settings.oauth.autodiscoverUrl = 'https://nowhere.litwareinc.com/autodiscover/autodiscover.svc';
  });
  expect(await check(asked(dir), heard())).toBe(2);
  expect(firstLine()).toContain('gave atl-cs-001.litwareinc.com no answer: No address of nowhere.litwareinc.com was found.');
  const answers = path.join(rehearsalFolder(), 'answers.json');
  writeFileSync(answers, JSON.stringify({ ...litware, 'exchangeAsPartner.autodiscoverUrl': 'keep' }));
  said.out = '';
  expect(await check(asked(dir, { answers }), heard())).toBe(1);
  expect(firstLine()).toContain('gave atl-cs-001.litwareinc.com no answer');
  expect(said.out).toContain('Way out: On a Front End');
});

test('a dot behind the names of servers, pools and domain controllers does not matter', async () => {
  const dir = changed(({ skype, exchange, directory, people }) => {
    for (const each of [...skype.pools, ...skype.replicas, ...skype.defaults, ...exchange.servers]) each.fqdn += '.';
    for (const each of skype.pools) each.computers = each.computers.map((name) => `${name}.`);
    for (const each of exchange.servers) each.domainController += '.';
    for (const each of people) each.pool = each.pool === null ? null : `${each.pool}.`;
    directory.domainControllers = directory.domainControllers.map((name) => `${name}.`);
  });
  expect(await check(asked(dir, { format: 'json' }), heard())).toBe(0);
});

test('a finished set-up leaves the answers that a check goes by: they agree to nothing, and the lab’s are found by themselves', async () => {
  const dir = rehearsalFolder();
  const placed = { target: { world: 'lab', statePath: path.join(dir, 'set-up.jsonl'), labDir: dir }, said: [] } as const;
  const answers = { ...litware, 'shells.exchange': 'remote', 'shells.exchange.account': 'another', 'shells.exchange.user': 'A\\b' };
  expect(await runUnattended({ ...withoutArguments, lab: dir, input: false, yes: true, speed: 2000 }, answers, placed, heard())).toBe(0);
  expect(said.out).toContain('To keep watch:');
  const left = readAnswersFile(path.join(dir, 'set-up.check.json'));
  expect(left).toMatchObject({
    ok: true,
    answers: { 'servers.contacts': 'keep', 'connectivityTest.user': litware['connectivityTest.user'] },
  });
  expect(left.ok && Object.keys(left.answers).filter((each) => each.endsWith('.confirm'))).toEqual([]);
  said.out = '';
  expect(await check(asked(dir, { answers: null, format: 'json' }), heard())).toBe(0);
  expect(report().goesBy.answers).toBe(path.join(dir, 'set-up.check.json'));
});

test('a world that is not set up has something to do, and it is broken', async () => {
  const dir = rehearsalFolder();
  await (await openLab({ dir, factor: 2000, now: () => new Date() })).close();
  expect(await check(asked(dir), heard())).toBe(2);
  expect(firstLine()).toMatch(/^Something to do: /);
  said.out = '';
  expect(await check(asked(dir, { format: 'nagios' }), heard())).toBe(2);
  expect(firstLine()).toMatch(/^CRITICAL: /);
});

test('a server that nobody reaches is not counted as right', async () => {
  const dir = changed((world) => {
    for (const computer of world.computers) computer.remoting = 'unreachable';
  });
  expect(await check(asked(dir), heard())).toBe(1);
  expect(firstLine()).toMatch(/^Could not tell: /);
  said.out = '';
  expect(await check(asked(dir, { format: 'nagios' }), heard())).toBe(3);
  expect(firstLine()).toMatch(/^UNKNOWN: /);
});

describe('what it connects to', () => {
  test('is never guessed: without answers it looks at nothing', async () => {
    expect(await check(asked(null, { answers: null }), heard())).toBe(64);
    expect(said.err).toContain('--answers FILE');
    expect(await check(asked(null, { answers: null, format: 'nagios' }), heard())).toBe(3);
    expect(said.out).toMatch(/^UNKNOWN: /);
  });

  test.each([
    [{ answers: null }, 64, 'real'],
    [{ answers: './no-such-answers.json' }, 64, 'real'],
    [{ lab: './no-such-lab' }, 1, 'lab'],
  ])('a program is told why nobody looked, in the form of every check (%o)', async (wrong, exitCode, world) => {
    expect(await check(asked(null, { ...wrong, format: 'json' }), heard())).toBe(exitCode);
    expect(report()).toMatchObject({
      verdict: 'could not tell',
      world,
      counts: { ok: 0, unknown: 1 },
      goesBy: { answers: null, targets: [] },
    });
    expect(said.err).toBe(`${report().notSeen[0]}\n`);
  });

  test.skipIf(process.platform === 'win32')('is not taken from a file that others may replace', async () => {
    const open = path.join(rehearsalFolder(), 'open');
    mkdirSync(open);
    const file = path.join(open, 'answers.json');
    writeFileSync(file, '{}');
    chmodSync(open, 0o777);
    expect(await check(asked(finished.folder, { answers: file }), heard())).toBe(1);
    expect(said.err).toContain('could name something else');
  });

  test('is said in lines for every day, with no password and nothing registered', async () => {
    expect(await check(asked(null, { schedule: 'CONTOSO\\svc-check' }), heard())).toBe(0);
    expect(said.out).toMatch(/^schtasks \/Create .*\/RU 'CONTOSO\\svc-check' \/RP \* /m);
  });
});
