import { boxToUser, type SignaturePlace } from '@sealwright/core/api';
import { PdfDict, PdfRef } from '../objects.ts';
import { StampForms } from './appearance/stamp-forms.ts';
import type { EmptyField } from './empty-field.ts';
import { unusedFieldNames } from './field-names.ts';
import { PageAnnotations } from './page-annotations.ts';
import { type RevisionDraft, withEntries } from './revision-draft.ts';
import type { SignableDocument } from './signable-document.ts';
import { frameFittedTo, frameWithin, overlaps, stampRectangle } from './stamp-frame.ts';
import { type NewSignatureWidget, rectangleWithArea, signatureWidget, widgetShowing } from './widgets.ts';

/** The fields of one signature: an existing one, and new ones for the places that it does not show. */
export class SignatureFields {
  /** Names of the fields signed, an existing one first. */
  readonly names: string[] = [];
  /** New fields, for the form. */
  readonly added: PdfRef[] = [];
  private readonly document: SignableDocument;
  private readonly draft: RevisionDraft;
  private readonly signature: PdfRef;
  private readonly unusedNames: Generator<string, never>;
  private readonly forms: StampForms;
  private readonly annotations = new PageAnnotations();

  constructor(
    document: SignableDocument,
    draft: RevisionDraft,
    { signature, taken }: { readonly signature: PdfRef; readonly taken: ReadonlySet<string> },
  ) {
    this.document = document;
    this.draft = draft;
    this.signature = signature;
    this.unusedNames = unusedFieldNames(taken);
    this.forms = new StampForms(draft);
  }

  async add(place: SignaturePlace): Promise<void> {
    const matrix = boxToUser(await this.document.pages.geometry(place.page), place.box);
    const rect = stampRectangle(matrix);
    const form = this.forms.form(place.appearance, frameWithin(rect, matrix));
    await this.addWidget(place.page, { rect, form, description: place.description });
  }

  /** PAdES viewers look for an invisible signature's widget on a page, too. */
  async addInvisible(): Promise<void> {
    await this.addWidget(0);
  }

  /**
   * Signs an existing field. It shows the first place that stands on its widget, if there is one; that place is
   * returned. A widget that no place stands on keeps its looks.
   */
  async sign(field: EmptyField, places: readonly SignaturePlace[]): Promise<SignaturePlace | undefined> {
    this.names.push(field.name);
    const shown = field.widget && (await this.show(field.widget, places));
    const merged = field.widget?.ref.number === field.ref.number;
    if (shown && field.widget && !merged) this.draft.put(field.widget.ref, shown.widget);
    const dict = shown && merged ? shown.widget : field.dict;
    this.draft.put(field.ref, withEntries(dict, { V: this.signature }));
    return shown?.place;
  }

  /** What all places together need: comes last. */
  async finish(): Promise<void> {
    this.forms.writeFonts();
    await this.annotations.writeTo(this.draft, this.document.store);
  }

  private async show(
    widget: { readonly ref: PdfRef; readonly dict: PdfDict },
    places: readonly SignaturePlace[],
  ): Promise<{ readonly place: SignaturePlace; readonly widget: PdfDict } | undefined> {
    const { store, pages } = this.document;
    const corners = await store.resolve(widget.dict.get('Rect'));
    const numbers = Array.isArray(corners) ? await Promise.all(corners.map((corner) => store.resolve(corner))) : [];
    const rect = rectangleWithArea(numbers);
    if (!rect) return undefined;
    for (const place of places) {
      const matrix = boxToUser(await pages.geometry(place.page), place.box);
      if (!overlaps(rect, matrix) || !(await this.isOn(place.page, widget.ref))) continue;
      const form = this.forms.form(place.appearance, frameFittedTo(rect, matrix));
      return { place, widget: widgetShowing(widget.dict, form) };
    }
    return undefined;
  }

  /** /P of a widget is optional, its place in /Annots is not (ISO 32000-2, 12.5.2). */
  private async isOn(page: number, widget: PdfRef): Promise<boolean> {
    const { store, pages } = this.document;
    const dict = await store.get(await pages.ref(page));
    const annotations = dict instanceof PdfDict ? await store.resolve(dict.get('Annots')) : null;
    return (
      Array.isArray(annotations) && annotations.some((item) => item instanceof PdfRef && item.number === widget.number)
    );
  }

  private async addWidget(index: number, stamp?: NewSignatureWidget['stamp']): Promise<void> {
    const page = await this.document.pages.ref(index);
    const name = this.unusedNames.next().value;
    const widget = this.draft.add(signatureWidget({ name, page, signature: this.signature, ...(stamp && { stamp }) }));
    this.names.push(name);
    this.added.push(widget);
    this.annotations.add(page, index, widget);
  }
}
