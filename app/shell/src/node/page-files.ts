import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

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

export interface PageFile {
  /** Absolute. */
  readonly path: string;
  /** For the header `Content-Type`. */
  readonly type: string;
  /** Whether its address changes with its contents: the build puts their hash into the name. */
  readonly isImmutable: boolean;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * The files of a built page, found once: an address is looked up among them and never becomes a path, so no address leads
 * out of the folder. The page itself is at '/' alone, since it comes with a policy of its own.
 */
export class PageFiles {
  private readonly files: ReadonlyMap<string, string>;

  /** `folder`: absolute. Throws where it is not there. */
  constructor(folder: string) {
    const { '/index.html': index, ...others } = Object.fromEntries(filesIn(folder, '/'));
    this.files = new Map(Object.entries(index === undefined ? others : { ...others, '/': index }));
  }

  /** `address`: the path of a URL, as it came ('/assets/a%20b.js'). */
  find(address: string): PageFile | undefined {
    const path = this.files.get(address);
    if (path === undefined) return undefined;
    return {
      path,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      isImmutable: address.startsWith('/assets/'),
      read: async () => new Uint8Array(await readFile(path)),
    };
  }
}

/** Puts the nonce of a page's policy into it: what makes style elements at run time marks them with it. */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta name="csp-nonce" content="${nonce}" />`;
  const place = /<meta name="csp-nonce"[^>]*>/;
  return place.test(html) ? html.replace(place, meta) : html.replace('<head>', `<head>${meta}`);
}

function filesIn(folder: string, address: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    const below = `${address}${encodeURIComponent(entry.name)}`;
    return entry.isDirectory() ? filesIn(path, `${below}/`) : [[below, path]];
  });
}
