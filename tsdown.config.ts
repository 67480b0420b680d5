// Builds the program: dist/partner-wizard.mjs with the chunks it loads when it needs them, the worker that it starts, and the
// assets it reads at run time. Everything it depends on is inside, so dist/ runs anywhere that has Node.

import path from 'node:path';
import { defineConfig, type UserConfig } from 'tsdown';
import { scriptHashes } from './src/cli/assets.ts';

const width = path.join(import.meta.dirname, 'src/tui/width.ts');

// Ink can talk to the React developer tools, which are not installed. Left external, the import is hoisted
// to the top and the program dies at its start; a stand-in that does nothing takes its place.
const withoutDeveloperTools = {
  name: 'without-developer-tools',
  resolveId: (id: string) => (id === 'react-devtools-core' ? '\0react-devtools-core' : null),
  load: (id: string) => (id === '\0react-devtools-core' ? 'export default { initialize() {}, connectToDevTools() {} };' : null),
};

// node-forge is CommonJS and asks for Node's cryptography by require(), which is made from a file's place. A single executable
// starts the worker from text, which has no place.
const requireWithoutPlace = {
  name: 'require-without-place',
  transform: (code: string, id: string) =>
    id.includes('node-forge') ? code.replaceAll(/\brequire\('crypto'\)/g, "process.getBuiltinModule('node:crypto')") : null,
};

// Ink measures every text with string-width, whose first look at anything but ASCII takes longer than loading Ink's screens.
const measuredTheShortWay = {
  name: 'measured-the-short-way',
  resolveId: (id: string, importer?: string) => (id === 'string-width' && importer?.includes('node_modules') ? '\0widthOf' : null),
  load: (id: string) => (id === '\0widthOf' ? `export { widthOf as default } from ${JSON.stringify(width)};` : null),
};

// At the start each file costs more than its bytes do. So what greets, what is loaded before the first screen, and what is
// loaded with Ink behind it, is one file each, with all that it imports; whatever else the wizard needs is loaded later.
const togetherAtTheStart = [
  { name: 'greeting', test: /src[\\/](cli[\\/](asked|front-end-for|exit-codes|lost-output|reason)|model[\\/]harmless)\.ts$/, priority: 3 },
  { name: 'first-screen', test: /src[\\/]cli[\\/]set-up\.ts$/, priority: 2 },
  { name: 'at-screen', test: /src[\\/]cli[\\/]at-screen\.ts$/, priority: 1 },
];

/** The wizard itself. Tests build programs of theirs in the same way. */
export const program: UserConfig = {
  entry: { 'partner-wizard': 'src/main.ts' },
  platform: 'node',
  target: 'node22',
  format: 'esm',
  fixedExtension: true,
  dts: false,
  // The production build of React is smaller and three times as quick.
  env: { NODE_ENV: 'production' },
  // So that a program finds out that its scripts are damaged, or those of another one.
  define: { SCRIPT_HASHES: JSON.stringify(scriptHashes(path.join(import.meta.dirname, 'assets/powershell'))) },
  deps: { alwaysBundle: [/.*/], onlyBundle: false },
  plugins: [withoutDeveloperTools, measuredTheShortWay],
  outputOptions: { codeSplitting: { groups: togetherAtTheStart } },
  copy: [{ from: 'assets', to: 'dist' }],
  report: false,
  logLevel: 'warn',
  failOnWarn: true,
};

// The worker that opens PKCS#12 files is one file that needs no other: a single executable starts it from its text.
export const worker: UserConfig = {
  ...program,
  entry: { 'pfx-worker': 'src/x509/pfx-worker.ts' },
  plugins: [requireWithoutPlace],
  outputOptions: { codeSplitting: false },
  copy: [],
  clean: false,
};

export default defineConfig([program, worker]);
