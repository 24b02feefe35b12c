import type { Appearance } from './appearance.ts';
import { defineError } from './errors.ts';
import type { DisplayBox, PageGeometry, Size } from './geometry.ts';
import type { Seal } from './points/seal-sources.ts';
import type { Placement } from './points/stamp-modes.ts';

export const PointUnreadable = defineError<{ point: string }>('stamp.point-unreadable', {
  'zh-CN': '无法识别位置“{point}”，请写成 120mm,80mm 的形式。',
  en: 'The position "{point}" cannot be read. Write it like 120mm,80mm.',
});

export const OutsidePage = defineError<{ page: number; width: number; height: number }>('stamp.outside-page', {
  'zh-CN': '印章落在第 {page} 页之外，该页大小为 {width} × {height} mm。',
  en: 'The seal lies outside page {page}, which measures {width} × {height} mm.',
});

/** What a mode puts on pages. */
export interface Stamp {
  /** Millimetres. */
  readonly size: Size;
  readonly appearance: Appearance;
  /** For screen readers and lists. */
  readonly description: string;
}

/** The whole seal in its size. */
export function sealStamp({ picture, widthMm, heightMm, name }: Seal): Stamp {
  return {
    size: { width: widthMm, height: heightMm },
    appearance: { kind: 'picture', picture, blend: 'multiply' },
    description: name,
  };
}

/** Where the middle of a seal stands, in millimetres from the page's top left corner, and its clockwise turn in degrees. */
export interface SealPlace {
  readonly x: number;
  readonly y: number;
  readonly rotation: number;
}

/**
 * The whole seal at a place on a page. It may reach over the page's edge but must show at least in
 * part: `stamp.outside-page`.
 */
export function placeSeal(page: PageGeometry, seal: Seal, place: SealPlace): Placement {
  const { size, ...shown } = sealStamp(seal);
  return { page: page.index, box: boxAt(page, size, place), ...shown };
}

/** The box of a stamp of this size at a place on a page, on which it must show at least in part: `stamp.outside-page`. */
export function boxAt(page: PageGeometry, { width, height }: Size, { x, y, rotation }: SealPlace): DisplayBox {
  const box = { x: x - width / 2, y: y - height / 2, width, height, rotation };
  if (!showsOn(page, box)) throw outsidePage(page);
  return box;
}

/** `stamp.outside-page` for this page. */
export function outsidePage({ index, size }: PageGeometry) {
  return OutsidePage({ page: index + 1, width: Math.round(size.width), height: Math.round(size.height) });
}

/** By the upright rectangle around the turned box. */
function showsOn({ size }: PageGeometry, { x, y, width, height, rotation }: DisplayBox): boolean {
  const turn = (rotation * Math.PI) / 180;
  const cos = Math.abs(Math.cos(turn));
  const sin = Math.abs(Math.sin(turn));
  const across = (width * cos + height * sin) / 2;
  const down = (width * sin + height * cos) / 2;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX + across > 0 && middleY + down > 0 && middleX - across < size.width && middleY - down < size.height;
}
