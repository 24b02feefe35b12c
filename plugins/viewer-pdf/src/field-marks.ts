import type { PdfDocument } from '@sealwright/core/api';
import type { FieldMark } from './common-viewer-rpc.ts';

/** The signature fields that show on a page: first the empty ones, which the user looks for. */
export async function fieldMarks(pdf: PdfDocument): Promise<FieldMark[]> {
  const { signed, empty } = await pdf.signatures();
  const marks: FieldMark[] = [...(await pdf.fieldPlaces(empty))];
  for (const { fields, claims } of signed) {
    const claim = {
      ...(claims.name ? { claimedName: claims.name } : {}),
      ...(claims.time ? { claimedTime: claims.time.toISOString() } : {}),
    };
    for (const place of await pdf.fieldPlaces(fields)) marks.push({ ...place, signed: claim });
  }
  return marks;
}
