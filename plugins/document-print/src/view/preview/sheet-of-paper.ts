import type { Size } from '@sealwright/core/api';

/** 'page': paper of the page's own size. */
export type PaperChoice = 'page' | 'a4';

const A4: Size = { width: 210, height: 297 };
/** In millimetres: pages so little larger are printed as they are. */
const TOLERANCE = 2;

/** A page on paper; lengths in millimetres. */
export interface SheetOfPaper extends Size {
  /** The page's top left corner, from that of the paper. */
  readonly x: number;
  readonly y: number;
  /** Of the page on paper to the page; 1: in its own size. */
  readonly scale: number;
}

/** As printers lay it: the paper turned as the page is, a larger page made to fit, a smaller one in the middle. */
export function sheetOfPaper(page: Size, choice: PaperChoice): SheetOfPaper {
  if (choice === 'page') return { ...page, x: 0, y: 0, scale: 1 };
  const isAcross = page.width > page.height;
  const paper = isAcross ? { width: A4.height, height: A4.width } : A4;
  const fits = page.width <= paper.width + TOLERANCE && page.height <= paper.height + TOLERANCE;
  const scale = fits ? 1 : Math.min(paper.width / page.width, paper.height / page.height);
  return {
    ...paper,
    scale,
    x: (paper.width - page.width * scale) / 2,
    y: (paper.height - page.height * scale) / 2,
  };
}
