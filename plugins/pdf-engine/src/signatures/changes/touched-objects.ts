import type { ObjectEntry, ObjectStore } from '../../object-store.ts';

/**
 * Which objects later revisions wrote anew. An object that was not touched is the same, byte for byte, in both documents;
 * what it refers to may not be.
 */
export class TouchedObjects {
  private readonly old: ObjectStore;
  private readonly next: ObjectStore;

  constructor(old: ObjectStore, next: ObjectStore) {
    this.old = old;
    this.next = next;
  }

  has(number: number): boolean {
    const before = this.old.entry(number);
    const after = this.next.entry(number);
    if (!before || !after) return before !== after;
    if (before.ref.generation !== after.ref.generation || !samePlace(before, after)) return true;
    return 'stream' in before.place && this.has(before.place.stream);
  }

  /** Entries of the newer document that the older one does not have, or has elsewhere. */
  *written(): Iterable<ObjectEntry> {
    for (const entry of this.next.entries()) if (this.has(entry.ref.number)) yield entry;
  }
}

function samePlace({ place: a }: ObjectEntry, { place: b }: ObjectEntry): boolean {
  if ('offset' in a) return 'offset' in b && a.offset === b.offset;
  return 'stream' in b && a.stream === b.stream && a.index === b.index;
}
