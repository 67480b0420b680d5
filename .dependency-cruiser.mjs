// Who may import whom in src/. A folder may import its own files and those of the rows below it;
// `npm run check:imports` enforces it. A new folder gets its place in `rows`, or is refused.

const rows = [
  ['cli'],
  // It tells what the screens tell, and goes by their state; nothing of what draws them (below).
  ['plain'],
  ['tui'],
  ['runbook', 'recording'],
  ['log'],
  ['wizard'],
  ['story'],
  ['steps', 'journal'],
  ['diagnosis'],
  ['exchange', 'skype', 'windows'],
  ['powershell', 'probes'],
  ['x509'],
  ['files', 'secrets'],
  ['disguise'],
  ['model'],
];

// What only some folders may import: packages, and what Node brings.
const reserved = [
  { what: 'ink and react', modules: 'node_modules/(ink|react|@types/react)/', folders: ['tui'] },
  { what: 'enquirer', modules: 'node_modules/enquirer/', folders: ['plain'] },
  { what: 'processes', modules: '^(node:)?child_process$', folders: ['powershell'] },
];

// The practice lab stands beside the rows, so that it cannot share our mistakes; only main.ts sees it.
// CLIXML alone it shares with powershell/: PowerShell's own engine is on the other side of it, and would not forgive a mistake.
const codec = '^src/powershell/host/clixml(-write)?\\.ts$';
const mayImport = new Map([...rows.map((row, at) => [row, rows.slice(at + 1).flat()]), [['lab'], ['files', 'model']]]);
const folders = [...mayImport.keys()].flat();
const inside = (names) => `^src/(${names.join('|')})/`;
const schema = '^src/model/(.+-schema|exactly)\\.ts$';
// What all steps are made of.
const sharedSteps = '^src/steps/(step|claim|answer-forms|findings|guard|look|phrases|reported-waits|take-back)\\.ts$';
const placed = `^src/main\\.ts$|${inside(folders)}`;

const error = (name, from, to) => ({ name, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...[...mayImport].flatMap(([row, below]) =>
      row.map((folder) =>
        error(
          `${folder} imports downwards`,
          { path: inside([folder]) },
          { path: '^src/', pathNot: [inside([folder, ...below]), ...(folder === 'lab' ? [codec] : [])] },
        ),
      ),
    ),
    ...reserved.map(({ what, modules, folders: keepers }) =>
      error(`${what} only in ${keepers.join(' and ')}`, { path: '^src/', pathNot: inside(keepers) }, { path: modules }),
    ),
    error('the line front ends draw nothing', { path: inside(['plain']) }, { path: '^src/tui/.+\\.tsx$' }),
    // It is given the sequence, and asks each step what only that step can say (steps/step.ts).
    error('the engine knows no single step', { path: inside(['wizard', 'story']) }, { path: '^src/steps/', pathNot: sharedSteps }),
    // What a renderer shows comes from the story. A record is written by the journal for the wizard, and
    // model/ names it in the event that tells of it.
    error(
      'records are read by the story',
      { path: '^src/', pathNot: [inside(['journal', 'story', 'wizard', 'model'])] },
      { path: '^src/model/record\\.ts$' },
    ),
    // The first screen needs the types, and is there before zod is.
    error('zod stays in the schemas of the model', { path: '^src/model/', pathNot: schema }, { path: ['node_modules/zod/', schema] }),
    error('every folder has its place', { path: '^src/', pathNot: placed }, {}),
    error('every folder has its place', {}, { path: '^src/', pathNot: placed }),
    error('no cycles', { path: '^src/' }, { circular: true }),
    error('no tests in the program', { path: '^src/' }, { path: '^test/' }),
    error('all that is imported is there', { path: '^src/' }, { couldNotResolve: true }),
    error('no developer packages in the program', { path: '^src/' }, { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports count: they couple two folders just as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Without these, packages that have only `exports`, as Ink has, stay unresolved and no rule on them fires.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
