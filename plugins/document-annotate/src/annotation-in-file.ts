import {
  type AnnotationDetails,
  type DisplayBox,
  type PdfAnnotation,
  type PdfDocument,
  parseColour,
  type Rgb,
  type Size,
} from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { OWN_NAME } from './annotation-name.ts';
import { Annotation, type PageAnnotation } from './common-annotation.ts';
import { AnnotationFixed } from './errors.ts';

/** As the entries of a file give them: a hundredth of a millimetre is finer than anybody draws. */
const PRECISION = 100;

/**
 * An annotation that this program has written, as it was drawn, so that it can be changed; written again it replaces the
 * one that it was. `annotate.fixed`, `pdf.annotation-missing`
 */
export async function annotationInFile(document: Pick<PdfDocument, 'annotation'>, id: string): Promise<PageAnnotation> {
  const found = await document.annotation(id);
  const { name, box, contents = '', author = '', opacity, colour = [0, 0, 0], page } = found;
  const drawn = name?.startsWith(OWN_NAME) ? drawnAs(found) : undefined;
  const replaces = { page, name, box: boxOf(box) };
  const shared = { id, replaces, page, colour: colourOf(colour), opacity: rounded(opacity), contents, author };
  const annotation: unknown = drawn && { ...shared, ...drawn };
  if (!Check(Annotation, annotation) || annotation.kind === 'watermark') throw AnnotationFixed({});
  return annotation;
}

/** Ids of what is replaced, of that which is still there. */
export async function replacedBy(
  annotations: readonly Annotation[],
  document: Pick<PdfDocument, 'annotations'>,
): Promise<readonly string[]> {
  const ids = annotations.map(async ({ replaces }) => {
    if (!replaces) return [];
    const found = (await document.annotations(replaces.page)).find(({ name }) => name === replaces.name);
    return found?.id ?? [];
  });
  return (await Promise.all(ids)).flat();
}

/** What is its kind's own; `undefined` for a kind that is not drawn on one page. */
function drawnAs({ kind, box }: PdfAnnotation & AnnotationDetails): object | undefined {
  const at = pointOf(box);
  const size = sizeOf(box);
  switch (kind?.subtype) {
    case 'Highlight':
      return {
        kind: 'highlight',
        areas: kind.areas.map(boxOf),
      };
    case 'Text':
      return { kind: 'note', at };
    case 'FreeText':
      return { kind: 'text', at, width: size.width, fontSize: rounded(kind.fontSize) };
    case 'Line':
      return {
        kind: 'line',
        from: pointOf(kind.from),
        to: pointOf(kind.to),
        isArrow: kind.isArrow,
        lineWidth: rounded(kind.width),
      };
    case 'Square':
      return { kind: 'box', at, ...size, lineWidth: rounded(kind.width) };
    case 'Ink':
      return {
        kind: 'ink',
        strokes: kind.strokes.map((stroke) => stroke.map(pointOf)),
        lineWidth: rounded(kind.width),
      };
    default:
      return undefined;
  }
}

function pointOf({ x, y }: { readonly x: number; readonly y: number }) {
  return { x: rounded(x), y: rounded(y) };
}

function sizeOf({ width, height }: Size): Size {
  return { width: rounded(width), height: rounded(height) };
}

function boxOf(box: DisplayBox) {
  return { ...pointOf(box), ...sizeOf(box) };
}

function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}

/** By its name, where it has one. */
function colourOf(colour: Rgb): string {
  const named = ['black', 'red', 'blue'].find((name) =>
    parseColour(name)!.every((share, index) => Math.abs(share - colour[index]!) < 0.002),
  );
  if (named !== undefined) return named;
  const digits = (share: number) =>
    Math.round(Math.min(Math.max(share, 0), 1) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(digits).join('')}`;
}
