import { PdfString } from '../objects.ts';

/** Characters whose code is the same in PDFDocEncoding (ISO 32000-2, annex D.2) as in Unicode. */
const SAME_IN_PDF_DOC_ENCODING = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u00ff]*$/;

/** A text string (7.9.2.2): PDFDocEncoding where that is enough, UTF-16BE with its byte order mark for the rest. */
export function textString(text: string): PdfString {
  if (SAME_IN_PDF_DOC_ENCODING.test(text) && !looksLikeMark(text)) return new PdfString(Buffer.from(text, 'latin1'));
  return new PdfString(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
}

/** 'þÿ' and 'ï»¿' at the start would be taken for byte order marks. */
function looksLikeMark(text: string): boolean {
  return /^(?:þÿ|ÿþ|ï»¿)/.test(text);
}
