// What is inside the program: the packages of which code was bundled, as the bundler saw it. The notices of their licences, and the
// bill of materials, are made from that and from nothing else.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Node } from './forms.ts';

const root = path.join(import.meta.dirname, '../..');

/** A package of which code is in the program. */
export type Shipped = { readonly id: string; readonly folder: string };

const manifest = z.object({ name: z.string(), version: z.string(), license: z.string(), author: z.unknown().optional() });
const manifestIn = (folder: string) => manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));

/** A part of the bundler that notes from which files the code of the program came. */
export function noting(files: Set<string>) {
  return {
    name: 'noting',
    generateBundle(_options: unknown, bundle: { readonly [file: string]: object }) {
      for (const chunk of Object.values(bundle)) if ('modules' in chunk) for (const id of Object.keys(chunk.modules ?? {})) files.add(id);
    },
  };
}

/** The packages that files are of, in order of their names. */
export function packagesOf(files: Iterable<string>): readonly Shipped[] {
  const folders = new Set(
    [...files].flatMap((file) => {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replace(/^\0/, '').replaceAll('\\', '/')) ?? [];
      return folder === undefined ? [] : [folder];
    }),
  );
  const packages = [...folders].map((folder) => {
    const { name, version } = manifestIn(folder);
    return { id: `${name}@${version}`, folder };
  });
  // The same version may be installed twice.
  return [...new Map(packages.map((each) => [each.id, each])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The licence of each package, in its own words. */
export function notices(packages: readonly Shipped[]): string {
  const texts = packages.map(({ id, folder }) => {
    const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
    const { license, author } = manifestIn(folder);
    const text = file === undefined ? withoutFile(license, author) : readFileSync(path.join(folder, file), 'utf8').trim();
    return `${'='.repeat(80)}\n${id}\n${'='.repeat(80)}\n\n${text.replaceAll('\r\n', '\n')}\n`;
  });
  return [
    'partner-wizard contains the following packages, each under its own licence.\n',
    'The parameter tables in assets/cmdlets.json come from MicrosoftDocs/office-docs-powershell (Creative Commons Attribution 4.0).\n',
    ...texts,
  ].join('\n');
}

/** Some packages name their licence and hold no text of it. */
function withoutFile(license: string, author: unknown): string {
  const by = typeof author === 'string' ? author : String(z.object({ name: z.string() }).safeParse(author).data?.name ?? 'its authors');
  if (license !== 'MIT') throw new Error(`There is no text of the licence ${license}.`);
  const [, ...mit] = readFileSync(path.join(root, 'LICENSE'), 'utf8').split(/^Copyright.*$/m);
  return `MIT License\n\nCopyright (c) ${by}${mit.join('').trimEnd()}`;
}

const bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/**
 * A bill of materials (CycloneDX): npm's of the lock file, less what is not in the program, with the Node.js that is beside it. It has no
 * serial number and no date, so that the same program has the same bill.
 */
export function billOf(packages: readonly Shipped[], node: Node | null): string {
  const made = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], { cwd: root, maxBuffer: 2 ** 26 });
  const { serialNumber: _serial, metadata, components, dependencies, ...rest } = bill.parse(JSON.parse(made.toString()));
  const { timestamp: _time, ...about } = metadata;
  const own = metadata.component['bom-ref'];
  const ids = new Set([own, ...packages.map(({ id }) => id)]);
  const missing = packages.filter(({ id }) => !components.some((each) => each['bom-ref'] === id));
  if (missing.length > 0) throw new Error(`npm's bill of materials lacks ${missing.map(({ id }) => id).join(', ')}.`);
  const whole = {
    ...rest,
    metadata: { ...about, component: { ...metadata.component, type: 'application', name: 'partner-wizard', properties: [] } },
    components: [...components.filter((each) => ids.has(each['bom-ref'])), ...(node === null ? [] : [runtime(node)])],
    dependencies: dependencies
      .filter(({ ref }) => ids.has(ref))
      .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((id) => ids.has(id)) })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const runtime = ({ version }: Node) => ({
  'bom-ref': `node@${version}`,
  type: 'platform',
  name: 'node',
  version,
  purl: `pkg:generic/node@${version}`,
  externalReferences: [{ type: 'website', url: 'https://nodejs.org' }],
  licenses: [{ license: { id: 'MIT' } }],
});
