import type { Appearance, Matrix } from '@sealwright/core/api';
import { type PdfDict, PdfName, type PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';
import { concatenate, operands, rounded } from './content-stream.ts';
import type { StampForms } from './stamp-forms.ts';

export interface AnnotationPart {
  readonly appearance: Appearance;
  /** Puts the unit square on the part's place; the origin is the lower left corner of the annotation's rectangle. */
  readonly matrix: Matrix;
}

export interface AnnotationLooks {
  /** Size of the annotation's rectangle, in user space. */
  readonly width: number;
  readonly height: number;
  readonly parts: readonly AnnotationPart[];
  /** 0..1 */
  readonly opacity: number;
}

/**
 * Makes appearance streams for annotations (ISO 32000-2, 12.5.5) of any number of parts. As with stamps the form's box is
 * the rectangle moved to the origin. Annotations that look the same, as a watermark on every page, share one form.
 */
export class AnnotationForms {
  private readonly draft: RevisionDraft;
  private readonly stamps: StampForms;
  private readonly known = new Map<string, PdfRef>();

  constructor(draft: RevisionDraft, stamps: StampForms) {
    this.draft = draft;
    this.stamps = stamps;
  }

  form({ width, height, parts, opacity }: AnnotationLooks): PdfRef {
    const names = new Map<string, PdfRef>();
    const nameOf = (shown: PdfRef) => {
      const name = `S${shown.number}`;
      names.set(name, shown);
      return name;
    };
    const content = parts
      .map(({ appearance, matrix }) => {
        const state = appearance.blend === 'normal' ? '/N gs' : '/M gs';
        return ['q', state, concatenate(matrix), `/${nameOf(this.stamps.embed(appearance))} Do`, 'Q'].join('\n');
      })
      .join('\n');
    const key = `${operands(width, height, opacity)} ${content}`;
    const known = this.known.get(key);
    if (known) return known;
    const dict = dictOf({
      Type: new PdfName('XObject'),
      Subtype: new PdfName('Form'),
      BBox: [0, 0, rounded(width), rounded(height)],
      Resources: dictOf({ XObject: dictOf(Object.fromEntries(names)), ExtGState: graphicsStates(opacity) }),
    });
    const made = this.draft.add(new DraftStream(dict, latin1(content)));
    this.known.set(key, made);
    return made;
  }
}

/** Parts are groups: their opacity counts once for all that is drawn in them (11.6.6). */
function graphicsStates(opacity: number): PdfDict {
  const state = (mode: string) => dictOf({ BM: new PdfName(mode), ca: rounded(opacity), CA: rounded(opacity) });
  return dictOf({ M: state('Multiply'), N: state('Normal') });
}
