import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RpcInvalid } from '@sealwright/core/api';
import type { DesktopPrintedPage } from '@sealwright/shell/protocol';
import { printedHtml, printedStyle } from './print-page.ts';
import { printRuns, type Sheet } from './print-runs.ts';

/** A file of what is printed. */
export interface PrintedPart {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** The pages of one document on their way to the printer. Pictures lie in a folder: a long document would not fit into memory. */
export class PrintJob {
  readonly id: string;
  private readonly title: string;
  private readonly folder: string;
  private readonly sheets: Sheet[] = [];
  private readonly types = new Map<string, string>();
  private readonly ending = new AbortController();

  /** `folder`: absolute; the job makes it and takes it away. */
  constructor(id: string, title: string, folder: string) {
    this.id = id;
    this.title = title;
    this.folder = folder;
  }

  /** Pages are printed in the order of these calls. */
  async add({ width, height, picture }: DesktopPrintedPage): Promise<void> {
    const type = typeOf(picture);
    const name = String(this.sheets.length + 1);
    this.sheets.push({ width, height, picture: name });
    this.types.set(name, type);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, name), picture, { mode: 0o600 });
  }

  /** Names of the pages to print one after another. */
  runs(): readonly string[] {
    return printRuns(this.sheets).map((_, index) => `run-${index}.html`);
  }

  /** A name is looked up among those of the job and never becomes a path otherwise. */
  async find(name: string): Promise<PrintedPart | undefined> {
    const [, index, ending] = /^run-(\d+)\.(html|css)$/.exec(name) ?? [];
    const run = index === undefined ? undefined : printRuns(this.sheets)[Number(index)];
    if (run && ending === 'html') return { type: HTML, body: printedHtml(this.title, `run-${index}.css`, run) };
    if (run) return { type: CSS, body: printedStyle(run) };
    const type = this.types.get(name);
    return type === undefined ? undefined : { type, body: new Uint8Array(await readFile(join(this.folder, name))) };
  }

  get ended(): AbortSignal {
    return this.ending.signal;
  }

  async end(): Promise<void> {
    this.ending.abort();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** By the first bytes of a file; anything but the two is refused. */
function typeOf(picture: Uint8Array): string {
  if (picture[0] === 0x89 && picture[1] === 0x50) return 'image/png';
  if (picture[0] === 0xff && picture[1] === 0xd8) return 'image/jpeg';
  throw RpcInvalid({ method: 'desktop/addPrintedPage', part: 'params', place: '/1/picture' });
}
