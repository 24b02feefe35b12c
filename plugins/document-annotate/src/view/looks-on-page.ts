import { type PageGeometry, parsePageRange } from '@sealwright/core/api';
import type { Annotation, WatermarkAnnotation, WatermarkPicture } from '../common-annotation.ts';
import { type Looks, pageLooks, watermarkLooks } from '../common-looks.ts';
import type { LookContent } from './annotation-svg.tsx';
import type { SetTexts } from './set-texts.ts';

/** How an annotation looks on a page; `undefined` where it is not on it, or its text is still being set. */
export function looksOnPage(
  annotation: Annotation,
  page: PageGeometry,
  pageCount: number,
  texts: SetTexts,
): Looks<LookContent> | undefined {
  if (annotation.kind !== 'watermark') {
    return annotation.page === page.index ? pageLooks<LookContent>(annotation, texts.of(annotation)) : undefined;
  }
  const content = contentOf(annotation, texts);
  if (!content || !isWithin(annotation.pages, page.index, pageCount)) return undefined;
  return watermarkLooks(annotation, page.size, content);
}

function contentOf(watermark: WatermarkAnnotation, texts: SetTexts): LookContent | undefined {
  const { picture, fontSize } = watermark;
  if (!picture) return texts.of(watermark);
  const height = fontSize * 3;
  return { size: { width: (height * picture.width) / picture.height, height }, address: addressOf(picture) };
}

function addressOf({ format, data }: WatermarkPicture): string {
  return `data:image/${format};base64,${data}`;
}

/** Whoever is typing a range has not finished it: until then it means no page. */
function isWithin(range: string, page: number, pageCount: number): boolean {
  try {
    return parsePageRange(range, pageCount).includes(page);
  } catch {
    return false;
  }
}
