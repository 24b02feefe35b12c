import { onePage, PdfBuilder } from './pdf-builder.ts';

const PLACEHOLDER = '/ByteRange[0 0000000000 0000000000 0000000000]';

/** A signature dictionary whose /ByteRange `fillByteRange` fills in. The contents are DER, but no signature. */
export function signatureDictionary(entries = '', contents = '30030201050000'): string {
  return `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached${entries}${PLACEHOLDER}/Contents<${contents}>>>`;
}

/** Makes the first unfilled /ByteRange cover everything before `end` except the /Contents that follow it. */
export function fillByteRange(bytes: Uint8Array, end = bytes.length): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const at = text.indexOf(PLACEHOLDER);
  const open = text.indexOf('<', at);
  const close = text.indexOf('>', open) + 1;
  const numbers = [open, close, end - close].map((number) => String(number).padStart(10, '0'));
  const filled = `/ByteRange[0 ${numbers.join(' ')}]`;
  return Uint8Array.from(Buffer.from(text.slice(0, at) + filled + text.slice(at + filled.length), 'latin1'));
}

/**
 * Objects of a page with text, a note and a form: 4 content, 5 font, 6 note, 7 text field with its appearance 8, 9 signed
 * field with its appearance 10, 11 its signature, 12 the form, 13 an empty signature field. One revision.
 */
export function signedForm({ signature = '', form = '', catalog = '' } = {}): PdfBuilder {
  const page = [
    '/MediaBox[0 0 595 842]/Contents 4 0 R',
    '/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R 7 0 R 9 0 R 13 0 R]',
  ].join('');
  return onePage(new PdfBuilder(), page)
    .object(1, `<</Type/Catalog/Pages 2 0 R/AcroForm 12 0 R${catalog}>>`)
    .stream(4, '', 'BT /F1 12 Tf (Price 100) Tj ET')
    .object(5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>')
    .object(6, '<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/P 3 0 R/Contents(note)>>')
    .object(7, `<<${widget('0 30 99 50')}/FT/Tx/T(name)/V(A)/AP<</N 8 0 R>>>>`)
    .stream(8, APPEARANCE, '(A) Tj')
    .object(9, `<<${widget('0 60 99 90')}/FT/Sig/T(first)/V 11 0 R/AP<</N 10 0 R>>>>`)
    .stream(10, APPEARANCE, '(seal) Tj')
    .object(11, signatureDictionary(signature))
    .object(12, `<</Fields[7 0 R 9 0 R 13 0 R]/SigFlags 3${form}>>`)
    .object(13, `<<${widget('0 100 99 130')}/FT/Sig/T(second)>>`)
    .table('/Root 1 0 R');
}

export const APPEARANCE = '/Type/XObject/Subtype/Form/BBox[0 0 99 20]';

/** Entries of a widget on the page. */
export function widget(rect: string): string {
  return `/Type/Annot/Subtype/Widget/Rect[${rect}]/P 3 0 R`;
}
