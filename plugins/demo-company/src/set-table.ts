/** Tables with ruled cells, a shaded head that comes again on every page, and rows that are never torn apart. */
import type { Table, TableColumn } from './contract-blocks.ts';
import { type PageFlow, TEXT, type TextStyle } from './page-flow.ts';

interface Frame {
  readonly style: TextStyle;
  readonly leading: number;
  readonly padding: number;
  readonly columns: readonly { readonly column: TableColumn; readonly x: number; readonly width: number }[];
}

const SIDE = 4;
const OUTER = 1;
const INNER = 0.5;

export function setTable(flow: PageFlow, { columns, rows, total, size = 10.5, padding = 3.5 }: Table): void {
  const frame: Frame = { style: { size }, leading: size * 1.4, padding, columns: placeColumns(columns) };
  const bold: Frame = { ...frame, style: { size, bold: true } };
  const head = columns.map(({ title }) => title);
  const headHeight = rowHeight(flow, head, bold);
  const body = [...rows.map((row) => ({ row, frame })), ...(total ? [{ row: total, frame: bold }] : [])];

  let top: number | undefined;
  for (const { row, frame: rowFrame } of body) {
    const height = rowHeight(flow, row, rowFrame);
    if (top !== undefined && !flow.fits(height)) {
      setFrame(flow, frame, top);
      flow.newPage();
      top = undefined;
    }
    if (top === undefined) {
      flow.keepTogether(headHeight + height);
      top = flow.y;
      flow.mark({ kind: 'fill', x: TEXT.left, y: top, width: TEXT.width, height: headHeight, colour: 'shade' });
      setRow(flow, head, { ...bold, columns: bold.columns.map(centred) }, headHeight);
    }
    setRule(flow, flow.y, INNER);
    setRow(flow, row, rowFrame, height);
  }
  if (top !== undefined) setFrame(flow, frame, top);
}

function placeColumns(columns: readonly TableColumn[]): Frame['columns'] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = TEXT.left;
  return columns.map((column) => {
    const width = (TEXT.width * column.share) / shares;
    x += width;
    return { column, x: x - width, width };
  });
}

function centred(placed: Frame['columns'][number]): Frame['columns'][number] {
  return { ...placed, column: { ...placed.column, align: 'center' } };
}

function rowHeight(flow: PageFlow, row: readonly string[], { style, leading, padding, columns }: Frame): number {
  const lines = columns.map(
    ({ width }, index) => flow.lines(row[index] ?? '', style, { width: width - 2 * SIDE }).length,
  );
  return Math.max(1, ...lines) * leading + 2 * padding;
}

function setRow(flow: PageFlow, row: readonly string[], frame: Frame, height: number): void {
  const { style, leading, columns } = frame;
  for (const [index, { column, x, width }] of columns.entries()) {
    const lines = flow.lines(row[index] ?? '', style, { width: width - 2 * SIDE });
    const top = flow.y + (height - lines.length * leading) / 2;
    for (const [number, line] of lines.entries()) {
      const slack = width - 2 * SIDE - line.width;
      const shift = column.align === 'center' ? slack / 2 : column.align === 'right' ? slack : 0;
      flow.setLine(line, style, x + SIDE + shift, top + number * leading, leading);
    }
  }
  flow.y += height;
}

/** The outer border and the lines between columns of the part that stands on this page. */
function setFrame(flow: PageFlow, { columns }: Frame, top: number): void {
  setRule(flow, top, OUTER);
  setRule(flow, flow.y, OUTER);
  for (const x of [...columns.map((placed) => placed.x), TEXT.right]) {
    const width = x === TEXT.left || x === TEXT.right ? OUTER : INNER;
    flow.mark({ kind: 'rule', from: [x, top], to: [x, flow.y], width });
  }
}

function setRule(flow: PageFlow, y: number, width: number): void {
  flow.mark({ kind: 'rule', from: [TEXT.left, y], to: [TEXT.right, y], width });
}
