import type { DisplayBox, Size } from '@sealwright/core/api';
import type { DraftPlace, DraftStamp } from '@sealwright/ui';
import { type PaperChoice, type SheetOfPaper, sheetOfPaper } from './sheet-of-paper.ts';

/** In millimetres: a place that touches the margin is not in it. */
const ROUNDING = 0.05;

/** A stamp of which the printer would leave out a part. */
export interface LostInMargin {
  readonly stamp: DraftStamp;
  /** Places that reach into the margin, or beyond the paper. */
  readonly places: readonly DraftPlace[];
  /** How far from the edges of its pages, in millimetres, it would be printed whole; a tenth of one is rounded up. */
  readonly needed: number;
}

export interface PaperQuestion {
  /** Sizes of the pages. */
  readonly pages: readonly Size[];
  readonly paper: PaperChoice;
  /** The strip along the paper's edges that the printer leaves blank, in millimetres. */
  readonly margin: number;
}

/** The stamps that would not be printed whole. */
export function lostInMargin(stamps: readonly DraftStamp[], { pages, paper, margin }: PaperQuestion): LostInMargin[] {
  return stamps.flatMap((stamp) => {
    const lost = stamp.places.flatMap((place) => {
      const page = pages[place.page];
      if (!page) return [];
      const strip = stripNeeded(place.box, page, sheetOfPaper(page, paper), margin);
      return strip === undefined ? [] : [{ place, strip }];
    });
    if (lost.length === 0) return [];
    const strips = lost.map(({ strip }) => strip);
    return [{ stamp, places: lost.map(({ place }) => place), needed: roundedUp(Math.max(...strips)) }];
  });
}

/** To tenths; what arithmetic adds to one does not count. */
function roundedUp(length: number): number {
  return Math.ceil(Number((length * 10).toFixed(3))) / 10;
}

/** The widest blank strip of the page, in its own millimetres, that the box reaches into. */
function stripNeeded(box: DisplayBox, page: Size, sheet: SheetOfPaper, margin: number): number | undefined {
  const { left, top, right, bottom } = extentOf(box);
  const across = (margin - sheet.x) / sheet.scale;
  const down = (margin - sheet.y) / sheet.scale;
  const strips = [
    { strip: across, room: left },
    { strip: across, room: page.width - right },
    { strip: down, room: top },
    { strip: down, room: page.height - bottom },
  ];
  const reached = strips.filter(({ strip, room }) => room < strip - ROUNDING);
  return reached.length > 0 ? Math.max(0, ...reached.map(({ strip }) => strip)) : undefined;
}

/** The edges of the upright rectangle around a box, from the page's top left corner. */
function extentOf({ x, y, width, height, rotation }: DisplayBox) {
  const turn = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const [halfX, halfY] = [(width * cos + height * sin) / 2, (width * sin + height * cos) / 2];
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return { left: middleX - halfX, top: middleY - halfY, right: middleX + halfX, bottom: middleY + halfY };
}
