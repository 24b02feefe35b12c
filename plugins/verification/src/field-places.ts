import type { FieldPlace, PdfDocument } from '@sealwright/core/api';

/** Where the fields of these names stand as their reader sees them, by page and from the top. */
export async function placesOfNamed(document: PdfDocument, names: readonly string[]): Promise<readonly FieldPlace[]> {
  const wanted = new Set(names);
  const { signed, empty } = await document.signatures();
  const fields = [...signed.flatMap((signature) => signature.fields), ...empty];
  const places = await document.fieldPlaces(fields.filter(({ name }) => wanted.has(name)));
  return [...places].sort((a, b) => a.page - b.page || a.box.y - b.box.y);
}
