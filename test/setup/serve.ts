import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { HEADERS } from '../../workers/policy';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

export interface ServeOptions {
  readonly root: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Where the site lives, with slashes at both ends. */
  readonly base?: string;
  /** False plays a host that sends no headers of ours; a function decides by path inside the site. */
  readonly headers?: boolean | ((file: string) => boolean);
  /** Paths inside the site that are missing from this host. */
  readonly missing?: readonly string[];
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** A plain static host on localhost. */
export async function serve({ root, port = 0, base = '/', headers = true, missing = [] }: ServeOptions): Promise<Served> {
  const home = path.resolve(root);
  const server = http.createServer((request, response) => {
    const file = locate(home, base, request.url ?? '/');
    const inside = file === undefined ? '' : path.relative(home, file).split(path.sep).join('/');
    const sealed = typeof headers === 'function' ? headers(inside) : headers;
    const sent: Record<string, string> = sealed ? { ...HEADERS } : {};
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, sent).end();
    if (file === undefined || missing.includes(inside) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      return void response.writeHead(404, { ...sent, 'Content-Type': 'text/plain; charset=utf-8' }).end('not found');
    }
    sent['Content-Type'] = TYPES[path.extname(file)] ?? 'application/octet-stream';
    sent['Content-Length'] = String(fs.statSync(file).size);
    sent['Cache-Control'] = inside.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, sent);
    if (request.method === 'HEAD') response.end();
    else fs.createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file a request means, or nothing when it lies outside the site. */
export function locate(home: string, base: string, url: string): string | undefined {
  let pathname: string;
  try {
    pathname = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  if (!pathname.startsWith(base) || pathname.includes('\0')) return undefined;
  const rest = pathname.slice(base.length);
  const file = path.resolve(home, `./${rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest}`);
  return file.startsWith(home + path.sep) ? file : undefined;
}
