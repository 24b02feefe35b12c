import { createHash } from 'node:crypto';
import { type PdfDocument, parsePageRange } from '@sealwright/core/api';
import type { Annotation } from './common-annotation.ts';

/** Tells annotations of this program from others'. */
export const OWN_NAME = 'sealwright-';
const DIGITS = 32;

/** What an annotation is called in the file (/NM): the same one has the same name whenever it is written. */
export function nameOf(annotation: Annotation): string {
  return OWN_NAME + createHash('sha256').update(JSON.stringify(annotation)).digest('hex').slice(0, DIGITS);
}

/**
 * Those that the document does not have. Whoever was not told that a revision was written writes it once more, and must
 * not find everything in it twice. A watermark is on all of its pages or on none.
 */
export async function unwritten(
  annotations: readonly Annotation[],
  document: Pick<PdfDocument, 'pageCount' | 'annotations'>,
): Promise<readonly Annotation[]> {
  const known = new Map<number, ReadonlySet<string | undefined>>();
  const namesOn = async (page: number) => {
    const names = known.get(page) ?? new Set((await document.annotations(page)).map(({ name }) => name));
    known.set(page, names);
    return names;
  };
  const found: Annotation[] = [];
  for (const annotation of annotations) {
    const page = annotation.kind === 'watermark' ? firstPage(annotation.pages, document) : annotation.page;
    if (!(await namesOn(page)).has(nameOf(annotation))) found.push(annotation);
  }
  return found;
}

function firstPage(pages: string, { pageCount }: Pick<PdfDocument, 'pageCount'>): number {
  return parsePageRange(pages, pageCount)[0] ?? 0;
}
