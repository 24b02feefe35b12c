import type { ByteSource } from '@sealwright/core/api';

const PAGE = 1 << 14;
const PAGES_KEPT = 256;

/**
 * Reads a source through a few pages of 16 KiB, so that many small reads cost few large ones and memory stays constant
 * (4 MiB) whatever the size of the file.
 */
export class PageCache {
  readonly size: number;
  private readonly source: ByteSource;
  /** In order of last use, the oldest first. */
  private readonly pages = new Map<number, Promise<Uint8Array>>();

  constructor(source: ByteSource) {
    this.source = source;
    this.size = source.size;
  }

  /** Bytes [offset, offset + length), cut at the end of the file. Not to be changed by the caller. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.size);
    if (end <= offset) return new Uint8Array(0);
    const first = Math.floor(offset / PAGE);
    const last = Math.floor((end - 1) / PAGE);
    if (first === last) return (await this.page(first)).subarray(offset - first * PAGE, end - first * PAGE);
    if (last - first >= PAGES_KEPT / 2) return this.source.read(offset, end - offset);
    const bytes = new Uint8Array(end - offset);
    for (let index = first; index <= last; index++) {
      const start = Math.max(offset - index * PAGE, 0);
      bytes.set((await this.page(index)).subarray(start, end - index * PAGE), index * PAGE + start - offset);
    }
    return bytes;
  }

  private page(index: number): Promise<Uint8Array> {
    const known = this.pages.get(index);
    const page = known ?? this.source.read(index * PAGE, PAGE);
    this.pages.delete(index);
    this.pages.set(index, page);
    if (!known) {
      // A failed read must not be remembered: the next one may succeed.
      page.catch(() => this.pages.delete(index));
      const [oldest] = this.pages.keys();
      if (this.pages.size > PAGES_KEPT && oldest !== undefined) this.pages.delete(oldest);
    }
    return page;
  }
}
