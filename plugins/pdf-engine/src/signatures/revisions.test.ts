import { describe, expect, it } from 'vitest';
import { openObjectStore } from '../read/open-object-store.ts';
import { onePage, PdfBuilder } from '../testing/pdf-builder.ts';
import { findRevisionEnds } from './revisions.ts';

const ends = async (builder: PdfBuilder) => findRevisionEnds(await openObjectStore(builder.source()));

describe('ends of revisions', () => {
  it('are told by the chain of sections, tables and streams', async () => {
    const builder = onePage().table('/Root 1 0 R');
    const first = builder.length;
    builder.object(4, '(later)').xrefStream(5, '/Root 1 0 R');
    expect((await ends(builder)).map(({ end }) => end)).toEqual([first, builder.length]);
  });

  it('are not told by an %%EOF that stands elsewhere', async () => {
    const builder = onePage().stream(4, '', 'startxref\n9\n%%EOF\n').table('/Root 1 0 R');
    expect(await ends(builder)).toHaveLength(1);
  });

  it('include the ends of lines after %%EOF and nothing else', async () => {
    const builder = onePage().table('/Root 1 0 R');
    const marker = builder.length - 1;
    builder.raw('\r\n%comment\n');
    expect(await ends(builder)).toEqual([{ marker, end: marker + 3 }]);
  });

  it('do not count a revision that the newest one leaves out of its chain', async () => {
    const builder = onePage().table('/Root 1 0 R');
    const hidden = builder.length;
    builder.object(4, '(hidden)').table('/Root 1 0 R');
    const bytes = Buffer.from(builder.bytes());
    const whole = new PdfBuilder(bytes.toString('latin1'));
    onePage(whole).table('/Root 1 0 R');
    const found = (await ends(whole)).map(({ end }) => end);
    expect(found).toEqual([whole.length]);
    expect(found).not.toContain(hidden);
  });
});
