// The kits as someone gets them: an archive, its sums, and nothing else. What is said of Windows' kits is said of their files here;
// test/wine starts them.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { namesIn } from './archive.ts';
import { makeKit } from './kit.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-kits-'));
const out = path.join(folder, 'out');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
const archive = (form: string) => `partner-wizard-${version}-${form}`;
const [linux, windows] = ['linux-x64', 'win-x64'].map((form) => path.join(folder, archive(form)));

beforeAll(async () => {
  await makeKit({ out });
  execFileSync('tar', ['-xzf', path.join(out, `${archive('linux-x64')}.tar.gz`), '-C', folder]);
  execFileSync('unzip', ['-q', path.join(out, `${archive('win-x64')}.zip`), '-d', folder]);
  // Whoever is not the administrator reads it there.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (kit: string | undefined, name: string) => readFileSync(path.join(kit ?? '', name), 'utf8');

test('a second build in another folder, in another time zone, gives the same bytes', () => {
  const elsewhere = mkdtempSync(path.join(root, '..', 'partner-wizard-elsewhere-'));
  try {
    for (const name of [
      'src',
      'assets',
      'test',
      'package.json',
      'package-lock.json',
      'tsdown.config.ts',
      'tsconfig.json',
      'LICENSE',
      '.npmrc',
    ])
      cpSync(path.join(root, name), path.join(elsewhere, name), { recursive: true });
    execFileSync('cp', ['-al', path.join(root, 'node_modules'), path.join(elsewhere, 'node_modules')]);
    for (const form of ['npm', 'win-x64-server-2012r2'])
      execFileSync(process.execPath, ['test/kit/kit.ts', '--out', path.join(elsewhere, form), '--only', form], {
        cwd: elsewhere,
        env: { ...process.env, TZ: 'Asia/Tokyo' },
      });
    const sums = ['npm', 'win-x64-server-2012r2'].map((form) => readFileSync(path.join(elsewhere, form, 'SHA256SUMS'), 'utf8').trim());
    expect(readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trim().split('\n')).toEqual(expect.arrayContaining(sums));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

describe('of each kit', () => {
  test.for([linux, windows])('the sums hold, and there is no file without one', (kit) => {
    execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: kit });
    const listed = read(kit, 'SHA256SUMS').trim().split('\n');
    expect(listed.map((line) => line.slice(66))).toEqual(
      namesIn(kit ?? '')
        .filter((name) => name !== 'SHA256SUMS')
        .toSorted(),
    );
  });

  test.for([linux, windows])(
    'the bill of materials and the notices name the same packages, all of them for use, and the Node.js beside them',
    (kit) => {
      const { components } = z
        .object({ components: z.array(z.object({ 'bom-ref': z.string(), type: z.string() })) })
        .parse(JSON.parse(read(kit, 'sbom.cdx.json')));
      const noticed = [...read(kit, 'THIRD-PARTY-NOTICES.txt').matchAll(/^=+\r?\n(\S+@\S+)\r?\n=+$/gm)].map(([, id = '']) => id);
      const lock = z
        .object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })) })
        .parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
      const forUse = Object.entries(lock.packages).flatMap(([place, each]) =>
        each.dev === true ? [] : [`${place.replace(/^.*node_modules\//, '')}@${each.version}`],
      );
      const [node = ''] = components.filter(({ type }) => type === 'platform').map((each) => each['bom-ref']);
      expect(components.map((each) => each['bom-ref']).toSorted()).toEqual([...noticed, node].toSorted());
      expect(noticed.filter((id) => !forUse.includes(id))).toEqual([]);
      expect(node).toBe('node@26.10.0');
    },
  );

  test.for([linux, windows])('the bill of materials tells of no date and of no computer', (kit) => {
    const bill = read(kit, 'sbom.cdx.json');
    expect(bill).not.toMatch(/serialNumber|timestamp/);
    expect(bill).not.toContain(root);
  });

  test.for([linux, windows])('every package has the words of its licence', (kit) => {
    const texts = read(kit, 'THIRD-PARTY-NOTICES.txt').split(/^=+\r?\n\S+@\S+\r?\n=+$/m);
    expect(texts.slice(1).filter((text) => !/copyright|permission/i.test(text) || text.length < 500)).toEqual([]);
  });
});

