// Builds the program: dist/partner-wizard.mjs with the chunks it loads when it needs them, and the assets
// it reads at run time. Everything it depends on is inside, so dist/ runs anywhere that has Node.

import { defineConfig } from 'tsdown';

// Ink can talk to the React developer tools, which are not installed. Left external, the import is hoisted
// to the top and the program dies at its start; a stand-in that does nothing takes its place.
const withoutDeveloperTools = {
  name: 'without-developer-tools',
  resolveId: (id: string) => (id === 'react-devtools-core' ? '\0react-devtools-core' : null),
  load: (id: string) => (id === '\0react-devtools-core' ? 'export default { initialize() {}, connectToDevTools() {} };' : null),
};

export default defineConfig({
  entry: { 'partner-wizard': 'src/main.ts' },
  platform: 'node',
  target: 'node22',
  format: 'esm',
  fixedExtension: true,
  dts: false,
  // The production build of React is smaller and three times as quick.
  env: { NODE_ENV: 'production' },
  deps: { alwaysBundle: [/.*/], onlyBundle: false },
  plugins: [withoutDeveloperTools],
  copy: [{ from: 'assets', to: 'dist' }],
  report: false,
  logLevel: 'warn',
  failOnWarn: true,
});
