// Who may import whom: one line a folder. A folder may always import from itself and from core. `types:x` lends x's types,
// which load nothing; the other names with a colon are parts of a folder, written out below.
const TABLE = {
  core: [],
  data: [],
  program: [],
  ml: [],
  charts: [],
  store: [],
  i18n: ['texts'],
  steps: ['ml', 'charts', 'data', 'program'],
  engine: ['program', 'steps', 'data', 'ml:tasks', 'store'],
  app: ['engine:page', 'steps:light', 'store', 'i18n', 'charts', 'data:said', 'types:data', 'types:engine'],
  ui: ['app', 'charts', 'i18n', 'steps:light', 'data:reading', 'types:engine', 'types:data'],
};

const PARTS = {
  // The page's side of the engine: it talks to the worker, or knows what is stale without running anything.
  'engine:page': '^src/engine/(client|page|plan|policy-probe|spawn|types)\\.ts$',
  'ml:tasks': '^src/ml/tasks\\.ts$',
  'steps:light': '^src/steps/((index|goals|joins|order|read-recipe)\\.ts$|[^/]+/(meta|en|names|dendrogram|density|density-charts)\\.ts$)',
  // What a reading is: the words of the Data card.
  'data:reading': '^src/data/reading\\.ts$',
  // What the user said of a reading, as a recipe carries it on.
  'data:said': '^src/data/(layout|mends)\\.ts$',
  // English stands beside the code; every other language is made after it.
  texts: '/en\\.ts$',
};
// Naming a worker's script does not import the worker's code.
const WORKER_SCRIPTS = '^workers/(engine|compute|probe)\\.ts$';

const reach = (entry) => PARTS[entry] ?? `^src/${entry.replace('types:', '')}/`;
const isTypes = (entry) => entry.startsWith('types:');

const folders = Object.entries(TABLE).flatMap(([folder, allowed]) => {
  const own = [`^src/${folder}/`, '^src/core/', ...(folder === 'engine' ? [WORKER_SCRIPTS] : [])];
  const rule = (name, entries, kind) => ({
    name: `${folder}-${name}`,
    comment: `src/${folder} may import ${['core', ...entries].join(', ')}`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^(src|workers|test)/', pathNot: [...own, ...entries.map(reach)], ...kind },
  });
  return [
    rule(
      'imports',
      allowed.filter((entry) => !isTypes(entry)),
      { dependencyTypesNot: ['type-only'] },
    ),
    rule('types', allowed, { dependencyTypes: ['type-only'] }),
  ];
});

module.exports = {
  forbidden: [
    ...folders,
    { name: 'core-has-no-packages', severity: 'error', from: { path: '^src/core/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'] } },
    {
      name: 'page-loads-no-algorithm',
      comment: 'the light half of a step is drawn on the page; types cost nothing',
      severity: 'error',
      from: { path: '^src/steps/(index|[^/]+/(meta|en|dendrogram|density|density-charts))\\.ts$' },
      // What a formula says is known while it is typed.
      to: {
        pathNot: '^src/program/formula/',
        path: '^src/(ml|data|program)/|^src/steps/(impls|[^/]+/run)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ships-no-test-package',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-node-on-the-page',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] }, pathNot: WORKER_SCRIPTS },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['assembly/', '\\.wasm'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.js', '.mjs', '.svelte', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default', 'types'],
    },
  },
};
