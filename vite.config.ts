import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { build, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS } from './test/setup/chromium.ts';
import { DEVELOPMENT_HEADERS, HEADERS, headersFile } from './workers/policy.ts';

const at = (relative: string): string => path.resolve(import.meta.dirname, relative);
const underTest = process.env['VITEST'] !== undefined;

/** Folders of packages whose code or files are in the build; the page and each worker are bundled apart, so each adds its own. */
const shipped = new Set<string>();

function noteLicences(): Plugin {
  return {
    name: 'leadlight-note-licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : file.originalFileNames));
      for (const file of files) {
        const folder = /^\0?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
        if (folder !== undefined) shipped.add(path.resolve(import.meta.dirname, folder));
      }
    },
  };
}

/** What licences ask for: each shipped package with its own words. */
function licenceText(): string {
  const parts = [...shipped].sort().map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    const files = fs.readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
    const words = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license ?? 'see below'})`, ...words].join('\n\n');
  });
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Bundles workers/service.ts as one classic script that knows every built file and its hash. */
function serviceWorker(): Plugin {
  let out = 'dist';
  let written = false;
  return {
    name: 'leadlight-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      out = path.resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      written = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        // A build that failed closes as well, and its own error would be hidden by one from here.
        if (!written) return;
        fs.writeFileSync(path.join(out, '_headers'), headersFile());
        fs.writeFileSync(path.join(out, 'licenses.txt'), licenceText());
        const files = fs
          .readdirSync(out, { recursive: true })
          .map((file) => String(file).split(path.sep).join('/'))
          .filter((file) => fs.statSync(path.join(out, file)).isFile() && !/^(sw\.js|_headers)$|\.map$/.test(file))
          .sort();
        const hash = createHash('sha256');
        for (const file of files) hash.update(file).update(fs.readFileSync(path.join(out, file)));
        const built = await build({
          configFile: false,
          root: import.meta.dirname,
          logLevel: 'warn',
          publicDir: false,
          define: { __FILES__: JSON.stringify(files), __VERSION__: JSON.stringify(hash.digest('hex').slice(0, 16)) },
          build: { write: false, target: 'es2022', rolldownOptions: { input: at('workers/service.ts'), output: { format: 'iife' } } },
        });
        const [chunk] = (built as Rolldown.RolldownOutput).output;
        fs.writeFileSync(path.join(out, 'sw.js'), chunk.code);
      },
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), ...(underTest ? [] : [noteLicences(), serviceWorker()])],
  resolve: {
    // Components are tested in a browser; without this Vitest would take Svelte's server build.
    ...(underTest ? { conditions: ['browser'] } : {}),
    alias: [
      // danfojs' browser entry brings its own tfjs 3.13, plotly, xlsx and mathjs (6 MB): take its plain build and small stand-ins.
      { find: /^danfojs$/, replacement: at('node_modules/danfojs/dist/danfojs-browser/src/index.js') },
      { find: /^@tensorflow\/tfjs$/, replacement: at('src/data/danfo-parts/tfjs.js') },
      { find: /^plotly\.js-dist-min$/, replacement: at('src/data/danfo-parts/plotly.js') },
      { find: /^xlsx$/, replacement: at('src/data/danfo-parts/xlsx.js') },
      { find: /^mathjs$/, replacement: at('src/data/danfo-parts/mathjs.js') },
      { find: /^table$/, replacement: at('src/data/danfo-parts/table.js') },
    ],
  },
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-core',
      'comlink',
      'danfojs',
      'fflate',
      'idb',
      'valibot',
    ],
  },
  server: { host: 'localhost', ...(underTest ? {} : { headers: DEVELOPMENT_HEADERS }) },
  preview: { headers: HEADERS },
  worker: { format: 'es', plugins: () => [noteLicences()], rolldownOptions: { output: { comments: false } } },
  build: {
    target: 'es2022',
    // A data: address would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  test: {
    testTimeout: 180_000,
    // by default one core is left idle: on two that is half of them
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['test/**/*.test.ts'], exclude: ['test/**/*.browser.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: [...CHROMIUM_ARGS] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
