import type { ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfRef } from '../objects.ts';
import { objectStream, objectStreamGroups } from './object-streams.ts';
import { type DraftObject, DraftStream, type RevisionDraft, withEntries } from './revision-draft.ts';
import { latin1, type StringCipher, serialise } from './serialise.ts';
import type { XrefEntry } from './xref-section.ts';

/** The objects of an appended revision as bytes, one after the other, and where each of them stands. */
export class RevisionBody {
  readonly entries: XrefEntry[] = [];
  /** Offset in the finished file of the next byte. */
  end: number;
  private readonly store: ObjectStore;
  private readonly parts: Uint8Array[] = [];

  constructor(store: ObjectStore) {
    this.store = store;
    this.end = store.source.size;
  }

  /** Every object by itself, as files with a cross-reference table need it. */
  appendPlain(draft: RevisionDraft): void {
    for (const object of draft.all()) this.appendObject(object);
  }

  /** What may stand in object streams (ISO 32000-2, 7.5.7) there, the rest by itself. The catalog stays easy to find. */
  appendCompressed(draft: RevisionDraft): void {
    const root = this.store.trailer.get('Root') as PdfRef;
    const compressible = draft
      .all()
      .filter(({ ref, content }) => content instanceof PdfDict && ref.generation === 0 && ref.number !== root.number);
    const packed = new Set(compressible.map(({ ref }) => ref.number));
    for (const object of draft.all()) if (!packed.has(object.ref.number)) this.appendObject(object);
    for (const group of objectStreamGroups(compressible)) {
      const stream = draft.reserve();
      group.forEach(({ ref }, index) => {
        this.entries.push({ number: ref.number, stream: stream.number, index });
      });
      this.appendObject({ ref: stream, content: objectStream(group) });
    }
  }

  /** Notes that an object starts at the end of the body, and gives its first line. */
  beginObject(ref: PdfRef): string {
    this.entries.push({ number: ref.number, generation: ref.generation, offset: this.end });
    return `${ref.number} ${ref.generation} obj\n`;
  }

  append(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.end += bytes.length;
  }

  stringCipher(ref: PdfRef): StringCipher | undefined {
    const { cipher } = this.store;
    return cipher && ((bytes) => cipher.encryptString(ref, bytes));
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }

  private appendObject({ ref, content }: DraftObject): void {
    const start = this.beginObject(ref);
    if (!(content instanceof DraftStream)) {
      this.append(latin1(`${start}${serialise(content, this.stringCipher(ref))}\nendobj\n`));
      return;
    }
    const data = this.store.cipher ? this.store.cipher.encryptStream(ref, content.bytes) : content.bytes;
    const dict = withEntries(content.dict, { Length: data.length });
    this.append(latin1(`${start}${serialise(dict, this.stringCipher(ref))}\nstream\n`));
    this.append(data);
    this.append(latin1('\nendstream\nendobj\n'));
  }
}
