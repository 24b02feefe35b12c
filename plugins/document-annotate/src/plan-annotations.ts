import {
  type AnnotationKind,
  type AnnotationLook,
  type Appearance,
  type NewAnnotation,
  type PageGeometry,
  parsePageRange,
} from '@sealwright/core/api';
import { nameOf } from './annotation-name.ts';
import type { Annotation, PageAnnotation, WatermarkAnnotation } from './common-annotation.ts';
import { colourOf, type Looks, pageLooks, watermarkLooks } from './common-looks.ts';
import { textToSet } from './common-text-to-set.ts';
import { PictureUnfit, TooManyMarks } from './errors.ts';
import type { TextSetter } from './text-setter.ts';

/** Annotations that one revision adds, counted on every page. */
const MOST_MARKS = 20_000;

export interface PlanInput {
  readonly pageCount: number;
  page(index: number): Promise<PageGeometry>;
  readonly texts: TextSetter;
  readonly time: Date;
}

/** What is written for the annotations of a user; a watermark is one on each of its pages, all with one appearance. */
export async function planAnnotations(annotations: readonly Annotation[], input: PlanInput): Promise<NewAnnotation[]> {
  const planned: NewAnnotation[] = [];
  for (const annotation of annotations) {
    if (annotation.kind === 'watermark') await planWatermark(annotation, input, planned);
    else planned.push(await planOnPage(annotation, input));
    if (planned.length > MOST_MARKS) throw TooManyMarks({ count: planned.length, most: MOST_MARKS });
  }
  return planned;
}

/** With its box: looks that are set, like texts, know their own size. */
type Content = (Appearance & { readonly kind: 'text' }) | SizedPicture;
interface SizedPicture {
  readonly kind: 'sized-picture';
  readonly size: { readonly width: number; readonly height: number };
  readonly appearance: Appearance;
}

async function planOnPage(annotation: PageAnnotation, { page, texts, time }: PlanInput): Promise<NewAnnotation> {
  const { index } = await page(annotation.page);
  const colour = colourOf(annotation);
  const words = textToSet(annotation);
  const text = words && (await texts.set(words, colour, 'normal'));
  return {
    ...written(annotation, time),
    page: index,
    kind: kindOf(annotation),
    ...looksOf(pageLooks<Content>(annotation, text)),
  };
}

async function planWatermark(
  watermark: WatermarkAnnotation,
  { pageCount, page, texts, time }: PlanInput,
  planned: NewAnnotation[],
): Promise<void> {
  const content = await watermarkContent(watermark, texts);
  const pages = parsePageRange(watermark.pages, pageCount);
  if (pages.length > MOST_MARKS) throw TooManyMarks({ count: pages.length, most: MOST_MARKS });
  for (const index of pages) {
    const { size } = await page(index);
    const looks = looksOf(watermarkLooks<Content>(watermark, size, content));
    planned.push({ ...written(watermark, time), page: index, kind: { subtype: 'Watermark' }, ...looks });
  }
}

async function watermarkContent(watermark: WatermarkAnnotation, texts: TextSetter): Promise<Content> {
  const { picture, fontSize } = watermark;
  const words = textToSet(watermark);
  if (words) return texts.set(words, colourOf(watermark), 'multiply');
  if (!picture) throw new Error('a watermark is a text or a picture');
  const data = Buffer.from(picture.data, 'base64');
  if (data.length === 0) throw PictureUnfit({ name: picture.name });
  const height = fontSize * 3;
  return {
    kind: 'sized-picture',
    size: { width: (height * picture.width) / picture.height, height },
    appearance: { kind: 'picture', picture: { format: picture.format, data }, blend: 'multiply' },
  };
}

function written(annotation: Annotation, time: Date) {
  const { opacity, contents, author } = annotation;
  return {
    opacity,
    colour: colourOf(annotation),
    ...(contents !== '' && { contents }),
    ...(author !== '' && { author }),
    name: nameOf(annotation),
    time,
  };
}

function looksOf({ box, parts }: Looks<Content>): { box: NewAnnotation['box']; looks: readonly AnnotationLook[] } {
  return {
    box: { ...box, rotation: 0 },
    looks: parts.map(({ box: place, content }) => ({
      box: place,
      appearance: content.kind === 'sized-picture' ? content.appearance : content,
    })),
  };
}

function kindOf(annotation: PageAnnotation): AnnotationKind {
  switch (annotation.kind) {
    case 'highlight':
      return { subtype: 'Highlight', areas: annotation.areas.map((area) => ({ ...area, rotation: 0 })) };
    case 'note':
      return { subtype: 'Text' };
    case 'text':
      return { subtype: 'FreeText', fontSize: annotation.fontSize };
    case 'line': {
      const { from, to, lineWidth: width, isArrow } = annotation;
      return { subtype: 'Line', from, to, width, isArrow };
    }
    case 'box':
      return { subtype: 'Square', width: annotation.lineWidth };
    case 'ink':
      return { subtype: 'Ink', strokes: annotation.strokes, width: annotation.lineWidth };
  }
}
