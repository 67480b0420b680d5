// A whole run with passwords, typed with real keys and used by a real PowerShell: afterwards they are in no file, no argument, no
// environment and on no screen, in no notation.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { buildAlike } from '../harness/build.ts';
import { canaryWith, carriersOf, foundIn } from '../harness/canary.ts';
import { describeWithEngine, engine } from '../harness/powershell.ts';
import { readProcesses } from '../harness/processes.ts';
import { open, type PseudoTerminal } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import type { Keys } from '../harness/usual-keys.ts';
import type { RemoteOptions } from './remote-wizard.ts';
import { close, walk } from './walking.ts';

const assets = path.join(import.meta.dirname, '../../assets');
const clear = '\u0015';

const words = { exchange: 'Zx9Mailbox', skype: 'Qv7Presence', windows: 'Kj4Console', mistyped: 'Wm2Mistake', pfx: 'Hb6Keyfile' } as const;
const accounts = [
  { rights: 'Organization Management', user: 'LITWAREINC\\ops-exchange', password: canaryWith(words.exchange) },
  { rights: 'CsAdministrator', user: 'LITWAREINC\\ops-skype', password: canaryWith(words.skype) },
  { rights: 'local administrator', user: 'LITWAREINC\\ops-windows', password: canaryWith(words.windows) },
] as const;
const texts = {
  'address does Skype publish': 'https://atl-cs-001.litwareinc.com/metadata/json/1',
  'address does Exchange publish': 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1',
  'Which Exchange server should': 'atl-exchange-001.litwareinc.com',
  'Which Skype for Business pool should': 'atl-cs-001.litwareinc.com',
  'Whose mailbox may the test': 'kenmyer@litwareinc.com',
  'Where on the Front End is the PFX file': 'C:\\Certificates\\ServerToServerAuth.pfx',
} as const;

/** The wizard's own PowerShell host, but for what opens a session: there is no WinRM here. */
function hostWithCanarySession(dir: string): string {
  cpSync(path.join(assets, 'powershell'), dir, { recursive: true });
  const edit = (name: string, change: (text: string) => string) => {
    const file = path.join(dir, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  edit('sessions.ps1', (text) => text + readFileSync(path.join(import.meta.dirname, 'canary-session.ps1'), 'utf8'));
  edit('host.ps1', (text) => text.replace("'Open-Session',", "'Open-Session', 'New-PSSession',"));
  return path.join(dir, 'host.ps1');
}

/** Types a text into the field, in the place of what is proposed there, and accepts it once it stands there. */
function fill(screen: string, text: string): string {
  if (screen.includes(`❯ ${text} `)) return key.enter;
  return /❯ \S+[.\\]/.test(screen) ? clear : text;
}
const choose = (screen: string, label: string, number: string) => (new RegExp(`❯.*${label}`).test(screen) ? key.enter : number);

/** Milliseconds: each look goes through a real PowerShell. */
const patience = 180_000;

const passwordOf = /What is the password of ([\w\\-]+)\?/;

/** Types what is asked for; `passwords` says which password an account is given. */
const keysFor =
  (passwords: (user: string) => string): Keys =>
  (screen) => {
    if (!/Enter (take it|go on|do this)/.test(screen)) return undefined;
    const [, user] = passwordOf.exec(screen) ?? [];
    if (user !== undefined) return /•{8}/.test(screen) ? key.enter : passwords(user);
    // Mistyped at first, too: of the right one, which all files of the lab have, nobody could say where it came from.
    if (screen.includes('What is the password of C:'))
      return /•{8}/.test(screen) ? key.enter : screen.includes('does not open this file') ? 'practice' : canaryWith(words.pfx);
    if (screen.includes('Which certificate should Skype sign with')) return choose(screen, 'Import one from a PFX file', '4');
    if (screen.includes('Reach the servers in another way')) return choose(screen, 'Reach the servers', '2');
    if (screen.includes('Whose account should')) return choose(screen, 'Another account', '2');
    const account = accounts.find(({ rights }) => screen.includes('Which account is it?') && screen.includes(rights));
    if (account !== undefined) return fill(screen, account.user);
    const [, text] = Object.entries(texts).find(([question]) => screen.includes(question)) ?? [];
    return text === undefined ? undefined : fill(screen, text);
  };

const right = keysFor((user) => accounts.find((each) => each.user === user)?.password ?? '');
const mistyped = keysFor(() => canaryWith(words.mistyped));

/** Whose passwords were asked for, each once. */
const asked = (screens: readonly string[]) => [...new Set(screens.flatMap((screen) => passwordOf.exec(screen)?.[1] ?? []))];

function filesIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dir, name))
    .filter((file) => statSync(file).isFile());
}

