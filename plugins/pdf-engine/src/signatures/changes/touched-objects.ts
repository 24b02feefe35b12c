import type { ObjectEntry, ObjectStore } from '../../object-store.ts';
import { PdfDict, type PdfObject, PdfRef, PdfStream } from '../../objects.ts';

/**
 * Which objects later revisions wrote anew. An object that was not touched is the same, byte for byte, in both documents;
 * what it refers to may not be.
 */
export class TouchedObjects {
  private readonly old: ObjectStore;
  private readonly next: ObjectStore;
  /** Object streams whose reading depends on other objects, so that equal bytes say nothing of their contents. */
  private readonly dependent: ReadonlySet<number>;

  private constructor(old: ObjectStore, next: ObjectStore, dependent: ReadonlySet<number>) {
    this.old = old;
    this.next = next;
    this.dependent = dependent;
  }

  static async between(old: ObjectStore, next: ObjectStore): Promise<TouchedObjects> {
    const containers = new Set<number>();
    for (const { place } of next.entries()) if ('stream' in place) containers.add(place.stream);
    const dependent = new Set<number>();
    for (const number of containers) {
      const entry = next.entry(number);
      const stream = entry && (await next.get(entry.ref));
      if (!(stream instanceof PdfStream) || holdsReference(stream.dict)) dependent.add(number);
    }
    return new TouchedObjects(old, next, dependent);
  }

  has(number: number): boolean {
    const before = this.old.entry(number);
    const after = this.next.entry(number);
    if (!before || !after) return before !== after;
    if (before.ref.generation !== after.ref.generation) return true;
    if ('offset' in before.place) return !('offset' in after.place) || before.place.offset !== after.place.offset;
    if (!('stream' in after.place) || before.place.index !== after.place.index) return true;
    return before.place.stream !== after.place.stream || this.isContainerTouched(before.place.stream);
  }

  private isContainerTouched(number: number): boolean {
    const before = this.old.entry(number)?.place;
    const after = this.next.entry(number)?.place;
    if (!before || !after || !('offset' in before) || !('offset' in after)) return true;
    return before.offset !== after.offset || this.dependent.has(number);
  }

  /** Entries of the newer document that the older one does not have, or has elsewhere. */
  *written(): Iterable<ObjectEntry> {
    for (const entry of this.next.entries()) if (this.has(entry.ref.number)) yield entry;
  }
}

/** /Extends names another object stream and does not matter to the reading of this one (ISO 32000-2, 7.5.7). */
function holdsReference(dict: PdfDict): boolean {
  return [...dict.entries].some(([key, value]) => key !== 'Extends' && leadsElsewhere(value));
}

function leadsElsewhere(object: PdfObject): boolean {
  if (object instanceof PdfRef) return true;
  if (Array.isArray(object)) return object.some(leadsElsewhere);
  return object instanceof PdfDict && [...object.entries.values()].some(leadsElsewhere);
}
