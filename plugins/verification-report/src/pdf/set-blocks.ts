/** Typesets a report: blocks in, pages of drawings out. */
import type { Block } from '../report-blocks.ts';
import { type Drawing, PAGE, PageFlow, TEXT, type TextStyle } from './page-flow.ts';
import type { ReportFont } from './report-font.ts';

const BODY: TextStyle = { size: 9.5 };
const LEADING = 15;
/** `kept`: lines that stay on the heading's page. */
const HEADINGS = {
  1: { style: { size: 13, bold: true, colour: 'accent' }, leading: 20, above: 14, below: 4, kept: 5 },
  2: { style: { size: 11, bold: true }, leading: 17, above: 8, below: 2, kept: 2 },
  3: { style: { size: 9.5, bold: true }, leading: 15, above: 6, below: 1, kept: 3 },
} as const satisfies Record<number, { style: TextStyle; leading: number; above: number; below: number; kept: number }>;
/** Widths of the first columns. */
const FACTS = 132;
const MARKS = 72;
const POINTS = 12;

export interface PageFoot {
  readonly title: string;
  /** '第 1 页，共 3 页' */
  readonly page: (page: number, count: number) => string;
}

export function setBlocks(blocks: readonly Block[], font: ReportFont, foot: PageFoot): readonly (readonly Drawing[])[] {
  const flow = new PageFlow(font);
  for (const block of blocks) setBlock(flow, block);
  return flow.pages.map((page, index) => [...page, ...footOf(foot, index + 1, flow)]);
}

function setBlock(flow: PageFlow, block: Block): void {
  switch (block.kind) {
    case 'title':
      setLines(flow, block.text, { size: 18, bold: true }, { leading: 26 });
      flow.gap(4);
      return;
    case 'heading': {
      const { style, leading, above, below, kept } = HEADINGS[block.level];
      flow.gap(above);
      flow.keepTogether(leading + kept * LEADING);
      setLines(flow, block.text, style, { leading });
      if (block.level === 1) flow.fill(TEXT.left, flow.y, TEXT.width, 0.8, 'accent');
      flow.y += below;
      return;
    }
    case 'paragraph':
      setLines(flow, block.text, BODY);
      return;
    case 'verdict': {
      flow.gap(2);
      flow.keepTogether(LEADING);
      flow.fill(TEXT.left, flow.y + 1.5, 2.5, LEADING - 3, block.mark);
      setColumns(flow, { text: block.word, style: { ...BODY, bold: true } }, block.text, {
        indent: 9,
        first: FACTS - 9,
      });
      return;
    }
    case 'facts':
      for (const { title, value } of block.rows) {
        setColumns(flow, { text: title, style: { ...BODY, colour: 'soft' } }, value, { indent: 0, first: FACTS });
        flow.fill(TEXT.left, flow.y, TEXT.width, 0.3, 'line');
        flow.y += 1;
      }
      return;
    case 'list':
      for (const { mark, word, text } of block.items) {
        if (mark) {
          const head = { text: word ?? '', style: { ...BODY, bold: true, colour: mark } };
          setColumns(flow, head, text, { indent: 0, first: MARKS });
        } else setColumns(flow, { text: '·', style: BODY }, text, { indent: 2, first: POINTS });
      }
  }
}

function setLines(flow: PageFlow, text: string, style: TextStyle, { leading = LEADING } = {}): void {
  for (const line of flow.lines(text, style, TEXT.width)) {
    flow.keepTogether(leading);
    flow.text(line, style, TEXT.left, leading);
    flow.y += leading;
  }
}

/** Two columns of lines, which go over to the next page together. */
function setColumns(
  flow: PageFlow,
  head: { readonly text: string; readonly style: TextStyle },
  text: string,
  { indent, first }: { readonly indent: number; readonly first: number },
): void {
  const left = TEXT.left + indent;
  const right = left + first;
  const heads = flow.lines(head.text, head.style, first - 6);
  const lines = flow.lines(text, BODY, TEXT.right - right);
  for (let at = 0; at < Math.max(heads.length, lines.length); at++) {
    flow.keepTogether(LEADING);
    flow.text(heads[at] ?? '', head.style, left, LEADING);
    flow.text(lines[at] ?? '', BODY, right, LEADING);
    flow.y += LEADING;
  }
}

const FOOT: TextStyle = { size: 8, colour: 'soft' };

function footOf({ title, page }: PageFoot, number: number, flow: PageFlow): readonly Drawing[] {
  const baseline = PAGE.height - 34;
  const text = page(number, flow.pages.length);
  const [name = ''] = flow.lines(title, FOOT, TEXT.width * 0.7);
  const at = (shown: string, x: number): Drawing => ({
    kind: 'text',
    text: shown,
    x,
    baseline,
    size: FOOT.size,
    bold: false,
    colour: 'soft',
  });
  return [at(name, TEXT.left), at(text, TEXT.right - flow.width(text, FOOT))];
}
