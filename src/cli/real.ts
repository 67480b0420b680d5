// Real servers, as they are reached from this computer: looks at the computer first, then offers the ways that it leaves. The shells
// open with their first command, once the admin has chosen how.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { keyOf } from '../model/name.ts';
import type { World } from '../model/shell.ts';
import { managementShells, skypeModuleNames } from '../powershell/detect.ts';
import { type Detected, detectComputer } from '../powershell/detect-computer.ts';
import { findingsOf, offersOf } from '../powershell/detect-offers.ts';
import type { Host } from '../powershell/host/host.ts';
import { engineArguments, windowsPowerShell } from '../powershell/host/launch.ts';
import { byHand } from '../powershell/shells/by-hand.ts';
import { createReach } from '../powershell/shells/reach.ts';
import type { Secrets } from '../secrets/redact.ts';
import { assetPath } from './assets.ts';
import { whyNotClosed } from './closed.ts';

/** Milliseconds. Exchange's shell takes half a minute to load on a busy server, a change that was cancelled a while to stop. */
const patience = { start: 180_000, cancel: 30_000 };

export async function openReal(statePath: string, secrets: Secrets, bounds?: (host: Host) => Host): Promise<World> {
  const { platform, env } = process;
  // What runs there runs with this account's rights on the servers.
  for (const file of [process.argv[1] ?? process.execPath, assetPath('powershell'), assetPath('powershell', 'host.ps1')]) {
    const open = whyNotClosed('A part of this program,', file);
    if (open !== undefined) throw new Error(open);
  }
  const script = assetPath('powershell', 'host.ps1');
  const windowsScript = assetPath('powershell', 'windows.ps1');
  const windowsFunctions = readFileSync(windowsScript, 'utf8');
  const projection = readFileSync(assetPath('powershell', 'projection.ps1'), 'utf8');
  const detected = await detectComputer(platform, env, { host: script, script: assetPath('powershell', 'this-computer.ps1') });
  const shells = managementShells(detected.kind === 'seen' ? detected.computer : { exchangeFolder: null, moduleFolders: [] });
  const { shell, reach, close } = createReach({
    program: windowsPowerShell(env),
    args: engineArguments,
    script,
    env,
    // Each PowerShell that outlives the wizard leaves its last words beside the state file.
    outbox: `${path.resolve(statePath)}.outbox`,
    secret: secrets.reveal,
    nonce: () => randomBytes(16).toString('hex'),
    patience,
    thisComputer: detected.kind === 'seen' ? detected.computer.fqdn : keyOf('fqdn', hostname()),
    exchangeFolder: shells.exchange,
    skypeScript: assetPath('powershell', 'skype-shell.ps1'),
    skypeModules: [...(shells.skype === null ? [] : [shells.skype]), ...skypeModuleNames],
    windowsFunctions: { path: windowsScript, text: windowsFunctions },
    processesScript: assetPath('powershell', 'processes.ps1'),
    ...(bounds === undefined ? {} : { bounds }),
    byHand: (ask) => byHand({ ask, mark: () => `k${randomBytes(3).toString('hex')}`, scripts: { windowsFunctions, projection } }),
  });
  return {
    kind: 'real',
    shell,
    // The names of the network are this computer's own, and so are the roots that it trusts (probes.ts).
    network: { route: () => undefined, authorities: [] },
    user: userOf(detected, env),
    factor: 1,
    reach: { offers: offersOf(detected, shells), found: findingsOf(detected), go: reach.go },
    close,
  };
}

/** DOMAIN\name of who is signed in. */
function userOf(detected: Detected, env: NodeJS.ProcessEnv): string {
  if (detected.kind === 'seen') return detected.computer.user;
  const { username } = userInfo();
  return env.USERDOMAIN === undefined ? username : `${env.USERDOMAIN}\\${username}`;
}
