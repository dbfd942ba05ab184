import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it left the browser. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  /** Headers and body, as sent. */
  readonly rest: string;
}

export interface Recorder {
  readonly url: string;
  readonly sent: readonly Sent[];
  close(): Promise<void>;
}

/**
 * A proxy that every request of a browser goes through: those of the page, its workers and its service worker, and those the browser makes
 * for them. It lets localhost answer and nobody else.
 */
export async function record(): Promise<Recorder> {
  const sent: Sent[] = [];
  const server = http.createServer((request, response) => {
    const url = request.url ?? '';
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      sent.push({ method: request.method ?? '', url, rest: `${request.rawHeaders.join('\n')}\n${body.toString('utf8')}` });
      if (!URL.canParse(url) || new URL(url).hostname !== 'localhost') return void response.writeHead(502).end();
      const onward = http.request(url, { method: request.method, headers: request.headers, agent: false }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    });
  });
  server.on('connect', (request, socket) => {
    sent.push({ method: 'CONNECT', url: `https://${request.url ?? ''}`, rest: request.rawHeaders.join('\n') });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Requests to anybody but the site. */
export function foreign(sent: readonly Sent[], site: string): readonly string[] {
  const { origin } = new URL(site);
  return sent.filter(({ url }) => !URL.canParse(url) || new URL(url).origin !== origin).map(({ method, url }) => `${method} ${url}`);
}

/** Requests that say one of these anywhere, also written for an address or as base64; and those that send anything but a question for a file. */
export function telling(sent: readonly Sent[], secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]);
  return sent
    .filter(({ method, url, rest }) => method !== 'GET' || forms.some((form) => url.includes(form) || rest.includes(form)))
    .map(({ method, url }) => `${method} ${url}`);
}
