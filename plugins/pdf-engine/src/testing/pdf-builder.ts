import { deflateSync } from 'node:zlib';
import { type ByteSource, memorySource } from '@sealwright/core/api';

type Body = string | Uint8Array;
type Place =
  | { readonly offset: number; readonly generation: number }
  | { readonly stream: number; readonly index: number };

/**
 * Writes small PDFs for tests, byte by byte as asked, right or wrong. Objects are collected until a section is closed;
 * the next section is an appended revision.
 */
export class PdfBuilder {
  private readonly parts: Buffer[] = [];
  private written = 0;
  private places = new Map<number, Place>();
  private previous: number | undefined;
  private size = 1;

  constructor(header = '%PDF-1.7\n') {
    this.raw(header);
  }

  get length(): number {
    return this.written;
  }

  raw(body: Body): this {
    const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
    this.parts.push(bytes);
    this.written += bytes.length;
    return this;
  }

  object(number: number, body: Body, generation = 0): this {
    this.place(number, { offset: this.written, generation });
    return this.raw(`${number} ${generation} obj\n`).raw(body).raw('\nendobj\n');
  }

  /** `entries` are those of the dictionary besides /Length. */
  stream(number: number, entries: string, data: Body, length: string | number = data.length): this {
    this.place(number, { offset: this.written, generation: 0 });
    return this.raw(`${number} 0 obj\n<<${entries}/Length ${length}>>stream\n`).raw(data).raw('\nendstream\nendobj\n');
  }

  objectStream(number: number, objects: Readonly<Record<number, string>>, entries = ''): this {
    let header = '';
    let bodies = '';
    Object.entries(objects).forEach(([member, body], index) => {
      header += `${member} ${bodies.length} `;
      bodies += `${body} `;
      this.place(Number(member), { stream: number, index });
    });
    const data = deflateSync(Buffer.from(header + bodies, 'latin1'));
    const count = Object.keys(objects).length;
    return this.stream(number, `/Type/ObjStm/N ${count}/First ${header.length}/Filter/FlateDecode${entries}`, data);
  }

  /** Says something else of an object than where it stands. */
  place(number: number, place: Place): this {
    this.places.set(number, place);
    this.size = Math.max(this.size, number + 1);
    return this;
  }

  /** Closes a section with a table. `trailer` are the entries besides /Size and /Prev; `free` are listed as free. */
  table(trailer: string, free: readonly number[] = []): this {
    const at = this.written;
    this.raw('xref\n0 1\n0000000000 65535 f \n');
    for (const number of free) this.raw(`${number} 1\n0000000000 00001 f \n`);
    for (const [number, place] of this.places)
      if ('offset' in place) this.raw(`${number} 1\n${pad(place.offset, 10)} ${pad(place.generation, 5)} n \n`);
    this.raw(`trailer\n<</Size ${this.size}${this.prev()}${trailer}>>\n`);
    return this.close(at);
  }

  /** Closes a section with a cross-reference stream, rows predicted with PNG's Up. */
  xrefStream(number: number, trailer: string): this {
    const at = this.written;
    this.writeXrefStream(number, `${this.prev()}${trailer}`);
    return this.close(at);
  }

  /** Writes a cross-reference stream of all places so far without closing the section: the hidden half of a hybrid. */
  hiddenXrefStream(number: number): number {
    const at = this.written;
    this.writeXrefStream(number, '');
    return at;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.parts));
  }

  source(): ByteSource {
    return memorySource(this.bytes());
  }

  private writeXrefStream(number: number, entries: string): void {
    this.place(number, { offset: this.written, generation: 0 });
    const rows = [...this.places].map(([, place]) => {
      const row = Buffer.alloc(7);
      row[0] = 'offset' in place ? 1 : 2;
      row.writeUInt32BE('offset' in place ? place.offset : place.stream, 1);
      row.writeUInt16BE('offset' in place ? place.generation : place.index, 5);
      return row;
    });
    const predicted = rows.map((row, index) =>
      Buffer.from([2, ...row.map((byte, i) => byte - (rows[index - 1]?.[i] ?? 0))]),
    );
    const index = [...this.places.keys()].map((key) => `${key} 1`).join(' ');
    const parameters = '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>';
    const dict = `/Type/XRef/Size ${this.size}/W[1 4 2]/Index[${index}]${parameters}${entries}`;
    this.stream(number, dict, deflateSync(Buffer.concat(predicted)));
  }

  private prev(): string {
    return this.previous === undefined ? '' : `/Prev ${this.previous}`;
  }

  private close(at: number): this {
    this.previous = at;
    this.places = new Map();
    return this.raw(`startxref\n${at}\n%%EOF\n`);
  }
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/** A catalog, a root and one page, as objects 1 to 3. */
export function onePage(builder = new PdfBuilder(), page = '/MediaBox[0 0 595 842]'): PdfBuilder {
  return builder
    .object(1, '<</Type/Catalog/Pages 2 0 R>>')
    .object(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>')
    .object(3, `<</Type/Page/Parent 2 0 R${page}>>`);
}
