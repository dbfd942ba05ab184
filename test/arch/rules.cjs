// Who may import whom: one line a folder. A folder may always import from itself and from core.
const TABLE = {
  core: [],
  data: [],
  program: [],
  ml: [],
  charts: [],
  store: [],
  i18n: [],
  steps: ['ml', 'charts', 'data', 'program'],
  engine: ['program', 'steps', 'data', 'store'],
  app: ['engine:page', 'steps:light', 'store', 'i18n'],
  ui: ['app', 'charts', 'i18n'],
};

// Halves of a folder, for those who may not have the whole.
const PARTS = {
  'engine:page': '^src/engine/(client|spawn|policy-probe|types)\\.ts$',
  'steps:light': '^src/steps/(index\\.ts$|[^/]+/(meta|en|types)\\.ts$)',
};
// An entry that names a worker's script does not import the worker's code.
const WORKER_SCRIPTS = '^workers/(engine|compute|probe)\\.ts$';

const reach = (entry) => PARTS[entry] ?? `^src/${entry}/`;

const folders = Object.entries(TABLE).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${['core', ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|workers|test)/',
    pathNot: [`^src/${folder}/`, '^src/core/', ...allowed.map(reach), ...(folder === 'engine' ? [WORKER_SCRIPTS] : [])],
  },
}));

module.exports = {
  forbidden: [
    ...folders,
    { name: 'core-has-no-packages', severity: 'error', from: { path: '^src/core/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'] } },
    {
      name: 'page-loads-no-algorithm',
      comment: 'the light half of a step is drawn on the page; types cost nothing',
      severity: 'error',
      from: { path: '^src/steps/(index|[^/]+/(meta|en))\\.ts$' },
      to: { path: '^src/(ml|data|program)/|^src/steps/(impls|[^/]+/run)\\.ts$', dependencyTypesNot: ['type-only'] },
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
