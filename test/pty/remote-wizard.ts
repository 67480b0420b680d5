// The wizard at a terminal, with remote shells whose passwords it asks for: the real screen, run, reach, pools and PowerShell host.
// The servers are the practice lab's, behind sessions that open for the right account and password only (canary-session.ps1).
//   node remote-wizard.mjs OPTIONS(JSON)

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { manualTaskOutletOf } from '../../src/cli/manual-task.ts';
import { run } from '../../src/cli/run.ts';
import { openDoor } from '../../src/lab/door.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { AccessOffer } from '../../src/model/access.ts';
import { type Command, nameOf } from '../../src/model/command.ts';
import type { World } from '../../src/model/shell.ts';
import { engineArguments } from '../../src/powershell/host/launch.ts';
import { render } from '../../src/powershell/render.ts';
import { createReach } from '../../src/powershell/shells/reach.ts';
import type { Secrets } from '../../src/secrets/redact.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { startTui } from '../../src/tui/start.tsx';
import { initial } from '../../src/tui/state.ts';

export type RemoteOptions = {
  readonly dir: string;
  readonly program: string;
  /** host.ps1 of the wizard, whose New-PSSession is that of canary-session.ps1. */
  readonly script: string;
  readonly modules: string;
  /** SHA-256 of "account password" of each account that is let in. */
  readonly letIn: string;
};

const options: RemoteOptions = JSON.parse(process.argv[2] ?? '');
const { dir } = options;
const statePath = path.join(dir, 'set-up.jsonl');
const remote: readonly AccessOffer[] = [{ kind: 'remote', label: 'Remote', because: 'Over the network.' }];

/** What a remote shell does not offer (route.ts), and programs of this computer: the lab plays them itself. */
const isLocal = (command: Command) => command.kind === 'program' || /-CsCertificate$|-CsExStorageConnectivity$/.test(nameOf(command));

async function openRemote(secrets: Secrets, now: () => Date): Promise<World> {
  const lab = await openLab({ dir, faults: ['no-oauth-token-issuer'], factor: 2000, now });
  const door = await openDoor({ shell: lab.shell, token: randomBytes(16).toString('hex'), onRan: () => undefined });
  const { shell, reach, close } = createReach({
    program: options.program,
    args: engineArguments,
    script: options.script,
    env: {
      ...process.env,
      CANARY_LET_IN: options.letIn,
      CANARY_MODULES: options.modules,
      CANARY_PORT: String(door.port),
      CANARY_TOKEN: door.token,
    },
    outbox: `${statePath}.outbox`,
    secret: secrets.reveal,
    nonce: () => randomBytes(16).toString('hex'),
    patience: { start: 60_000, cancel: 10_000 },
    thisComputer: 'here.litwareinc.com',
    exchangeFolder: null,
    skypeScript: '',
    skypeModules: [],
    windowsFunctions: { path: path.join(path.dirname(options.script), 'processes.ps1'), text: '' },
    processesScript: path.join(path.dirname(options.script), 'processes.ps1'),
    byHand: () => lab.shell,
  });
  return {
    ...lab,
    shell: {
      left: shell.left,
      ready: async (command, signal) => (isLocal(command) ? undefined : shell.ready(command, signal)),
      run: (command, how) => (isLocal(command) ? lab.shell : shell).run(command, how),
    },
    reach: { offers: { exchange: remote, skype: remote, windows: remote }, found: [], go: reach.go },
    async close() {
      await close();
      await door.close();
      await lab.close();
    },
  };
}

const { stdin, stdout } = process;
const tui = startTui({ stdin, stdout, state: initial, colours: true, signs: 'unicode', slowConsole: false });
const ran = await run({
  statePath,
  aim: 'set up',
  world: 'lab',
  takeOver: true,
  renew: 'partner-wizard renew',
  saveAnswers: { path: path.join(dir, 'answers.json'), given: {} },
  openWorld: ({ secrets, now }) => openRemote(secrets, now),
  signal: tui.leaving,
  frontEndFor: ({ kind: world, factor }) =>
    tui.frontEnd({ aim: 'set up', world, factor, steps: sequence, render, statePath, logPath: '' }, manualTaskOutletOf(statePath, stdout)),
});
await tui.close();
stdout.write(`${ran.kind === 'ran' ? `Ended: ${ran.driven.kind}. ${ran.answers}` : ran.words}\n`);