test('what Windows shows with Notepad has its line ends, and START-HERE is one page', () => {
  for (const name of ['START-HERE.txt', 'LICENSE.txt', 'NODE-LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'partner-wizard.cmd'])
    expect(read(windows, name).replaceAll('\r\n', '')).not.toContain('\n');
  const lines = read(windows, 'START-HERE.txt').split('\r\n');
  expect(lines.length).toBeLessThan(50);
  expect(lines.filter((line) => line.length > 140 || /[^ -~]/.test(line))).toEqual([]);
});

test('node.exe is as its publisher signed it', () => {
  const said = spawnSync('osslsigncode', ['verify', '-in', path.join(windows ?? '', 'node.exe')], { encoding: 'utf8' }).stdout;
  const [current, calculated] = ['Current', 'Calculated'].map((what) => new RegExp(`${what} message digest +: (\\w+)`).exec(said)?.[1]);
  expect(current).toMatch(/^[0-9A-F]{64}$/);
  expect(calculated).toBe(current);
  expect(said).toContain('OpenJS Foundation');
});

/** Runs a program as somebody who has nothing: no rights, no network, no PATH, a home of his own; what is unpacked here is at `place`. */
function aloneAt(place: string, program: readonly string[]) {
  const home = path.join(folder, 'home');
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o777);
  const start = [
    'ip link set lo up',
    `mount --bind '${folder}' '${place}'`,
    `exec setpriv --reuid=65534 --regid=65534 --clear-groups env -i HOME=${home} "$@"`,
  ].join(' && ');
  const run = spawnSync('unshare', ['--net', '--mount', 'sh', '-c', start, 'sh', ...program], { encoding: 'utf8', cwd: home });
  return { code: run.status, said: `${run.stdout}${run.stderr}` };
}

const alone = (args: readonly string[], kit = linux) => aloneAt(folder, [path.join(kit ?? '', 'partner-wizard'), ...args]);

// Not every root may: a container can forbid it.
const canTakeAway = process.getuid?.() === 0 && spawnSync('unshare', ['--net', '--mount', 'ip', 'link', 'set', 'lo', 'up']).status === 0;

describe.skipIf(!canTakeAway)('with the Linux kit alone, without rights, PATH and network (needs a root who may take them away)', () => {
  test('the demo runs to its end', () => {
    const { code, said } = alone(['--demo']);
    expect(said).toContain('three times out of three');
    expect(code).toBe(0);
  });

  test('what START-HERE.txt says to type checks the copy, and gets through the practice lab', () => {
    const typed = [...read(linux, 'START-HERE.txt').matchAll(/^ {5}(\S.*)$/gm)].map(([, line = '']) => line);
    const [check = '', unpack = '', wizard = '', demo = ''] = typed;
    expect(typed).toHaveLength(4);
    expect(unpack).toBe(`tar -xzf ${archive('linux-x64')}.tar.gz -C /opt`);
    execFileSync('sh', ['-c', check], { cwd: out, stdio: 'ignore' });
    expect(demo).toBe(`${wizard} --demo`);
    // Where START-HERE has it unpacked, for nobody but this run.
    const { code, said } = aloneAt('/opt', ['/bin/sh', '-c', demo]);
    expect(said).toContain('three times out of three');
    expect(code).toBe(0);
  });

  test('a set-up is made, read, taken back and made again', () => {
    const answers = path.join(linux ?? '', 'app/assets/answers/litware.json');
    const setUp = ['--lab', './rehearsal', '--no-input', '--yes', '--speed', '500', '--answers', answers];
    expect(alone(setUp).code).toBe(0);
    const state = ['--state', './rehearsal/set-up.jsonl'];
    expect(alone(['log', ...state]).said).toContain('Configure-EnterprisePartnerApplication.ps1');
    const undo = path.join(folder, 'undo.json');
    writeFileSync(undo, JSON.stringify({ 'undo.confirm': 'undo' }));
    const back = alone(['undo', ...state, '--lab', './rehearsal', '--no-input', '--yes', '--speed', '500', '--answers', undo]);
    expect(back.said).toContain('taken back');
    expect(alone(setUp).code).toBe(0);
  });

  test('scripts that lie around it are not taken for its own: without its own it stops with a sentence', () => {
    const planted = path.join(folder, 'deep/in');
    const kit = path.join(planted, 'kit');
    mkdirSync(planted, { recursive: true });
    cpSync(linux ?? '', kit, { recursive: true });
    const assets = path.join(kit, 'app/assets');
    // Two folders up from the program, and one.
    for (const place of [planted, kit]) cpSync(assets, path.join(place, 'assets'), { recursive: true });
    expect(alone(['--demo'], kit).code).toBe(0);
    renameSync(assets, path.join(folder, 'deep/moved'));
    const { code, said } = alone(['--demo'], kit);
    expect(said).toMatch(/The program's own files are missing: there is no folder .*app\/assets/);
    expect(code).toBe(1);
  });
});

test('the tarball installs without a network, and the wizard starts by its name', () => {
  const prefix = path.join(folder, 'npm');
  const env = { PATH: process.env.PATH ?? '', HOME: folder, npm_config_cache: path.join(folder, 'empty-cache') };
  const tarball = path.join(out, `partner-wizard-${version}.tgz`);
  execFileSync('npm', ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, tarball], { env });
  const wizard = path.join(prefix, 'bin/partner-wizard');
  expect(existsSync(wizard)).toBe(true);
  const { stdout, status } = spawnSync(wizard, ['--demo'], {
    encoding: 'utf8',
    env: { PATH: path.dirname(process.execPath), HOME: folder, XDG_STATE_HOME: folder },
  });
  expect(stdout).toContain('three times out of three');
  expect(status).toBe(0);
});
