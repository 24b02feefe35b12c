import { PdfDict, type PdfObject, PdfRef } from '../objects.ts';

/** A stream of a new revision: the dictionary without /Length, and the bytes with the dictionary's filters applied. */
export class DraftStream {
  readonly dict: PdfDict;
  readonly bytes: Uint8Array;

  constructor(dict: PdfDict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

export interface DraftObject {
  readonly ref: PdfRef;
  readonly content: PdfObject | DraftStream;
}

/** The objects that a revision adds or replaces, before they have a place in the file. */
export class RevisionDraft {
  private readonly objects = new Map<number, DraftObject>();
  private readonly dangling: ReadonlySet<number>;
  private nextNumber: number;

  /** `size`: /Size of the file. `dangling`: numbers from there on that its objects refer to already, though in vain. */
  constructor(size: number, dangling: ReadonlySet<number> = new Set()) {
    this.nextNumber = size;
    this.dangling = dangling;
  }

  /** A number for an object that others refer to before it is known. */
  reserve(): PdfRef {
    while (this.dangling.has(this.nextNumber)) this.nextNumber++;
    return new PdfRef(this.nextNumber++, 0);
  }

  add(content: PdfObject | DraftStream): PdfRef {
    const ref = this.reserve();
    this.put(ref, content);
    return ref;
  }

  /** Fills a reserved number, or replaces an object of the file under its own number and generation (7.5.6). */
  put(ref: PdfRef, content: PdfObject | DraftStream): void {
    this.objects.set(ref.number, { ref, content });
  }

  /** In the order of their numbers. */
  all(): readonly DraftObject[] {
    return [...this.objects.values()].sort((a, b) => a.ref.number - b.ref.number);
  }

  /** /Size of the file with this revision. */
  get size(): number {
    return this.nextNumber;
  }
}

/** A copy of a dictionary with entries set, or removed where the value is `undefined`; the original stays as it is. */
export function withEntries(dict: PdfDict, changes: Readonly<Record<string, PdfObject | undefined>>): PdfDict {
  const copy = new PdfDict(dict.entries);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) copy.entries.delete(key);
    else copy.entries.set(key, value);
  }
  return copy;
}

/** A dictionary of the entries that are not `undefined`. */
export function dictOf(entries: Readonly<Record<string, PdfObject | undefined>>): PdfDict {
  return withEntries(new PdfDict(), entries);
}
