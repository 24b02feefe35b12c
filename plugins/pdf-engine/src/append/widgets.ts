import type { Rectangle } from '@sealwright/core/api';
import { type PdfArray, type PdfDict, PdfName, type PdfRef } from '../objects.ts';
import { dictOf, withEntries } from './revision-draft.ts';
import { textString } from './text-string.ts';

/** Annotation flags (ISO 32000-2, table 167). */
const PRINT = 1 << 2;
const LOCKED = 1 << 7;
const INVISIBLE_HIDDEN_OR_NO_VIEW = (1 << 0) | (1 << 1) | (1 << 5);

export interface NewSignatureWidget {
  readonly name: string;
  readonly page: PdfRef;
  readonly signature: PdfRef;
  /** Missing for an invisible signature: its rectangle is empty. */
  readonly stamp?: { readonly rect: Rectangle; readonly form: PdfRef; readonly description: string | undefined };
}

/** A signature field merged with its only widget (12.5.6.19, 12.7.5.5). */
export function signatureWidget({ name, page, signature, stamp }: NewSignatureWidget): PdfDict {
  const { x1, y1, x2, y2 } = stamp?.rect ?? { x1: 0, y1: 0, x2: 0, y2: 0 };
  const description = stamp?.description ? textString(stamp.description) : undefined;
  return dictOf({
    Type: new PdfName('Annot'),
    Subtype: new PdfName('Widget'),
    FT: new PdfName('Sig'),
    T: textString(name),
    TU: description,
    Contents: description,
    F: PRINT | LOCKED,
    P: page,
    Rect: [x1, y1, x2, y2],
    AP: stamp && dictOf({ N: stamp.form }),
    V: signature,
  });
}

/** An existing widget with an appearance that shows. Its rectangle stays: an earlier signer has seen it there. */
export function widgetShowing(widget: PdfDict, form: PdfRef): PdfDict {
  const flags = widget.get('F');
  const shown = ((typeof flags === 'number' ? flags : 0) | PRINT) & ~INVISIBLE_HIDDEN_OR_NO_VIEW;
  return withEntries(widget, { F: shown, AP: dictOf({ N: form }), AS: undefined });
}

/** /Rect with its corners in order (7.9.5); `undefined` where it is no rectangle or has no area. */
export function rectangleWithArea(numbers: PdfArray): Rectangle | undefined {
  const [a, b, c, d] = numbers;
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return undefined;
  const rect = { x1: Math.min(a, c), y1: Math.min(b, d), x2: Math.max(a, c), y2: Math.max(b, d) };
  return rect.x1 < rect.x2 && rect.y1 < rect.y2 ? rect : undefined;
}
