import { createHash } from 'node:crypto';
import type { Appearance, Matrix, Picture, PictureClip } from '@sealwright/core/api';
import { PdfName, type PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';
import { concatenate, operands } from './content-stream.ts';
import { embedDrawing } from './embed-drawing.ts';
import { embedPicture } from './embed-picture.ts';
import { embedText } from './embed-text.ts';
import { TextFonts } from './text-fonts.ts';

/** Where a stamp stands in its widget's rectangle. */
export interface StampFrame {
  /** Size of the rectangle, in user space. */
  readonly width: number;
  readonly height: number;
  /** Puts the unit square on the stamp's place; the origin is the rectangle's lower left corner. */
  readonly matrix: Matrix;
}

/**
 * Makes appearance streams for widgets (ISO 32000-2, 12.5.5). A form's box is the widget's rectangle moved to the
 * origin, so algorithm 8 comes out as a mere shift, and every turn of page or stamp is in the content. What looks the
 * same is embedded once: pictures, drawings, texts, their resources, and whole forms. Texts share their fonts, which
 * `writeFonts` completes.
 */
export class StampForms {
  private readonly draft: RevisionDraft;
  private readonly fonts: TextFonts;
  /** Keys are built from what the object shows. */
  private readonly known = new Map<string, PdfRef>();
  private readonly digests = new Map<Picture, string>();
  /** What is shown at many places is mostly one object: it is compared by its content once. */
  private readonly embedded = new Map<Appearance, PdfRef>();

  constructor(draft: RevisionDraft) {
    this.draft = draft;
    this.fonts = new TextFonts(draft);
  }

  form(appearance: Appearance, { width, height, matrix }: StampFrame): PdfRef {
    const resources = this.resources(appearance);
    const clip = appearance.kind === 'picture' ? appearance.clip : undefined;
    const content = [
      appearance.blend === 'normal' ? '' : '/G gs',
      concatenate(matrix),
      // Rectangles of turned stamps are larger than the stamp; the part of a picture must not show its neighbours.
      ...(clip ? ['0 0 1 1 re W n', concatenate(partToUnitSquare(clip))] : []),
      '/S Do',
    ].join('\n');
    const box = operands(0, 0, width, height);
    return this.once(`form ${resources} [${box}] ${content}`, () => {
      const dict = dictOf({
        Type: new PdfName('XObject'),
        Subtype: new PdfName('Form'),
        BBox: box.split(' ').map(Number),
        Resources: resources,
      });
      return this.draft.add(new DraftStream(dict, latin1(content.trimStart())));
    });
  }

  /** Comes last: forms made afterwards would lack their glyphs. */
  writeFonts(): void {
    this.fonts.write();
  }

  /** An XObject that fills the unit square with what is shown. */
  embed(appearance: Appearance): PdfRef {
    const shown = this.embedded.get(appearance) ?? this.shown(appearance);
    this.embedded.set(appearance, shown);
    return shown;
  }

  private resources(appearance: Appearance): PdfRef {
    const shown = this.embed(appearance);
    const blends = appearance.blend !== 'normal';
    return this.once(`resources ${shown} ${blends}`, () =>
      this.draft.add(
        dictOf({
          XObject: dictOf({ S: shown }),
          ExtGState: blends ? dictOf({ G: dictOf({ BM: new PdfName('Multiply') }) }) : undefined,
        }),
      ),
    );
  }

  private shown(appearance: Appearance): PdfRef {
    switch (appearance.kind) {
      case 'picture':
        return this.shownPicture(appearance.picture);
      case 'drawing':
        return this.once(`drawing ${JSON.stringify([appearance.size, appearance.paths])}`, () =>
          embedDrawing(this.draft, appearance),
        );
      case 'text':
        return this.once(`text ${JSON.stringify({ ...appearance, blend: undefined })}`, () =>
          embedText(this.draft, this.fonts, appearance),
        );
    }
  }

  private shownPicture(picture: Picture): PdfRef {
    const digest = this.digest(picture);
    return this.once(`picture ${digest}`, () => embedPicture(this.draft, picture, digest));
  }

  /** Plans may come from other processes, where one picture has become many equal ones. */
  private digest(picture: Picture): string {
    const known = this.digests.get(picture);
    if (known) return known;
    const digest = `${picture.format} ${createHash('sha256').update(picture.data).digest('hex')}`;
    this.digests.set(picture, digest);
    return digest;
  }

  private once(key: string, make: () => PdfRef): PdfRef {
    const known = this.known.get(key);
    if (known) return known;
    const made = make();
    this.known.set(key, made);
    return made;
  }
}

/** Enlarges the picture so that its part fills the unit square. */
function partToUnitSquare({ x, y, width, height }: PictureClip): Matrix {
  return [1 / width, 0, 0, 1 / height, -x / width, -(1 - y - height) / height];
}
