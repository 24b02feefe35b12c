/** Typesets a contract: blocks in, pages of marks out. Running text stands at the 1.5 lines of office documents. */
import type { Block, Contract, Heading, Paragraph, SigningParty } from './contract-blocks.ts';
import { FRAME_TEXT, framePages } from './frame-pages.ts';
import { type Mark, MM, PageFlow, TEXT, type TextStyle, type Typefaces } from './page-flow.ts';
import { setTable } from './set-table.ts';

/** Font sizes of the Chinese scale in points. */
const SIZE = { smallSecond: 18, third: 16, smallFourth: 12 };
/** 1.5 times the 1.3 em that office programs give one line of 宋体. */
const LEADING = 1.95;

interface ListedChapter {
  readonly text: string;
  readonly page: number;
}

/** The contents need page numbers that only a finished layout knows, hence two passes; both take the same space. */
export function setContract(contract: Contract, faces: Typefaces): readonly (readonly Mark[])[] {
  const draft = setBlocks(contract, faces, []);
  const { flow } = setBlocks(contract, faces, draft.chapters);
  return framePages(flow, contract.number);
}

/** Every character that a typeset contract can hold, those that the layout adds included. */
export function charactersOf(contract: Contract): string {
  return `${JSON.stringify(contract)}${FRAME_TEXT}0123456789.（盖章）：　日期年月 `;
}

function setBlocks({ blocks, bodySize }: Contract, faces: Typefaces, known: readonly ListedChapter[]) {
  const flow = new PageFlow(faces);
  const chapters: ListedChapter[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      setHeading(flow, block, bodySize);
      if (block.level === 1) chapters.push({ text: block.text, page: flow.pageNumber });
    } else if (block.kind === 'contents') {
      const listed = known.length > 0 ? known : blocks.filter(isChapter).map(({ text }) => ({ text, page: 0 }));
      setContents(flow, block.title, listed);
    } else {
      const next = blocks.slice(index + 1).find(({ kind }) => kind !== 'gap');
      setBlock(flow, block, bodySize, next?.kind === 'signatures');
    }
  }
  return { flow, chapters };
}

function isChapter(block: Block): block is Heading {
  return block.kind === 'heading' && block.level === 1;
}

function setBlock(
  flow: PageFlow,
  block: Exclude<Block, { kind: 'heading' | 'contents' }>,
  bodySize: number,
  beforeSignatures: boolean,
): void {
  switch (block.kind) {
    case 'title':
      setCentred(flow, block.text, { size: block.size ?? SIZE.smallSecond, bold: true }, 2);
      flow.y += 2 * MM;
      return;
    case 'paragraph':
      // The signatures must not stand alone on a page: somebody could swap the pages before it.
      if (beforeSignatures) flow.keepTogether(SIGNATURES_HEIGHT + 2 * bodySize * LEADING);
      setParagraph(flow, block, bodySize);
      return;
    case 'table':
      flow.y += 1.5 * MM;
      setTable(flow, block.table);
      flow.y += 2.5 * MM;
      return;
    case 'signatures':
      setSignatures(flow, block.parties, bodySize);
      return;
    case 'gap':
      flow.y += block.mm * MM;
      return;
    case 'page-break':
      if (!flow.atTop) flow.newPage();
  }
}

function setHeading(flow: PageFlow, { level, text }: Heading, bodySize: number): void {
  const size = level === 1 ? bodySize + 2 : bodySize;
  const leading = size * LEADING;
  const above = flow.atTop ? 0 : level === 1 ? 4 * MM : 1 * MM;
  flow.keepTogether(above + leading + 2.2 * bodySize * LEADING);
  if (!flow.atTop) flow.y += above;
  if (level === 1) setCentred(flow, text, { size, bold: true }, LEADING);
  else setParagraph(flow, { kind: 'paragraph', text, bold: true, align: 'left' }, bodySize);
  if (level === 1) flow.y += 1.5 * MM;
}

function setCentred(flow: PageFlow, text: string, style: TextStyle, leadingFactor: number): void {
  const leading = style.size * leadingFactor;
  for (const line of flow.lines(text, style, { width: TEXT.width })) {
    flow.setLine(line, style, TEXT.left + (TEXT.width - line.width) / 2, flow.y, leading);
    flow.y += leading;
  }
}

function setParagraph(
  flow: PageFlow,
  { text, align = 'justify', bold = false, size: own }: Paragraph,
  bodySize: number,
): void {
  const size = own ?? bodySize;
  const style = { size, bold };
  const leading = size * LEADING;
  const indent = align === 'justify' ? 2 * size : 0;
  const lines = flow.lines(text, style, { width: TEXT.width, firstIndent: indent, justify: align === 'justify' });
  for (const [index, line] of lines.entries()) {
    flow.keepTogether(linesKept(index, lines.length) * leading);
    const slack = TEXT.width - line.width;
    const shift = align === 'center' ? slack / 2 : align === 'right' ? slack : index === 0 ? indent : 0;
    flow.setLine(line, style, TEXT.left + shift, flow.y, leading);
    flow.y += leading;
  }
}

/** How many lines from this one on stay on one page, so that none stands alone at a page's foot or head. */
function linesKept(index: number, count: number): number {
  if (index === 0) return count <= 3 ? count : 2;
  return index === count - 2 ? 2 : 1;
}

function setContents(flow: PageFlow, title: string, chapters: readonly ListedChapter[]): void {
  setCentred(flow, title, { size: SIZE.third, bold: true }, 2.4);
  const style = { size: SIZE.smallFourth };
  const leading = style.size * 1.85;
  const dot = flow.line('.', style).width + 2;
  for (const { text, page } of chapters) {
    flow.keepTogether(leading);
    const name = flow.line(text, style);
    const number = flow.line(String(page), style);
    const dots = Math.floor((TEXT.width - name.width - number.width - 14) / dot);
    const leader = flow.line('.'.repeat(dots), style);
    const spread = { ...leader, adjustments: leader.adjustments.map(() => (2 * 1000) / style.size) };
    flow.setLine(name, style, TEXT.left, flow.y, leading);
    flow.setLine(spread, style, TEXT.right - number.width - 6 - dots * dot, flow.y, leading);
    flow.setLine(number, style, TEXT.right - number.width, flow.y, leading);
    flow.y += leading;
  }
}

const SIGNATURES_HEIGHT = 64 * MM;

/** Two columns, each with room for a seal of 42 mm over role, name and date. */
function setSignatures(flow: PageFlow, parties: readonly [SigningParty, SigningParty], bodySize: number): void {
  flow.keepTogether(SIGNATURES_HEIGHT);
  const style = { size: bodySize };
  const leading = bodySize * 2.1;
  const top = flow.y + 4 * MM;
  for (const [column, { role, name, lines }] of parties.entries()) {
    const x = TEXT.left + (column * TEXT.width) / 2 + column * 2 * MM;
    const texts = [`${role}（盖章）：`, name, ...lines, '日期：　　　　年　　月　　日'];
    for (const [index, text] of texts.entries()) {
      const textStyle = { ...style, bold: index === 0 };
      flow.setLine(flow.line(text, textStyle), textStyle, x, top + index * leading, leading);
    }
  }
  flow.y += SIGNATURES_HEIGHT;
}
