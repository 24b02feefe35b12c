import { execFileSync } from 'node:child_process';

/** A rectangle on a page that is not turned, in millimetres from its top left corner. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: 0;
}

type PdfObject = Readonly<Record<string, unknown>>;

interface QpdfJson {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: PdfObject }>>];
}

const MILLIMETRES = 25.4 / 72;

/** Where qpdf says that the annotations of a page stand (ISO 32000-2, 12.5.2), in their order; `page` is 1-based. */
export function placedBoxes(path: string, page: number): readonly PlacedBox[] {
  const words = ['--json=2', '--json-key=pages', '--json-key=qpdf', '--json-stream-data=none', path];
  const { pages, qpdf } = JSON.parse(execFileSync('qpdf', words, { encoding: 'utf8', maxBuffer: 1 << 28 })) as QpdfJson;
  const [, objects] = qpdf;
  const follow = (value: unknown): unknown =>
    typeof value === 'string' && / R$/.test(value) ? objects[`obj:${value}`]?.value : value;
  const entries = follow(pages[page - 1]?.object) as PdfObject;
  const [, , , top] = follow(
    entries['/MediaBox'] ?? (follow(entries['/Parent']) as PdfObject)['/MediaBox'],
  ) as number[];
  return ((follow(entries['/Annots']) as unknown[] | undefined) ?? []).map((annotation) => {
    const [x1, y1, x2, y2] = follow((follow(annotation) as PdfObject)['/Rect']) as [number, number, number, number];
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
    return {
      x: left * MILLIMETRES,
      y: (top! - high) * MILLIMETRES,
      width: (right - left) * MILLIMETRES,
      height: (high - low) * MILLIMETRES,
      rotation: 0,
    };
  });
}
