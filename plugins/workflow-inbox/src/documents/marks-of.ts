import type { SignatureMark, SigningResult } from '@sealwright/core/api';

/** The most that a platform takes of each. */
const MOST_PAGES = 10_000;

/** What a platform is told of the signatures beside their file: which key, which seal, in which way, on which pages. */
export function marksOf({ marks, certificate }: Pick<SigningResult, 'marks' | 'certificate'>): SignatureMark[] {
  return marks.map(({ field, mode, seal, pages }) => ({
    fieldName: field,
    certSerial: certificate.serial,
    ...(seal !== undefined && { sealId: seal }),
    ...(mode !== undefined && { mode }),
    ...(pages.length > 0 && { pages: pages.slice(0, MOST_PAGES) }),
  }));
}
