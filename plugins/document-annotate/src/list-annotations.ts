import type { PdfDocument } from '@sealwright/core/api';
import { OWN_NAME } from './annotation-name.ts';
import type { WrittenAnnotation } from './common-annotate-rpc.ts';
import { MOST_TEXT } from './common-annotation.ts';

const MOST_LISTED = 2_000;

export interface AnnotationList {
  readonly annotations: WrittenAnnotation[];
  /** There are more. */
  readonly isCut: boolean;
}

/** What the document has, in the order of its pages. */
export async function listAnnotations(document: PdfDocument, signal: AbortSignal): Promise<AnnotationList> {
  const { isSigned, adding } = await document.annotationRules();
  const annotations: WrittenAnnotation[] = [];
  for (let page = 0; page < document.pageCount; page++) {
    signal.throwIfAborted();
    for (const found of await document.annotations(page)) {
      if (annotations.length === MOST_LISTED) return { annotations, isCut: true };
      const { id, subtype, isArrow = false, box, contents = '', author = '', name, modified } = found;
      annotations.push({
        ...(id !== undefined && { id }),
        page,
        subtype,
        isArrow,
        box: { ...box },
        contents: contents.slice(0, MOST_TEXT),
        author: author.slice(0, 200),
        ...(modified && { modified }),
        isRemovable: !isSigned && adding.allowed && id !== undefined && name?.startsWith(OWN_NAME) === true,
      });
    }
  }
  return { annotations, isCut: false };
}
