import type { DocumentSurface } from '@sealwright/ui';
import type { HighlightArea } from '../common-annotation.ts';

/** Gaps between words of a line are filled, in millimetres. */
const GAP = 3;

/** The lines of text that the user has selected on the pages of a document, by page. */
export function selectedText(surface: Pick<DocumentSurface, 'locate'>): ReadonlyMap<number, readonly HighlightArea[]> {
  const found = new Map<number, HighlightArea[]>();
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return found;
  for (let index = 0; index < selection.rangeCount; index++) {
    for (const rect of selection.getRangeAt(index).getClientRects()) {
      if (rect.width < 1 || rect.height < 2) continue;
      const start = surface.locate(rect.left + 0.5, rect.top + 0.5);
      const end = surface.locate(rect.right - 0.5, rect.bottom - 0.5);
      if (!start || !end || start.page !== end.page) continue;
      const area = {
        x: Math.min(start.x, end.x),
        y: Math.min(start.y, end.y),
        width: Math.abs(end.x - start.x),
        height: Math.abs(end.y - start.y),
      };
      if (area.width > 0 && area.height > 0) found.set(start.page, [...(found.get(start.page) ?? []), area]);
    }
  }
  return new Map([...found].map(([page, areas]) => [page, joinedLines(areas)]));
}

/** Pieces of one line become one area; what a selection names twice counts once. */
export function joinedLines(areas: readonly HighlightArea[]): readonly HighlightArea[] {
  const lines: HighlightArea[] = [];
  for (const area of [...areas].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const index = lines.findIndex((line) => isSameLine(line, area));
    const line = lines[index];
    if (line) lines[index] = union(line, area);
    else lines.push(area);
  }
  return lines;
}

function isSameLine(a: HighlightArea, b: HighlightArea): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  return shared > Math.min(a.height, b.height) / 2 && gap < GAP;
}

function union(a: HighlightArea, b: HighlightArea): HighlightArea {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  return { x, y, width, height: Math.max(a.y + a.height, b.y + b.height) - y };
}
