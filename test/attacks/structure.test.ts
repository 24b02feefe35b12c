/** Attacks on the structure around a signature: sections, trailers, what the signature covers, and whose it is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serialise } from '../../plugins/pdf-engine/src/append/serialise.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../plugins/pdf-engine/src/objects.ts';
import { AttackLab, PARTY_B } from './attack-lab.ts';
import { ForgedRevision, stream } from './forged-revision.ts';

let lab: AttackLab;
let signed: Uint8Array;
let twice: Uint8Array;
beforeAll(async () => {
  lab = await AttackLab.open();
  signed = await lab.sign(lab.contract);
  twice = await lab.sign(signed, { party: PARTY_B, at: '140mm,200mm' });
}, 120_000);
afterAll(() => lab?.dispose());

const integrity = async (pdf: Uint8Array) => (await lab.verify(pdf)).signatures.map((report) => report.integrity);
const startXref = (pdf: Uint8Array) => Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(pdf))![1]);
const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A revision that replaces the first page's content. */
async function otherContent(pdf: Uint8Array): Promise<ForgedRevision> {
  const revision = await ForgedRevision.of(pdf);
  return revision.put(revision.document.pages[0]!.dict.get('Contents') as PdfRef, stream('', 'BT ET'));
}

const signatureRef = ({ document }: ForgedRevision) =>
  document.fields.find(({ type }) => type === 'Sig')!.value as PdfRef;

describe('sections and trailers', () => {
  test('objects written again as they were change nothing, but the file is not as it was signed', async () => {
    const revision = await ForgedRevision.of(signed);
    await revision.change(revision.document.pages[0]!.ref, {});
    await revision.change(revision.catalog, {});
    const { signatures } = await lab.verify(revision.finish());
    expect(signatures).toMatchObject([{ integrity: 'valid-with-later-changes', laterChanges: [] }]);
  });

  test('a later table without the way back', async () => {
    const revision = await otherContent(signed);
    expect(await outcome(revision.finish({ Prev: null }))).not.toContain('valid');
  });

  test('a /Size that hides objects from some readers', async () => {
    const revision = await ForgedRevision.of(signed);
    await revision.change(revision.catalog, {});
    expect(await integrity(revision.finish({ Size: 10 }))).toEqual(['modified']);
  });

  test.each([
    ['nowhere', (pdf: Uint8Array) => pdf.length + 1_000_000],
    ['into the middle of something', () => 5000],
    ['at another object', (pdf: Uint8Array) => latin1(pdf).indexOf('5 0 obj')],
  ])('an entry that leads %s, so that some readers rebuild the table', async (_, offset) => {
    const revision = await ForgedRevision.of(signed);
    revision.at(revision.store.size, offset(signed));
    expect(await integrity(revision.finish())).toEqual(['indeterminate']);
  });

  test('another catalog in the trailer', async () => {
    const revision = await ForgedRevision.of(signed);
    const pages = revision.add('<<>>');
    const page = revision.add(`<</Type/Page/Parent ${pages}/MediaBox[0 0 595 842]>>`);
    revision.put(pages, `<</Type/Pages/Kids[${page}]/Count 1>>`);
    const catalog = revision.add(
      `<</Type/Catalog/Pages ${pages}/AcroForm ${revision.document.catalog.get('AcroForm')}>>`,
    );
    expect(await integrity(revision.finish({ Root: catalog }))).toEqual(['modified']);
  });

  test('a later revision that encrypts', async () => {
    const revision = await ForgedRevision.of(signed);
    const key = `<${'00'.repeat(32)}>`;
    const encrypt = revision.add(`<</Filter/Standard/V 1/R 2/O${key}/U${key}/P -4>>`);
    expect(await outcome(revision.finish({ Encrypt: encrypt }))).not.toContain('valid');
  });

  test('a revision that startxref does not lead to', async () => {
    const forged = latin1((await otherContent(signed)).finish());
    const back = forged.replace(/startxref\s+\d+(\s+%%EOF\s*)$/, `startxref\n${startXref(signed)}$1`);
    expect(await integrity(bytes(back))).toEqual(['modified']);
  });

  test.each([
    ['text', 'x'],
    ['an object', '\n1 0 obj\n<<>>\nendobj\n'],
    ['zeros without end', '\0'.repeat(10_000)],
  ])('%s behind the end', async (_, tail) => {
    expect(await outcome(Buffer.concat([signed, bytes(tail)]))).not.toContain('valid');
  });

  test('ends of lines behind the end are no change', async () => {
    expect(await integrity(Buffer.concat([signed, bytes('\r\n')]))).toEqual(['valid']);
  });
});