describeWithEngine('passwords', () => {
  test.skipIf(process.platform !== 'linux')(
    'of three accounts and a file, mistyped at first, are nowhere after a whole run with a kill in it, and are asked for again on resume',
    async () => {
      const home = mkdtempSync(path.join(tmpdir(), 'partner-wizard-canary-'));
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      const [dir, temporary] = [path.join(home, 'set-up'), path.join(home, 'tmp')];
      for (const each of [dir, temporary]) mkdirSync(each);
      const program = await buildAlike(path.join(import.meta.dirname, 'remote-wizard.ts'), path.join(home, 'program'));
      const options: RemoteOptions = {
        dir,
        program: engine ?? '',
        script: hostWithCanarySession(path.join(home, 'host')),
        modules: ['Shapes', 'PracticeLab', 'Exchange', 'Skype'].map((name) => path.join(assets, 'lab', `${name}.psm1`)).join(';'),
        letIn: accounts
          .map(({ user, password }) => createHash('sha256').update(`${user} ${password}`).digest('hex').toUpperCase())
          .join(';'),
      };
      const seen = new Map<string, Buffer>();
      const start = () =>
        open([JSON.stringify(options)], { program, columns: 100, rows: 40, env: { HOME: home, XDG_STATE_HOME: home, TMPDIR: temporary } });
      const watched =
        (terminal: PseudoTerminal, keys: Keys): Keys =>
        (screen) => {
          seen.set(`screen ${seen.size}`, Buffer.from(screen));
          for (const [name, bytes] of readProcesses(terminal.pid)) seen.set(name, bytes);
          return keys(screen);
        };

      const users = accounts.map((each) => each.user);
      const first = start();
      // As happens: the wrong one. The server quotes it as it refuses it.
      await walk(first, /the password\s+is not right/, watched(first, mistyped), patience);
      expect(asked(await walk(first, /Step 4 of 6/, watched(first, right), patience))).toEqual(users);
      first.kill('SIGKILL');
      await first.exit();

      const second = start();
      expect(asked(await walk(second, /Skype can act in Exchange/, watched(second, right), patience))).toEqual(users);
      await close(second);
      expect(await second.exit()).toMatchObject({ code: 0 });
      expect(second.screen()).toContain('Ended: finished');

      const everything = [
        ...seen,
        ...[first, second].map((each, index) => [`all that terminal ${index + 1} was sent`, Buffer.from(each.ansi())] as const),
        ...filesIn(home).map((file) => [file, readFileSync(file)] as const),
      ];
      const names = everything.map(([name]) => name).join('\n');
      for (const each of ['set-up.jsonl', 'world.json', 'answers.json', 'set-up.log.html', 'environ of', 'cmdline of'])
        expect(names).toContain(each);
      const secrets = Object.values(words).map((word) => carriersOf(canaryWith(word), word));
      expect(
        everything.flatMap(([name, bytes]) => secrets.flatMap((each) => foundIn(bytes, each).map((how) => `${name}: ${how}`))),
      ).toEqual([]);
      expect(readJournal(path.join(dir, 'set-up.jsonl'))).toMatchObject({ kind: 'read' });
    },
  );
});
