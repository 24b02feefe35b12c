import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ByteSource, PdfOpenOptions, Verification } from '@sealwright/core/api';
import { AnnotationWriter } from '../../plugins/document-annotate/src/annotation-writer.ts';
import type { Annotation } from '../../plugins/document-annotate/src/common-annotation.ts';
import { openFile } from '../../plugins/document-files/src/open-file.ts';
import { checkTarget, writeDraft } from '../../plugins/document-files/src/write-draft.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { root } from '../../scripts/bundle/root.ts';

const engine = { open: (source: ByteSource, options?: PdfOpenOptions) => openDocument(source, options) };
const files = { open: openFile, checkTarget, write: writeDraft };

/** The writer with the engine and the files of the product. */
export function annotationWriter(verification?: Verification): AnnotationWriter {
  return new AnnotationWriter({ engine, files, verification });
}

const shared = { colour: '#d00000', opacity: 1, contents: '请核对', author: '张三' };

/** One annotation of each kind on a page, apart from each other; all of them fit on every page of the geometry cases. */
export const ONE_OF_EACH = (page: number): readonly Extract<Annotation, { page: number }>[] => [
  { ...shared, id: 'highlight', kind: 'highlight', page, areas: [{ x: 12, y: 12, width: 40, height: 8 }] },
  { ...shared, id: 'note', kind: 'note', page, at: { x: 62, y: 12 } },
  { ...shared, id: 'text', kind: 'text', page, at: { x: 80, y: 10 }, width: 50, fontSize: 6 },
  {
    ...shared,
    id: 'line',
    kind: 'line',
    page,
    from: { x: 12, y: 32 },
    to: { x: 50, y: 42 },
    isArrow: false,
    lineWidth: 1,
  },
  {
    ...shared,
    id: 'arrow',
    kind: 'line',
    page,
    from: { x: 62, y: 32 },
    to: { x: 98, y: 42 },
    isArrow: true,
    lineWidth: 1,
  },
  { ...shared, id: 'box', kind: 'box', page, at: { x: 108, y: 30 }, width: 25, height: 15, lineWidth: 1 },
  {
    ...shared,
    id: 'ink',
    kind: 'ink',
    page,
    strokes: [
      [
        { x: 12, y: 60 },
        { x: 25, y: 75 },
        { x: 45, y: 58 },
      ],
      [
        { x: 15, y: 80 },
        { x: 45, y: 80 },
      ],
    ],
    lineWidth: 1,
  },
];

interface PdfJsAnnotation {
  readonly subtype: string;
  readonly rect: readonly [number, number, number, number];
  readonly hasAppearance: boolean;
  readonly annotationFlags: number;
  readonly contentsObj?: { readonly str: string };
  readonly titleObj?: { readonly str: string };
  readonly quadPoints?: ArrayLike<number>;
  readonly inkLists?: readonly ArrayLike<number>[];
  readonly lineCoordinates?: readonly number[];
  readonly lineEndings?: readonly string[];
}

/** What pdf.js reads of the annotations of a page, which counts from 1. */
export async function pdfJsAnnotations(pdf: Uint8Array, page: number): Promise<readonly PdfJsAnnotation[]> {
  const { resolve } = createRequire(join(root, 'plugins/viewer-pdf/package.json'));
  const { getDocument } = await import(resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, disableFontFace: true });
  try {
    return await (await (await task.promise).getPage(page)).getAnnotations();
  } finally {
    await task.destroy();
  }
}
