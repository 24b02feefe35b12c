import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TransformStream, type WritableStreamDefaultWriter } from 'node:stream/web';
import type { DocumentFiles, FileDraft, OpenDocument } from '@sealwright/core/api';
import { LARGEST_UPLOAD, UploadBroken, UploadTooLarge } from './common-upload.ts';
import type { LeaseWatch } from './lease-watch.ts';
import { safeName } from './safe-name.ts';

const MAX_AT_ONCE = 20;
/** After so long without a part, in milliseconds, the window is gone. */
const PATIENCE = 60_000;

interface Upload {
  readonly path: string;
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly draft: Promise<FileDraft>;
  size: number;
  idle: NodeJS.Timeout;
}

/** Files that arrive in parts, because a browser knows no paths. */
export class Uploads {
  private readonly files: DocumentFiles;
  private readonly folder: string;
  private readonly adopt: (file: string, name: string) => Promise<OpenDocument>;
  private readonly running = new Map<string, Upload>();
  private readonly patience: number;

  /** `folder`: of this process alone. `adopt` opens a complete file, which it takes away. */
  constructor(
    files: DocumentFiles,
    folder: string,
    adopt: (file: string, name: string) => Promise<OpenDocument>,
    patience = PATIENCE,
  ) {
    this.files = files;
    this.folder = folder;
    this.adopt = adopt;
    this.patience = patience;
  }

  /** Parts of one upload come one after the other. The last one results in the document. */
  async part(id: string, name: string, bytes: Uint8Array, isLast: boolean): Promise<OpenDocument | undefined> {
    const upload = this.running.get(id) ?? this.begin(id, name);
    let isOver = true;
    try {
      upload.size += bytes.length;
      if (upload.size > LARGEST_UPLOAD) throw UploadTooLarge({ name, limit: LARGEST_UPLOAD / 1_000_000 });
      upload.idle.refresh();
      // The draft settles before its end only when it cannot be written.
      await Promise.race([upload.writer.write(bytes), upload.draft]);
      isOver = isLast;
      if (!isLast) return undefined;
      await upload.writer.close();
      await (await upload.draft).commit();
      return await this.adopt(upload.path, safeName(name));
    } finally {
      if (isOver) await this.drop(id, upload);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.running].map(([id, upload]) => this.drop(id, upload)));
    await rm(this.folder, { recursive: true, force: true });
  }

  private begin(id: string, name: string): Upload {
    if (this.running.size >= MAX_AT_ONCE) throw UploadBroken({ name });
    const path = join(this.folder, `${randomUUID()}.pdf`);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const folder = mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = folder.then(() => this.files.write(path, readable));
    // Whoever waits for the draft hears of it.
    draft.catch(() => {});
    const idle = setTimeout(() => void this.drop(id, upload), this.patience).unref();
    const upload: Upload = { path, writer: writable.getWriter(), draft, size: 0, idle };
    this.running.set(id, upload);
    return upload;
  }

  private async drop(id: string, upload: Upload): Promise<void> {
    clearTimeout(upload.idle);
    if (this.running.get(id) === upload) this.running.delete(id);
    await upload.writer.abort().catch(() => {});
    await upload.draft.then((draft) => draft.discard()).catch(() => {});
    // What a virus scanner holds open is cleared away with the folder.
    await rm(upload.path, { force: true }).catch(() => {});
  }
}

/** The folder for uploads of the plugin host with that lease. */
export function uploadFolder(root: string, lease: string): string {
  return join(root, encodeURIComponent(lease));
}

/** Clears away what uploads of plugin hosts that have ended left behind. */
export async function sweepUploads(root: string, lease: string, leases: LeaseWatch): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    const owner = leaseOf(name);
    if (owner !== lease && !(await leases.isHeld(owner))) await rm(join(root, name), { recursive: true, force: true });
  }
}

/** The lease that a folder is named after; of a folder that none is, its own name. */
function leaseOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
