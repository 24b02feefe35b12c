import { memorySource } from '@sealwright/core/api';
import { latin1, serialise } from '../../plugins/pdf-engine/src/append/serialise.ts';
import { type XrefEntry, xrefStream, xrefTable } from '../../plugins/pdf-engine/src/append/xref-section.ts';
import type { ObjectStore } from '../../plugins/pdf-engine/src/object-store.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../plugins/pdf-engine/src/objects.ts';
import { openObjectStore } from '../../plugins/pdf-engine/src/read/open-object-store.ts';
import { readSkeleton, type Skeleton } from '../../plugins/pdf-engine/src/signatures/skeleton.ts';

/** The text of an object, or what stands for one. */
export type Body = string | Uint8Array | PdfObject;

/**
 * A revision that an attacker appends to a document (ISO 32000-2, 7.5.6). Well formed unless asked otherwise, so that
 * nothing but what it changes can give it away.
 */
export class ForgedRevision {
  readonly document: Skeleton;
  /** Another catalog for the trailer. */
  root: PdfRef | undefined;
  private readonly pdf: Uint8Array;
  readonly store: ObjectStore;
  private next: number;
  private readonly bodies = new Map<number, Uint8Array>();
  private readonly members: XrefEntry[] = [];

  private constructor(pdf: Uint8Array, document: Skeleton) {
    this.pdf = pdf;
    this.document = document;
    this.store = document.store;
    this.next = document.store.size;
  }

  static async of(pdf: Uint8Array): Promise<ForgedRevision> {
    return new ForgedRevision(pdf, await readSkeleton(await openObjectStore(memorySource(pdf))));
  }

  get catalog(): PdfRef {
    return this.store.trailer.get('Root') as PdfRef;
  }

  /** The object as it stands. */
  resolve(object: PdfObject | undefined): Promise<PdfObject> {
    return this.store.resolve(object);
  }

  /** Replaces an object. */
  put({ number }: PdfRef, body: Body): this {
    this.bodies.set(number, bytesOf(body));
    return this;
  }

  /** Replaces entries of a dictionary; `null` removes one. */
  async change(ref: PdfRef, entries: Readonly<Record<string, PdfObject>>): Promise<this> {
    const dict = await this.store.resolve(ref);
    if (!(dict instanceof PdfDict)) throw new Error(`${ref} is not a dictionary`);
    return this.put(ref, new PdfDict([...dict.entries, ...Object.entries(entries)]));
  }

  add(body: Body): PdfRef {
    const ref = new PdfRef(this.next++, 0);
    this.put(ref, body);
    return ref;
  }

  /** Says that an object is the only one of an object stream. */
  inStream(number: number, holder: number): this {
    this.members.push({ number, stream: holder, index: 0 });
    this.next = Math.max(this.next, number + 1, holder + 1);
    return this;
  }

  /** Says that an object stands at an offset, where nobody has put it. */
  at(number: number, offset: number): this {
    this.members.push({ number, generation: 0, offset });
    this.next = Math.max(this.next, number + 1);
    return this;
  }

  /** The document with the revision. `trailer`: entries that differ; null removes one. */
  finish(trailer: Readonly<Record<string, PdfObject>> = {}): Uint8Array {
    const { store, pdf } = this;
    const parts: Uint8Array[] = [pdf, latin1('\n')];
    let end = pdf.length + 1;
    const append = (bytes: Uint8Array) => {
      parts.push(bytes);
      end += bytes.length;
    };
    const entries: XrefEntry[] = [...this.members];
    for (const [number, body] of this.bodies) {
      entries.push({ number, generation: 0, offset: end });
      append(Buffer.concat([latin1(`${number} 0 obj\n`), body, latin1('\nendobj\n')]));
    }
    const isStream = store.xrefKind === 'stream';
    const own = isStream ? this.next++ : 0;
    const dict = new PdfDict([
      ...['Root', 'Info', 'ID', 'Encrypt'].flatMap((key) => {
        const value = store.trailer.get(key);
        return value === undefined ? [] : [[key, value] as const];
      }),
      ['Size', this.next],
      ['Prev', store.startXref],
      ...(this.root ? [['Root', this.root] as const] : []),
      ...Object.entries(trailer),
    ]);
    for (const [key, value] of Object.entries(trailer)) if (value === null) dict.entries.delete(key);
    const section = end;
    append(isStream ? xrefStream(entries, dict, { number: own, offset: section }) : latin1(xrefTable(entries, dict)));
    append(latin1(`startxref\n${section}\n%%EOF\n`));
    return Buffer.concat(parts);
  }
}

/** A stream object. `entries` are those of its dictionary besides /Length. */
export function stream(entries: string, data: string): Uint8Array {
  return latin1(`<<${entries}/Length ${data.length}>>stream\n${data}\nendstream`);
}

function bytesOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return latin1(typeof body === 'string' ? body : serialise(body));
}
