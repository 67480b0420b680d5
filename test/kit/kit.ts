// npm run kit: all that is given to those who have no Node.js and no Internet, in the folder kit/: one archive for each row of forms.ts,
// npm's tarball, and the sums of them. From the same source the same bytes come out, in any folder, at any time.
//   npm run kit [-- --out FOLDER] [--only FORM] [--sign CERTIFICATE.pem --key KEY.pem]

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'tsdown';
import { z } from 'zod';
import { program, worker } from '../../tsdown.config.ts';
import { type Entry, layOut, namesIn, tarGz, zip } from './archive.ts';
import { type Form, forms } from './forms.ts';
import { licenceOf, nodeOf, sha256 } from './node.ts';
import { billOf, notices, noting, packagesOf, type Shipped } from './shipped.ts';
import { type Signer, signed } from './sign.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (...names: readonly string[]) => readFileSync(path.join(root, ...names));
const manifest = z
  .object({ name: z.string(), version: z.string(), description: z.string(), license: z.string(), engines: z.unknown() })
  .parse(JSON.parse(read('package.json').toString()));

/** Windows' Notepad, before 2018, shows no other line ends. */
const forWindows = (text: string) => Buffer.from(text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'));

type Program = { readonly files: readonly Entry[]; readonly packages: readonly Shipped[] };

/** Builds the program in a folder of its own, and notes what is in it. */
async function buildProgram(folder: string, signer: Signer | null): Promise<Program> {
  const inside = new Set<string>();
  for (const part of [program, worker]) {
    const copy = part === program ? [{ from: path.join(root, 'assets'), to: folder }] : [];
    await build({ ...part, config: false, cwd: root, outDir: folder, clean: false, copy, plugins: [part.plugins, noting(inside)] });
  }
  const files = namesIn(folder).map((name) => ({ name, bytes: signed(path.join(folder, name), signer) }));
  return { files, packages: packagesOf(inside) };
}

const textOf = (name: string) => read('test/kit/texts', name).toString();

const archiveOf = (form: Form) => `${manifest.name}-${manifest.version}-${form.name}`;

function contentsOf(form: Form, { files, packages }: Program, node: Buffer): readonly Entry[] {
  const windows = form.program === 'node.exe';
  const text = (value: string | Buffer) => (windows ? forWindows(String(value)) : Buffer.from(value));
  const words = textOf(windows ? 'START-HERE.txt' : 'START-HERE-linux.txt')
    .replaceAll('{version}', manifest.version)
    .replaceAll('{node}', form.node.version)
    .replaceAll('{archive}', archiveOf(form));
  const entries: readonly Entry[] = [
    { name: form.program, bytes: node, runs: true },
    ...files.map((each) => ({ ...each, name: `app/${each.name}` })),
    { name: form.launcher, bytes: text(textOf(form.launcher)), runs: true },
    { name: 'START-HERE.txt', bytes: text(words) },
    { name: 'LICENSE.txt', bytes: text(read('LICENSE')) },
    { name: 'THIRD-PARTY-NOTICES.txt', bytes: text(notices(packages)) },
    { name: 'NODE-LICENSE.txt', bytes: text(licenceOf(form.node)) },
    { name: 'sbom.cdx.json', bytes: Buffer.from(billOf(packages, form.node)) },
  ];
  return [...entries, { name: 'SHA256SUMS', bytes: Buffer.from(sumsOf(entries)) }];
}

const sumsOf = (entries: readonly Entry[]) =>
  entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`)
    .join('');

/** npm's tarball has a manifest of its own: everything is bundled, so it depends on nothing, and installs without a network. */
function npmTarball({ files, packages }: Program, work: string, out: string): string {
  const { name, version, description, license, engines } = manifest;
  const own = { name, version, description, license, type: 'module', engines, bin: { [name]: 'app/partner-wizard.mjs' } };
  const folder = path.join(work, 'npm');
  layOut(
    [
      ...files.map((each) => ({ ...each, name: `app/${each.name}`, runs: each.name === 'partner-wizard.mjs' })),
      { name: 'package.json', bytes: Buffer.from(`${JSON.stringify(own, null, 2)}\n`) },
      { name: 'README.md', bytes: Buffer.from(`# ${name}\n\n${description}\n`) },
      { name: 'LICENSE', bytes: read('LICENSE') },
      { name: 'THIRD-PARTY-NOTICES.txt', bytes: Buffer.from(notices(packages)) },
      { name: 'sbom.cdx.json', bytes: Buffer.from(billOf(packages, null)) },
    ],
    folder,
  );
  const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' }).trim();
  renameSync(path.join(folder, packed), path.join(work, packed));
  writeFileSync(path.join(out, packed), readFileSync(path.join(work, packed)));
  return packed;
}

/** The archive of a form in the folder `out`; its name. */
async function pack(form: Form, made: Program, work: string, out: string): Promise<string> {
  const top = archiveOf(form);
  const folder = mkdtempSync(path.join(work, 'node-'));
  const entries = contentsOf(form, made, readFileSync(nodeOf(form, folder)));
  const file = `${top}.${form.archive}`;
  if (form.archive === 'zip') await zip(entries, top, path.join(out, file));
  else tarGz(entries, top, path.join(out, file), folder);
  rmSync(folder, { recursive: true });
  return file;
}

export type KitOptions = { readonly out: string; readonly only?: string | undefined; readonly signer?: Signer | null };

/** Makes the archives, or only one of them; gives their names. */
export async function makeKit({ out, only, signer = null }: KitOptions): Promise<readonly string[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'partner-wizard-kit-'));
  try {
    mkdirSync(out, { recursive: true });
    const made = await buildProgram(path.join(work, 'app'), signer);
    const archives: string[] = [];
    if (only === undefined || only === 'npm') archives.push(npmTarball(made, work, out));
    for (const form of forms) if (only === undefined || only === form.name) archives.push(await pack(form, made, work, out));
    const sums = sumsOf(archives.map((name) => ({ name, bytes: readFileSync(path.join(out, name)) })));
    writeFileSync(path.join(out, 'SHA256SUMS'), sums);
    return archives;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { out: text, only: text, sign: text, key: text } });
  const { out = path.join(root, 'kit'), only, sign, key } = values;
  if (sign !== undefined && key === undefined) throw new Error('To sign, name the key of the certificate too: --key KEY.pem');
  const signer = sign === undefined || key === undefined ? null : { certificate: path.resolve(sign), key: path.resolve(key) };
  for (const name of await makeKit({ out: path.resolve(out), only, signer })) console.log(path.join(out, name));
}
