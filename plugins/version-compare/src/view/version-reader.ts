import type { ChangeGroup, OpenDocument, RpcClient } from '@sealwright/core/api';
import type { DrawnPages, PagePictures } from '@sealwright/ui';
import type { compareRpc, VersionText } from '../common-compare-rpc.ts';
import { type ComparisonParts, PageComparison } from './pages/page-comparison.ts';
import { pairByText, pairInOrder } from './pages/pair-pages.ts';
import type { VersionTexts } from './text/text-comparison.tsx';
import { pageText } from './text/version-text.ts';

export interface VersionReaderParts {
  readonly calls: RpcClient<typeof compareRpc>;
  readonly pictures: () => Promise<PagePictures>;
}

/** Reads two versions of an open document: the one of `size` bytes, and the newest. */
export class VersionReader {
  private readonly parts: VersionReaderParts;
  private readonly document: Pick<OpenDocument, 'id' | 'size'>;
  private readonly size: number;

  constructor(parts: VersionReaderParts, document: Pick<OpenDocument, 'id' | 'size'>, size: number) {
    this.parts = parts;
    this.document = document;
    this.size = size;
  }

  readonly texts = async (onPage: (page: number) => void, signal: AbortSignal): Promise<VersionTexts> => {
    const [before, after] = await Promise.all([
      this.text(this.size, signal, onPage),
      this.text(this.document.size, signal, onPage),
    ]);
    return { before, after };
  };

  readonly changes = (signal: AbortSignal): Promise<ChangeGroup[]> =>
    this.parts.calls.changes(this.document.id, this.size, { signal });

  comparePages(): PageComparison {
    const open: ComparisonParts['open'] = (side, signal) =>
      this.draw(side === 'before' ? this.size : this.document.size, signal);
    return new PageComparison({
      open,
      pair: async (before, after, signal) => {
        if (before === after) return pairInOrder(before);
        const texts = await this.texts(() => {}, signal);
        return pairByText(texts.before.map(pageText), texts.after.map(pageText));
      },
      suspects: async () => (await this.changes(new AbortController().signal)).flatMap(({ pages }) => pages),
    });
  }

  private async draw(size: number, signal: AbortSignal): Promise<DrawnPages> {
    const pictures = await this.parts.pictures();
    return pictures.version(this.document.id, size, signal);
  }

  private async text(size: number, signal: AbortSignal, onPage: (page: number) => void): Promise<VersionText[]> {
    const pages: VersionText[] = [];
    await this.parts.calls.text(this.document.id, size, {
      signal,
      onProgress: (page) => {
        pages.push(page);
        onPage(page.page + 1);
      },
    });
    return pages;
  }
}
