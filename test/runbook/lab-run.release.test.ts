// The runbook run by a real PowerShell engine against the practice lab, section by section, leaves the world that the wizard leaves.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { openDoor } from '../../src/lab/door.ts';
import { openLab } from '../../src/lab/lab.ts';
import { listening } from '../../src/lab/servers/listening.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { World } from '../../src/model/shell.ts';
import { engineArguments } from '../../src/powershell/host/launch.ts';
import { createProbes } from '../../src/probes/probes.ts';
import { setAutodiscoverUrl } from '../../src/skype/oauth.ts';
import { comparable } from '../harness/comparable.ts';
import { describeWithEngine, engineOptions, runWith } from '../harness/powershell.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { runbookOf, scriptOf, wholeSurvey } from './planning.ts';

const factor = 200;
const lab = join(import.meta.dirname, '../../assets/lab');

type Ran = { readonly code: number; readonly said: string };

/** Whoever runs the sections of a runbook on this lab. */
async function operator(world: World, runbook: string) {
  const token = randomBytes(8).toString('hex');
  const ran: string[] = [];
  const door = await openDoor({
    shell: world.shell,
    token,
    onRan: (command) => ran.push(command.kind === 'cmdlet' ? command.name : command.kind),
  });
  const bridge = await bridgeTo(world);
  onTestFinished(() => door.close());
  const run = (section: number, words: string): Promise<Ran> =>
    new Promise((resolve) => {
      const named = {
        Runbook: runbook,
        Section: section,
        Words: words,
        Door: door.port,
        Token: token,
        Bridge: bridge,
        Factor: factor,
        Lab: lab,
      };
      const rest = Object.entries(named).flatMap(([name, value]) => [`-${name}`, String(value)]);
      execFile(
        engineOptions().program,
        [...engineArguments, '-File', join(import.meta.dirname, 'run-section.ps1'), ...rest],
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
      );
    });
  return { run, ran };
}

/** The names of the lab's network lead nowhere for PowerShell: it asks through here, and gets what the lab's servers say. */
async function bridgeTo({ network }: World): Promise<number> {
  const probes = createProbes(network, () => undefined);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://here').searchParams.get('url') ?? '';
    const { authorization } = request.headers;
    const got = await probes.get(url, authorization === undefined ? {} : { headers: { authorization } });
    if (got.kind === 'failed') response.writeHead(502).end(got.detail);
    else response.writeHead(got.status, { 'www-authenticate': got.headers['www-authenticate'] ?? '' }).end(got.body);
  });
  const port = await listening(server);
  onTestFinished(async () => {
    await probes.close();
    server.close();
  });
  return port;
}

describeWithEngine('a runbook run in a real PowerShell', () => {
  test('leaves the servers as the wizard does; run again it skips what is done, and refuses a world that is not as planned', async () => {
    const world = JSON.stringify(createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes }));
    const [byWizard, byRunbook] = [rehearsalFolder(), rehearsalFolder()];
    for (const dir of [byWizard, byRunbook]) writeFileSync(worldFile(dir), world);
    const runbook = join(byRunbook, 'runbook.ps1');
    const { sections } = runbookOf(await wholeSurvey(byRunbook));
    writeFileSync(runbook, scriptOf(runbookOf(await wholeSurvey(byRunbook))));
    const opened = await openLab({ dir: byRunbook, faults: [], factor, now: () => new Date() });
    onTestFinished(() => opened.close());
    const { run, ran } = await operator(opened, runbook);

    for (const { number, hurts } of sections) {
      const { code, said } = await run(number, hurts ? 'yes,atl-exchange-001' : 'yes');
      expect(said, said).toContain(`Section ${number} is done.`);
      expect(code).toBe(0);
    }
    expect(ran).toEqual(expect.arrayContaining(['script', 'program', 'New-CsPartnerApplication', 'Test-CsExStorageConnectivity']));
    await rehearse(byWizard, { factor });
    const kept = (dir: string) => {
      const read = readWorld(worldFile(dir));
      return read === undefined ? undefined : comparable(read);
    };
    expect(kept(byRunbook)).toEqual(kept(byWizard));

    ran.length = 0;
    const again = await run(2, 'yes');
    expect(again.said).toContain('Done already: skipped.');
    expect((await run(3, 'yes')).said).toContain('Done already: skipped.');
    const wrong = await run(1, 'no');
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was changed by this section.') });
    // Someone has changed what the plan counted on.
    await runWith(opened.shell, setAutodiscoverUrl('https://elsewhere.litwareinc.com/autodiscover/autodiscover.svc'));
    const changed = await run(4, 'yes');
    expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('Not as planned: Skype has another Autodiscover address') });
    expect(ran.filter((each) => !/^(Get|function)/.test(each))).toEqual([]);
  });
});
