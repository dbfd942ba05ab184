import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Heavy packages and the only places that may import them. */
const HOMES = [
  { package: 'comlink', homes: ['src/engine/**', 'workers/*.ts'] },
  { package: 'idb', homes: ['src/store/**'] },
  { package: '@tensorflow/*', homes: ['src/ml/tf.ts', 'src/data/danfo-parts/**', 'workers/tfjs-files.ts'] },
  { package: 'danfojs', homes: ['src/data/danfo.ts'] },
  { package: 'vega', homes: ['src/ui/charts/**'] },
  { package: 'vega-lite', homes: ['src/ui/charts/**'] },
  { package: 'vega-interpreter', homes: ['src/ui/charts/**'] },
];

// Later entries replace earlier ones for the same rule, so each home gets the whole list less what lives there.
const closed = (allowed) => [
  'error',
  {
    patterns: HOMES.filter((entry) => !allowed.includes(entry.package)).map((entry) => ({
      group: [entry.package, `${entry.package}/**`],
      message: `lives in ${entry.homes.join(', ')}`,
      // Types cost nothing at run time; chart specs are typed by vega-lite.
      allowTypeImports: entry.package === 'vega-lite',
    })),
  },
];
const homes = [...new Set(HOMES.flatMap((entry) => entry.homes))];
const allowedIn = (home) => HOMES.filter((entry) => entry.homes.includes(home)).map((entry) => entry.package);

export default ts.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'shots', 'test-results', 'playwright-report', '.setup', 'src/ml/kernels/assembly'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig: { compilerOptions: { runes: true } } },
    },
  },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A NumericColumn and a DictColumn loop read best as plain index loops.
      '@typescript-eslint/prefer-for-of': 'off',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      // State is replaced as a whole ($state.raw), never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}', 'workers/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': closed([]) },
  },
  ...homes.map((home) => ({ files: [home], rules: { '@typescript-eslint/no-restricted-imports': closed(allowedIn(home)) } })),
  {
    files: ['src/core/**/*.ts', 'src/program/**/*.ts', 'src/ml/**/*.ts', 'src/steps/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'chance comes from core/rng' },
        { object: 'Date', property: 'now', message: 'time comes from ctx' },
        { object: 'performance', property: 'now', message: 'time comes from ctx' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'time comes from ctx' },
      ],
    },
  },
  { files: ['test/**', 'src/cli/**', 'vite.config.ts'], rules: { 'no-console': 'off', '@typescript-eslint/no-restricted-imports': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.{js,mjs,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
