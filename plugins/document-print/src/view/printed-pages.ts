import type { DrawnPages, PagePictures, PrintedPage } from '@sealwright/ui';
import { pagePicture } from './page-picture.ts';
import { printResolution } from './print-resolution.ts';
import { PageNotDrawn } from './view-errors.ts';

export interface PrintedPagesOptions {
  readonly signal: AbortSignal;
  /** Told the number of pages that are drawn, of all. */
  readonly progress: (done: number, all: number) => void;
  readonly encode?: typeof pagePicture;
}

/** The pages of an open document as pictures, drawn one after another as they are taken. `print.page-not-drawn` */
export async function* printedPages(
  pictures: Pick<PagePictures, 'of'>,
  documentId: string,
  { signal, progress, encode = pagePicture }: PrintedPagesOptions,
): AsyncGenerator<PrintedPage> {
  const drawn = await pictures.of(documentId);
  try {
    const { length } = drawn.pages;
    for (const [index, { size }] of drawn.pages.entries()) {
      signal.throwIfAborted();
      progress(index, length);
      const picture = await draw(drawn, index, printResolution(size, length), signal, encode);
      yield { width: size.width, height: size.height, picture };
    }
    progress(length, length);
  } finally {
    await drawn.dispose();
  }
}

async function draw(
  drawn: DrawnPages,
  index: number,
  dpi: number,
  signal: AbortSignal,
  encode: typeof pagePicture,
): Promise<Uint8Array> {
  try {
    return await encode(await drawn.draw(index, dpi, signal));
  } catch (cause) {
    signal.throwIfAborted();
    throw PageNotDrawn({ page: index + 1 }, { cause });
  }
}
