import { TransformStream, type WritableStreamDefaultWriter } from 'node:stream/web';
import type { Disposable, Voucher } from '@sealwright/core/api';
import { UploadBroken } from '../errors.ts';
import type { LocalVouchers } from '../vouchers/local-vouchers.ts';

const MOST_AT_ONCE = 5;
/** After so long without a part, in milliseconds, the window is gone. */
const PATIENCE = 60_000;

interface Upload {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly added: Promise<Voucher>;
  readonly idle: NodeJS.Timeout;
}

/** Local files that arrive in parts, because a browser knows no paths. */
export class LocalUploads implements Disposable {
  private readonly locals: Pick<LocalVouchers, 'add'>;
  private readonly running = new Map<string, Upload>();

  constructor(locals: Pick<LocalVouchers, 'add'>) {
    this.locals = locals;
  }

  /** Parts of one upload come one after the other; the last one results in the voucher. `inbox.upload-broken` */
  async part(id: string, name: string, bytes: Uint8Array, isLast: boolean): Promise<Voucher | undefined> {
    const upload = this.running.get(id) ?? this.begin(id, name);
    let isOver = true;
    try {
      upload.idle.refresh();
      await Promise.race([upload.writer.write(bytes), upload.added]);
      isOver = isLast;
      if (!isLast) return undefined;
      await upload.writer.close();
      return await upload.added;
    } finally {
      if (isOver) await this.end(id, upload);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.running].map(([id, upload]) => this.end(id, upload)));
  }

  private begin(id: string, name: string): Upload {
    if (this.running.size >= MOST_AT_ONCE) throw UploadBroken({ name });
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const added = this.locals.add(name, readable);
    // Whoever sends the next part hears of it.
    added.catch(() => {});
    const idle = setTimeout(() => void this.end(id, upload), PATIENCE).unref();
    const upload: Upload = { writer: writable.getWriter(), added, idle };
    this.running.set(id, upload);
    return upload;
  }

  private async end(id: string, upload: Upload): Promise<void> {
    clearTimeout(upload.idle);
    if (this.running.get(id) === upload) this.running.delete(id);
    await upload.writer.abort().catch(() => {});
    await upload.added.catch(() => {});
  }
}
