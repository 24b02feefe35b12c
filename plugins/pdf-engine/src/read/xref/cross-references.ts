import { damaged, Hostile } from '../../errors.ts';
import type { ObjectEntry } from '../../object-store.ts';
import { PdfRef } from '../../objects.ts';

/** Highest object number (ISO 32000-2, table C.1). It also bounds the memory that a table can ask for. */
export const HIGHEST_NUMBER = 8_388_607;

/** Entries of all sections together: thousands of revisions of a long document, not more. */
const MOST_ENTRIES = 1 << 26;

const UNKNOWN = 0;
const FREE = 1;
const IN_FILE = 2;
const IN_STREAM = 3;

/**
 * Where every object stands, in 13 bytes an object. Sections are added newest first, and what a newer section says of a
 * number stands: ISO 32000-2, 7.5.4.
 */
export class CrossReferences {
  private kinds = new Uint8Array(256);
  /** Offset in the file, or number of the object stream. */
  private places = new Float64Array(256);
  /** Generation, or index in the object stream. */
  private details = new Uint32Array(256);
  private count = 0;
  private added = 0;

  /** One more than the highest number that any section names. */
  get length(): number {
    return this.count;
  }

  addFree(number: number): void {
    this.add(number, FREE, 0, 0);
  }

  addInFile(number: number, offset: number, generation: number): void {
    // Producers write offset 0 for objects that they never wrote; no object can stand there.
    if (offset === 0) this.add(number, FREE, 0, 0);
    else this.add(number, IN_FILE, offset, generation);
  }

  addInStream(number: number, stream: number, index: number): void {
    this.add(number, IN_STREAM, stream, index);
  }

  entry(number: number): ObjectEntry | undefined {
    switch (this.kinds[number]) {
      case IN_FILE:
        return { ref: new PdfRef(number, this.details[number]!), place: { offset: this.places[number]! } };
      case IN_STREAM:
        return { ref: new PdfRef(number, 0), place: { stream: this.places[number]!, index: this.details[number]! } };
      default:
        return undefined;
    }
  }

  *entries(): Iterable<ObjectEntry> {
    for (let number = 0; number < this.count; number++) {
      const entry = this.entry(number);
      if (entry) yield entry;
    }
  }

  private add(number: number, kind: number, place: number, detail: number): void {
    if (number > HIGHEST_NUMBER) throw damaged('an object number is out of range');
    if (++this.added > MOST_ENTRIES) throw Hostile({ detail: 'the cross-reference sections have no end' });
    this.grow(number + 1);
    if (this.kinds[number] !== UNKNOWN) return;
    this.kinds[number] = kind;
    this.places[number] = place;
    this.details[number] = detail;
  }

  private grow(count: number): void {
    if (count <= this.count) return;
    this.count = count;
    if (count <= this.kinds.length) return;
    const capacity = Math.max(count, this.kinds.length * 2);
    const { kinds, places, details } = this;
    this.kinds = new Uint8Array(capacity);
    this.places = new Float64Array(capacity);
    this.details = new Uint32Array(capacity);
    this.kinds.set(kinds);
    this.places.set(places);
    this.details.set(details);
  }
}
