// The built program at a real terminal, with real keys, from the first screen to "done".

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { open, type PseudoTerminal } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-pty-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A terminal whose state home is a folder of its own. */
const start = (home: string, args: readonly string[] = [], size: { columns: number; rows: number } = { columns: 80, rows: 24 }) =>
  open(['--speed', '2000', ...args], { ...size, env: { XDG_STATE_HOME: home } });

/** From the first page of the step "Servers" to its end. */
async function servers(terminal: PseudoTerminal): Promise<void> {
  await terminal.waitFor('This is what there is');
  await terminal.press(key.enter);
  await terminal.waitFor('At which address does Skype publish');
  await terminal.press(key.enter);
  await terminal.waitFor('At which address does Exchange publish');
  await terminal.press(key.enter);
  await terminal.waitFor('Where should the contact lists');
  await terminal.press(key.enter);
  await terminal.waitFor('Set-CsUserServicesPolicy -Identity Global -UcsAllowed $false');
  await agree(terminal);
  await pageEnds(terminal, 'Step 1 of 6');
}

/**
 * Enter until the plan has been read to its end and agreed to. A plan takes no key while it has only just appeared, so
 * a key that changed nothing is pressed again.
 */
async function agree(terminal: PseudoTerminal): Promise<void> {
  const asks = (screen: string) => /Enter (run it|read on)/.test(screen);
  await terminal.waitFor(asks);
  for (let screen = terminal.screen(); asks(screen); screen = terminal.screen()) {
    await terminal.press(key.enter);
    await terminal.waitFor((now) => now !== screen, 150).catch(() => undefined);
  }
}

/** Types the word that a dangerous plan asks for, once it takes keys. */
async function typeWord(terminal: PseudoTerminal, word: string): Promise<void> {
  const typed = (screen: string) => new RegExp(`❯ ${word.slice(0, 1)}`).test(screen);
  while (!typed(terminal.screen())) {
    await terminal.press(word.slice(0, 1));
    await terminal.waitFor(typed, 150).catch(() => undefined);
  }
  await terminal.press(`${word.slice(1)}\r`);
}

async function pageEnds(terminal: PseudoTerminal, step: string): Promise<void> {
  await terminal.waitFor((screen) => screen.includes(step) && /This step is (done|right)/.test(screen));
  await terminal.press(key.enter);
}

async function fromCertificatesToTheEnd(terminal: PseudoTerminal): Promise<void> {
  await pageEnds(terminal, 'Step 2 of 6');
  await terminal.waitFor('Configure-EnterprisePartnerApplication.ps1');
  await agree(terminal);
  await pageEnds(terminal, 'Step 3 of 6');
  await terminal.waitFor('Who restarts IIS?');
  await terminal.press(key.enter);
  await terminal.waitFor('iisreset.exe atl-exchange-001');
  await typeWord(terminal, 'atl-exchange-001');
  await pageEnds(terminal, 'Step 4 of 6');
  await terminal.waitFor('New-CsPartnerApplication -Identity Exchange');
  await agree(terminal);
  await pageEnds(terminal, 'Step 5 of 6');
  await terminal.waitFor('sip:kenmyer@litwareinc.com');
  await terminal.press(key.enter);
  await terminal.waitFor('These 3 commands will run');
  await agree(terminal);
  await pageEnds(terminal, 'Step 6 of 6');
  await terminal.waitFor('Server-to-server authentication works.');
}

describe.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('at $columns x $rows', (size) => {
  test('a newcomer is led from the first screen to a passed test, with real keys', async () => {
    const home = folder();
    const terminal = start(home, [], size);
    await terminal.waitFor('What would you like to work on?');
    await terminal.press(key.enter);
    await servers(terminal);
    await fromCertificatesToTheEnd(terminal);
    expect(terminal.screen()).toContain('PRACTICE LAB');
    await terminal.press(key.enter);
    expect(await terminal.exit()).toMatchObject({ code: 0 });
    expect(terminal.screen()).toContain('Session log:');
    const log = readFileSync(path.join(home, 'partner-wizard', 'rehearsals', '1', 'set-up.log.md'), 'utf8');
    expect(log).toContain('Test-CsExStorageConnectivity');
  });
});

describe('leaving', () => {
  test('in the middle and starting again goes on there, without asking anything twice', async () => {
    const home = folder();
    const first = start(home);
    await first.waitFor('What would you like to work on?');
    await first.press(key.enter);
    await servers(first);
    await first.waitFor('Step 2 of 6');
    await first.press(key.ctrlC);
    await first.waitFor('Leave the wizard?');
    await first.press(key.ctrlC);
    expect(await first.exit()).toMatchObject({ code: 130 });
    expect(first.screen()).toContain('To go on:');

    const second = start(home);
    await second.waitFor('Go on with rehearsal 1');
    await second.press(key.enter);
    await fromCertificatesToTheEnd(second);
    await second.press(key.enter);
    expect(await second.exit()).toMatchObject({ code: 0 });
  });

  test('by a kill in the middle of a command loses nothing: it is looked at first', async () => {
    const home = folder();
    const first = start(home, ['--lab', path.join(home, 'lab')]);
    await servers(first);
    await pageEnds(first, 'Step 2 of 6');
    await first.waitFor('Configure-EnterprisePartnerApplication.ps1');
    await agree(first);
    await first.waitFor('Running');
    first.kill('SIGKILL');
    await first.exit();

    const second = start(home, ['--lab', path.join(home, 'lab')]);
    await second.waitFor((screen) => screen.includes('Step 3 of 6') && /Press Enter|↓ \d+ more/.test(screen));
    await second.press(key.ctrlC);
    await second.press(key.ctrlC);
    await second.exit();
    const journal = readFileSync(path.join(home, 'lab', 'set-up.jsonl'), 'utf8');
    expect(journal).toContain('"type":"settled"');
  });
});

describe('the terminal is left as it was found', () => {
  test('the cursor is shown and the screen is given back', async () => {
    const terminal = start(folder());
    await terminal.waitFor('What would you like to work on?');
    await terminal.press(key.ctrlC);
    await terminal.waitFor('Leave the wizard?');
    await terminal.press(key.ctrlC);
    await terminal.exit();
    const ansi = terminal.ansi();
    expect(ansi.lastIndexOf('\u001b[?25h')).toBeGreaterThan(ansi.lastIndexOf('\u001b[?25l'));
    expect(ansi.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(ansi.lastIndexOf('\u001b[?1049h'));
    expect(ansi).not.toContain('\u001b[2J');
    expect(ansi).not.toContain('\u001b[3J');
  });
});
