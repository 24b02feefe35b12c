/** A page to print. */
export interface Sheet {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** File name of its picture. */
  readonly picture: string;
}

/** What goes through the system's print dialog at once: pages for the same paper, which is that of the first one. */
export interface PrintRun {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  readonly sheets: readonly Sheet[];
}

/** Programs round the sizes of one paper differently; in millimetres. */
const TOLERANCE = 2;

/**
 * One run for each paper, whichever way round its pages are: a print dialog asks for one paper, and Chromium before 131
 * lays a document out for the width of its first page alone. Pages keep their order.
 */
export function printRuns(sheets: readonly Sheet[]): readonly PrintRun[] {
  const runs: { width: number; height: number; sheets: Sheet[] }[] = [];
  for (const sheet of sheets) {
    const run = runs.find((each) => isSamePaper(each, sheet) || isSamePaper(each, turned(sheet)));
    if (run) run.sheets.push(sheet);
    else runs.push({ width: sheet.width, height: sheet.height, sheets: [sheet] });
  }
  return runs;
}

/** Whether a page lies across the paper of its run. */
export function isAcross(run: PrintRun, sheet: Sheet): boolean {
  return !isSamePaper(run, sheet);
}

type Size = Pick<Sheet, 'width' | 'height'>;
const turned = ({ width, height }: Size): Size => ({ width: height, height: width });
const isSamePaper = (one: Size, other: Size) =>
  Math.abs(one.width - other.width) <= TOLERANCE && Math.abs(one.height - other.height) <= TOLERANCE;
