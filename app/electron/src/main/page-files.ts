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
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.txt': 'text/plain; charset=utf-8',
};

export interface PageFile {
  readonly type: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * The files of a built page, found once: an address is looked up among them and never becomes a path, so no address leads
 * out of the folder.
 */
export class PageFiles {
  private readonly files: ReadonlyMap<string, string>;

  constructor(folder: string) {
    this.files = new Map(filesIn(folder, '/'));
  }

  /** `path`: that of an address, as it came ('/assets/a%20b.js'). */
  find(path: string): PageFile | undefined {
    const file = this.files.get(path === '/' ? '/index.html' : path);
    if (file === undefined) return undefined;
    return {
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      read: async () => new Uint8Array(await readFile(file)),
    };
  }
}

function filesIn(folder: string, address: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? filesIn(path, `${address}${encodeURIComponent(entry.name)}/`)
      : [[`${address}${encodeURIComponent(entry.name)}`, path]];
  });
}
