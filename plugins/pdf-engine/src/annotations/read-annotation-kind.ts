import {
  type AnnotationDetails,
  type AnnotationKind,
  apply,
  type DisplayBox,
  type DisplayPoint,
  displayToUser,
  invert,
  type PageGeometry,
  type Rgb,
} from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { type PdfDict, PdfName, type PdfObject } from '../objects.ts';
import { arrayAt, dictAt, nameAt, numberAt, textAt } from '../signatures/object-access.ts';

/** Strokes of a drawing, and numbers of one of them: what has more is nobody's handwriting. */
const MOST_STROKES = 500;
const MOST_NUMBERS = 40_000;
/** Of a border that does not say (ISO 32000-2, table 168), in units of user space. */
const BORDER = 1;
/** The size of the font in a /DA (12.7.4.3). */
const FONT_SIZE = /\/\S+\s+(\d+(?:\.\d+)?)\s+Tf/;
const ARROWS: ReadonlySet<string> = new Set(['OpenArrow', 'ClosedArrow']);

/** What the standard entries of an annotation say; no `kind` where they do not say it whole. */
export async function readAnnotationKind(
  store: ObjectStore,
  dict: PdfDict,
  page: PageGeometry,
): Promise<AnnotationDetails> {
  const kind = await new KindReader(store, dict, page).read();
  const colour = await numbersAt(store, dict, 'C');
  return {
    opacity: (await numberAt(store, dict, 'CA')) ?? 1,
    ...(kind && { kind }),
    ...(colour.length === 3 && { colour: colour as unknown as Rgb }),
  };
}

class KindReader {
  private readonly store: ObjectStore;
  private readonly dict: PdfDict;
  private readonly toDisplay: ReturnType<typeof invert>;

  constructor(store: ObjectStore, dict: PdfDict, page: PageGeometry) {
    this.store = store;
    this.dict = dict;
    this.toDisplay = invert(displayToUser(page));
  }

  async read(): Promise<AnnotationKind | undefined> {
    const { store, dict } = this;
    switch (await nameAt(store, dict, 'Subtype')) {
      case 'Highlight': {
        const areas = inRuns(this.points(await numbersAt(store, dict, 'QuadPoints')), 4).map(around);
        return areas.length > 0 ? { subtype: 'Highlight', areas } : undefined;
      }
      case 'Text':
        return { subtype: 'Text' };
      case 'FreeText': {
        const size = FONT_SIZE.exec((await textAt(store, dict, 'DA')) ?? '')?.[1];
        return size === undefined ? undefined : { subtype: 'FreeText', fontSize: this.length(Number(size)) };
      }
      case 'Line': {
        const [from, to] = this.points(await numbersAt(store, dict, 'L'));
        if (!from || !to) return undefined;
        const [, ending] = (await arrayAt(store, dict, 'LE')) ?? [];
        const name = await store.resolve(ending);
        const isArrow = name instanceof PdfName && ARROWS.has(name.value);
        return { subtype: 'Line', from, to, width: await this.width(), isArrow };
      }
      case 'Square':
        return { subtype: 'Square', width: await this.width() };
      case 'Ink': {
        const strokes = await this.strokes();
        const isWhole = strokes.length > 0 && strokes.every((stroke) => stroke.length > 0);
        return isWhole ? { subtype: 'Ink', strokes, width: await this.width() } : undefined;
      }
      case 'Watermark':
        return { subtype: 'Watermark' };
      default:
        return undefined;
    }
  }

  private async strokes(): Promise<readonly (readonly DisplayPoint[])[]> {
    const lists = (await arrayAt(this.store, this.dict, 'InkList')) ?? [];
    if (lists.length > MOST_STROKES) return [];
    return Promise.all(lists.map(async (list) => this.points(await numbers(this.store, list))));
  }

  private async width(): Promise<number> {
    const style = await dictAt(this.store, this.dict, 'BS');
    return this.length((style && (await numberAt(this.store, style, 'W'))) ?? BORDER);
  }

  private length(inUser: number): number {
    return inUser * Math.hypot(this.toDisplay[0], this.toDisplay[1]);
  }

  private points(coordinates: readonly number[]): readonly DisplayPoint[] {
    return inRuns(coordinates, 2).map(([x, y]) => {
      const [right, down] = apply(this.toDisplay, x!, y!);
      return { x: right, y: down };
    });
  }
}

function around(corners: readonly DisplayPoint[]): DisplayBox {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, rotation: 0 };
}

/** Without what is left over at the end. */
function inRuns<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  const count = Math.floor(items.length / length);
  return Array.from({ length: count }, (_, index) => items.slice(index * length, (index + 1) * length));
}

async function numbersAt(store: ObjectStore, dict: PdfDict, key: string): Promise<readonly number[]> {
  return numbers(store, dict.get(key));
}

/** Nothing where one of them is no number, or there are too many. */
async function numbers(store: ObjectStore, object: PdfObject | undefined): Promise<readonly number[]> {
  const list = await store.resolve(object);
  if (!Array.isArray(list) || list.length > MOST_NUMBERS) return [];
  const found = await Promise.all(list.map((item) => store.resolve(item)));
  return found.every((item) => typeof item === 'number') ? (found as number[]) : [];
}
