import type { PageGeometry } from '@sealwright/core/api';
import type { Point } from '../common-annotation.ts';
import { NOTE_SIZE } from '../common-annotation-box.ts';
import type { NewAnnotation } from './annotation-draft.ts';
import type { Style, ToolName } from './annotation-styles.ts';

/** Where the pointer went, from pressing on, all on one page. */
export interface Trail {
  /** 0-based. */
  readonly page: number;
  readonly points: readonly Point[];
}

type NewOnPage = Extract<NewAnnotation, { page: number }>;

/** A drag shorter than this, in millimetres, is a click. */
const SHORTEST = 1.5;
/** Sizes of what a click makes, in millimetres. */
const USUAL = { width: 60, height: 25, line: 40, mark: 6 };

/** What a tool makes of a trail; `undefined` where it is too short to mean anything. */
export function drawnBy(tool: ToolName, { page, points }: Trail, style: Style, said: Said): NewOnPage | undefined {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  const { colour, opacity, lineWidth, fontSize } = style;
  const shared = { page, colour, opacity, contents: '', author: said.author };
  const [x, y] = [Math.min(first.x, last.x), Math.min(first.y, last.y)];
  const [width, height] = [Math.abs(last.x - first.x), Math.abs(last.y - first.y)];
  const isClick = Math.max(width, height) < SHORTEST;
  switch (tool) {
    case 'note':
      return { kind: 'note', ...shared, at: { x: last.x, y: last.y } };
    case 'text':
      return {
        kind: 'text',
        ...shared,
        contents: said.text,
        at: isClick ? first : { x, y },
        width: isClick ? USUAL.width : Math.max(width, fontSize * 2),
        fontSize,
      };
    case 'highlight':
      if (width < SHORTEST || height < SHORTEST / 2) return undefined;
      return { kind: 'highlight', ...shared, areas: [{ x, y, width, height }] };
    case 'line':
    case 'arrow':
      if (isClick) return undefined;
      return { kind: 'line', ...shared, from: first, to: last, isArrow: tool === 'arrow', lineWidth };
    case 'box':
      if (width < SHORTEST || height < SHORTEST) return undefined;
      return { kind: 'box', ...shared, at: { x, y }, width, height, lineWidth };
    case 'ink':
      return { kind: 'ink', ...shared, strokes: [thinned(points)], lineWidth };
  }
}

/** Words of annotations in the language in force, and whose they are. */
export interface Said {
  readonly author: string;
  /** Of a text that nobody has typed yet. */
  readonly text: string;
}

/** What a tool puts into the middle of a page without a pointer. */
export function drawnInMiddle(tool: ToolName, page: PageGeometry, style: Style, said: Said): NewOnPage {
  const middle = { x: page.size.width / 2, y: page.size.height / 2 };
  const across = (width: number, height: number): Trail => ({
    page: page.index,
    points: [
      { x: middle.x - width / 2, y: middle.y - height / 2 },
      { x: middle.x + width / 2, y: middle.y + height / 2 },
    ],
  });
  const trails: Readonly<Record<ToolName, Trail>> = {
    note: { page: page.index, points: [{ x: middle.x - NOTE_SIZE / 2, y: middle.y - NOTE_SIZE / 2 }] },
    text: across(USUAL.width, style.fontSize),
    highlight: across(USUAL.width, USUAL.mark),
    line: across(USUAL.line, 0),
    arrow: across(USUAL.line, 0),
    box: across(USUAL.width, USUAL.height),
    ink: wave(page.index, middle),
  };
  // Each of these trails is long enough.
  return drawnBy(tool, trails[tool], style, said)!;
}

/** Something to move and to resize, for those who cannot draw: a tick. */
function wave(page: number, { x, y }: Point): Trail {
  const points = [
    { x: x - 8, y },
    { x: x - 3, y: y + 7 },
    { x: x + 9, y: y - 9 },
  ];
  return { page, points };
}

/** Points nearer than this to the one before say nothing, in millimetres. */
const NEAR = 0.25;

function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= NEAR) kept.push(point);
  }
  return kept;
}

/** How far a box has to be moved so that its middle is on the page. */
export function keptOnPage(box: { x: number; y: number; width: number; height: number }, page: PageGeometry): Point {
  const within = (start: number, length: number, end: number) =>
    Math.min(Math.max(start, -length / 2), end - length / 2);
  return {
    x: within(box.x, box.width, page.size.width) - box.x,
    y: within(box.y, box.height, page.size.height) - box.y,
  };
}
