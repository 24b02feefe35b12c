import type { PdfDocument, SignatureField } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { placesOfNamed } from './field-places.ts';

const field = (name: string, page: number, y: number) => ({ name, page, y });
const box = { x: 0, width: 20, height: 20, rotation: 0 };

const document: Pick<PdfDocument, 'signatures' | 'fieldPlaces'> = {
  signatures: async () => ({
    signed: [
      { fields: [field('seam.3', 2, 90), field('seam.2', 2, 10), field('seam.1', 1, 50)] },
      { fields: [field('other', 0, 0)] },
    ] as never,
    empty: [field('empty', 0, 0)] as never,
  }),
  fieldPlaces: async (fields) =>
    (fields as readonly (SignatureField & { page: number; y: number })[]).map(({ name, page, y }) => ({
      name,
      page,
      box: { ...box, y },
    })),
};

it('gives the places of the named fields, by page and from the top', async () => {
  const places = await placesOfNamed(document as PdfDocument, ['seam.3', 'seam.2', 'seam.1', 'empty', 'gone']);
  expect(places.map(({ name }) => name)).toEqual(['empty', 'seam.1', 'seam.2', 'seam.3']);
});
