import {
  apply,
  type DisplayBox,
  displayToUser,
  invert,
  type PageGeometry,
  type PdfAnnotation,
  type Rectangle,
} from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName, PdfRef } from '../objects.ts';
import { displayBox } from '../read/pages/display-box.ts';
import type { Page } from '../read/pages/page-tree.ts';
import { parseDate } from '../signatures/date.ts';
import { arrayAt, nameAt, rectangleAt, textAt } from '../signatures/object-access.ts';

/** What is part of forms and of reading, and nobody's mark. */
const OTHERWISE: ReadonlySet<string> = new Set(['Widget', 'Link', 'Popup']);
/** More than anybody can look through. */
const MOST_ON_A_PAGE = 5_000;
const LONGEST_TEXT = 10_000;
/** Line endings (ISO 32000-2, table 179): open and closed, forwards and backwards. */
const ARROW_HEADS: ReadonlySet<string> = new Set(['OpenArrow', 'ClosedArrow', 'ROpenArrow', 'RClosedArrow']);

/** `PdfDocument.annotations`. */
export async function readAnnotations(
  store: ObjectStore,
  page: Page,
  geometry: PageGeometry,
): Promise<readonly PdfAnnotation[]> {
  const listed = (await arrayAt(store, page.dict, 'Annots')) ?? [];
  const found: PdfAnnotation[] = [];
  for (const object of listed.slice(0, MOST_ON_A_PAGE)) {
    const dict = await store.resolve(object);
    if (!(dict instanceof PdfDict)) continue;
    const subtype = await nameAt(store, dict, 'Subtype');
    const rect = await rectangleAt(store, dict, 'Rect');
    if (subtype === undefined || OTHERWISE.has(subtype) || !rect) continue;
    const contents = await textAt(store, dict, 'Contents');
    const author = await textAt(store, dict, 'T');
    const name = await textAt(store, dict, 'NM');
    const modified = parseDate((await textAt(store, dict, 'M')) ?? '');
    found.push({
      ...(object instanceof PdfRef && { id: object.toString() }),
      page: page.index,
      subtype,
      ...(subtype === 'Line' && { isArrow: await hasArrowHead(store, dict) }),
      box: subtype === 'Text' ? uprightBox(geometry, rect) : displayBox(geometry, rect),
      ...(contents !== undefined && { contents: contents.slice(0, LONGEST_TEXT) }),
      ...(author !== undefined && { author: author.slice(0, LONGEST_TEXT) }),
      ...(name !== undefined && { name: name.slice(0, LONGEST_TEXT) }),
      ...(modified && { modified }),
    });
  }
  return found;
}

async function hasArrowHead(store: ObjectStore, line: PdfDict): Promise<boolean> {
  const endings = (await arrayAt(store, line, 'LE')) ?? [];
  const names = await Promise.all(endings.slice(0, 2).map((ending) => store.resolve(ending)));
  return names.some((name) => name instanceof PdfName && ARROW_HEADS.has(name.value));
}

/** Of a note, which does not turn with the page: it hangs at its upper left corner in user space. */
function uprightBox(page: PageGeometry, { x1, y1, x2, y2 }: Rectangle): DisplayBox {
  const toDisplay = invert(displayToUser(page));
  const [x, y] = apply(toDisplay, x1, y2);
  const unit = Math.hypot(toDisplay[0], toDisplay[1]);
  return { x, y, width: (x2 - x1) * unit, height: (y2 - y1) * unit, rotation: 0 };
}
