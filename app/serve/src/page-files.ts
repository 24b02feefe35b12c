import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { SAFE_HEADERS } from './loopback-server.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

const ONE_YEAR = 31_536_000;

/**
 * The files of a built page, found once: an address is looked up among them and never becomes a path, so no address leads
 * out of the folder.
 */
export class PageFiles {
  readonly index: string;
  private readonly files: ReadonlyMap<string, string>;

  constructor(folder: string) {
    this.index = readFileSync(join(folder, 'index.html'), 'utf8');
    this.files = new Map(filesIn(folder, '/'));
  }

  /** Sends the file at an address; `false` where there is none. `headers` go with it. */
  send(address: string, response: ServerResponse, headers: Readonly<Record<string, string>>): boolean {
    const path = this.files.get(address);
    if (path === undefined) return false;
    response.writeHead(200, {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      // The build puts what has its contents' hash in its name there.
      'Cache-Control': address.startsWith('/assets/') ? `private, max-age=${ONE_YEAR}, immutable` : 'no-cache',
      ...SAFE_HEADERS,
      ...headers,
    });
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
    return true;
  }
}

function filesIn(folder: string, address: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path, `${address}${entry.name}/`);
    // The page itself is sent with a policy of its own.
    return address === '/' && entry.name === 'index.html'
      ? []
      : [[`${address}${encodeURIComponent(entry.name)}`, path]];
  });
}

export function sendPage(html: string, response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response
    .writeHead(200, { 'Content-Type': TYPES['.html'], 'Cache-Control': 'no-store', ...SAFE_HEADERS, ...headers })
    .end(html);
}
