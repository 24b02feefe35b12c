import { prefixSource } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { openObjectStore } from '../../read/open-object-store.ts';
import { onePage, type PdfBuilder } from '../../testing/pdf-builder.ts';
import { TouchedObjects } from './touched-objects.ts';

/** 4 in the file, 5 and 6 in an object stream with these entries; then the revision. */
async function touched(revise: (builder: PdfBuilder) => PdfBuilder, entries = '') {
  const builder = onePage()
    .object(4, '(in the file)')
    .objectStream(7, { 5: '(A)', 6: '(B)' }, entries)
    .xrefStream(8, '/Root 1 0 R');
  const end = builder.length;
  const source = revise(builder).xrefStream(9, '/Root 1 0 R').source();
  const found = await TouchedObjects.between(
    await openObjectStore(prefixSource(source, end)),
    await openObjectStore(source),
  );
  return [4, 5, 6].filter((number) => found.has(number));
}

describe('objects that a revision touches', () => {
  it('are those that it wrote, wherever they stand', async () => {
    expect(await touched((builder) => builder)).toEqual([]);
    expect(await touched((builder) => builder.object(4, '(new)'))).toEqual([4]);
    expect(await touched((builder) => builder.object(5, '(out of the stream)'))).toEqual([5]);
    expect(await touched((builder) => builder.objectStream(10, { 4: '(into a stream)' }))).toEqual([4]);
  });

  it('are all in an object stream that was written again', async () => {
    expect(await touched((builder) => builder.stream(7, '/Type/ObjStm/N 2/First 8', '5 0 6 4 (C) (D)'))).toEqual([
      5, 6,
    ]);
  });

  it('may be all in an object stream whose reading depends on other objects', async () => {
    expect(await touched((builder) => builder, '/DecodeParms[11 0 R]')).toEqual([5, 6]);
    expect(await touched((builder) => builder, '/Extends 11 0 R')).toEqual([]);
  });
});