describe('truncation', () => {
  test('a file cut anywhere in its last revision is refused or has no valid signature there', async () => {
    for (let share = 1; share < 20; share++) {
      const cut = signed.length + Math.floor(((twice.length - signed.length) * share) / 20);
      const result = await outcome(twice.subarray(0, cut));
      expect(result, `cut at ${cut}`).not.toContain('valid');
    }
  });

  test('a file cut back to an earlier revision is that revision, without the later signature', async () => {
    const { signatures } = await lab.verify(twice.subarray(0, signed.length));
    expect(signatures).toMatchObject([{ integrity: 'valid', fields: ['Signature1'] }]);
  });

  test('content removed from the middle', async () => {
    const cut = Buffer.concat([signed.subarray(0, 1000), signed.subarray(1001)]);
    expect(await outcome(cut)).not.toContain('valid');
  });
});

describe('what the signature covers', () => {
  /** The first signature's dictionary as text, with its /Contents and /ByteRange. */
  async function dictionary(revision: ForgedRevision) {
    const dict = (await revision.resolve(signatureRef(revision))) as PdfDict;
    const entries = new PdfDict(dict.entries);
    const contents = serialise(entries.get('Contents')!);
    const range = serialise(entries.get('ByteRange')!);
    entries.entries.delete('Contents');
    entries.entries.delete('ByteRange');
    return { rest: serialise(entries).slice(2, -2), contents, range };
  }

  const FORMS: Readonly<Record<string, (rest: string, contents: string, range: string) => string>> = {
    'written again as it was': (rest, contents, range) => `${rest}/Contents${contents}/ByteRange${range}`,
    'no /Contents': (rest, _, range) => `${rest}/ByteRange${range}`,
    'null as /Contents': (rest, _, range) => `${rest}/Contents null/ByteRange${range}`,
    'empty /Contents': (rest, _, range) => `${rest}/Contents<>/ByteRange${range}`,
    'zeros as /Contents': (rest, contents, range) =>
      `${rest}/Contents${contents.replace(/[^<>]/g, '0')}/ByteRange${range}`,
    'a literal string as /Contents': (rest, _, range) => `${rest}/Contents(0)/ByteRange${range}`,
    'two /Contents': (rest, contents, range) => `${rest}/Contents<00>/Contents${contents}/ByteRange${range}`,
    'no /ByteRange': (rest, contents) => `${rest}/Contents${contents}`,
    'null as /ByteRange': (rest, contents) => `${rest}/Contents${contents}/ByteRange null`,
    'an empty /ByteRange': (rest, contents) => `${rest}/Contents${contents}/ByteRange[]`,
    'zeros as /ByteRange': (rest, contents) => `${rest}/Contents${contents}/ByteRange[0 0 0 0]`,
    'a negative /ByteRange': (rest, contents) => `${rest}/Contents${contents}/ByteRange[0 -1 100 100]`,
    'an overlapping /ByteRange': (rest, contents) => `${rest}/Contents${contents}/ByteRange[0 9000 100 9000]`,
    'a /ByteRange beyond the end': (rest, contents) => `${rest}/Contents${contents}/ByteRange[0 100 200 999999999]`,
    'a /ByteRange of huge numbers': (rest, contents) =>
      `${rest}/Contents${contents}/ByteRange[0 9007199254740993 1 99999999999999999999]`,
    'a /ByteRange of names': (rest, contents) => `${rest}/Contents${contents}/ByteRange[/a/b/c/d]`,
    'a /ByteRange of two numbers': (rest, contents) => `${rest}/Contents${contents}/ByteRange[0 100]`,
    'two /ByteRange': (rest, contents, range) => `${rest}/ByteRange[0 0 0 0]/Contents${contents}/ByteRange${range}`,
    'no entries at all': () => '',
  };

  test.each(Object.entries(FORMS))('a later dictionary with %s is invalid', async (_, write) => {
    const revision = await ForgedRevision.of(signed);
    const { rest, contents, range } = await dictionary(revision);
    revision.put(signatureRef(revision), `<<${write(rest, contents, range)}>>`);
    expect(await integrity(revision.finish())).toEqual(['invalid']);
  });

  test.each(Object.entries(FORMS))('a new field that borrows the signature, with %s', async (_, write) => {
    const revision = await ForgedRevision.of(signed);
    const { rest, contents, range } = await dictionary(revision);
    const borrowed = revision.add(`<<${write(rest, contents, range)}>>`);
    await addField(revision, borrowed);
    const { signatures } = await lab.verify(revision.finish());
    expect(signatures.find(({ fields }) => fields.includes('Forged'))?.integrity).toBe('invalid');
  });

  test('a new field that shows the old signature as its own', async () => {
    const revision = await ForgedRevision.of(signed);
    await addField(revision, signatureRef(revision));
    expect(await integrity(revision.finish())).toEqual(['modified']);
  });

  test('the second signature without the first is no longer whole', async () => {
    const revision = await ForgedRevision.of(twice);
    const [first] = revision.document.fields.filter(({ type }) => type === 'Sig');
    await revision.change(first!.ref!, { V: null });
    expect((await lab.verify(revision.finish())).signatures).toMatchObject([
      { integrity: 'modified', fields: ['Signature2'] },
    ]);
  });

  test('the contents of another signature', async () => {
    const [first, second] = [...latin1(twice).matchAll(/(\/Contents<)([0-9a-f]+)>/g)];
    const swapped = Buffer.from(twice);
    const room = first![2]!.length;
    swapped.write(second![2]!.slice(0, room).padEnd(room, '0'), first!.index + first![1]!.length, 'latin1');
    // The second signature covers the first one's contents, too.
    expect(await integrity(swapped)).toEqual(['invalid', 'invalid']);
  });

  test('the signature dictionary in an object stream', async () => {
    const revision = await ForgedRevision.of(signed);
    const { rest, contents, range } = await dictionary(revision);
    const body = `<<${rest}/Contents${contents}/ByteRange${range}>>`;
    const number = revision.store.size;
    const header = `${number} 0 `;
    const holder = revision.put(
      new PdfRef(number + 1, 0),
      stream(`/Type/ObjStm/N 1/First ${header.length}`, header + body),
    );
    holder.inStream(number, number + 1);
    await addField(revision, new PdfRef(number, 0));
    const { signatures } = await lab.verify(revision.finish());
    const forged = signatures.find(({ fields }) => fields.includes('Forged'));
    expect(forged).toMatchObject({ integrity: 'invalid', coverage: { reason: 'contents-not-found' } });
  });

  async function addField(revision: ForgedRevision, value: PdfObject) {
    const page = revision.document.pages[1]!;
    const field = revision.add(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(Forged)/F 4/Rect[0 0 9 9]/P ${page.ref}/V ${value}>>`,
    );
    const form = revision.document.catalog.get('AcroForm') as PdfRef;
    const fields = (await revision.resolve(revision.document.form!.get('Fields'))) as PdfObject[];
    await revision.change(form, { Fields: [...fields, field] });
    await revision.change(page.ref, { Annots: [field] });
  }
});

describe('a later signature', () => {
  test('by a stranger is told and judged by itself', async () => {
    const report = await lab.verify(twice);
    expect(report.signatures).toMatchObject([
      { integrity: 'valid-with-later-changes', laterChanges: [{ kind: 'signature-added', field: 'Signature2' }] },
      { integrity: 'valid' },
    ]);
  });

  test('does not hide what was changed before it', async () => {
    const changed = (await otherContent(signed)).finish();
    const resigned = await lab.sign(changed, { party: PARTY_B, at: null });
    expect(await integrity(resigned)).toEqual(['modified', 'valid']);
  });
});

/** The verdicts, or the code of the refusal. Anything but a typed refusal is thrown. */
async function outcome(pdf: Uint8Array): Promise<readonly string[]> {
  try {
    return await integrity(pdf);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('pdf.')) return [String(fault.code)];
    throw fault;
  }
}
