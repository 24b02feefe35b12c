/** The objects of ISO 32000-2, 7.3, as plain values. Numbers and booleans are themselves; null is null. */
export type PdfObject = null | boolean | number | PdfName | PdfString | PdfArray | PdfDict | PdfStream | PdfRef;
export type PdfArray = PdfObject[];

export class PdfName {
  /** Decoded: '#20' has become a space. Bytes beyond ASCII are kept one to one as U+0080 to U+00FF. */
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class PdfString {
  /** Decrypted where the document is encrypted. */
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** An indirect reference (7.3.10). */
export class PdfRef {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }

  toString(): string {
    return `${this.number} ${this.generation} R`;
  }
}

export class PdfDict {
  readonly entries: Map<string, PdfObject>;
  /** Whether the file gives a key twice (against 7.3.7): here the last one counts, for other readers the first. */
  ambiguous = false;

  constructor(entries: Iterable<readonly [string, PdfObject]> = []) {
    this.entries = new Map(entries);
  }

  /** The entry as it stands, not resolved; `undefined` where it is missing. */
  get(key: string): PdfObject | undefined {
    return this.entries.get(key);
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  /** The bytes as stored, decrypted, filters not applied. */
  readonly encoded: () => Promise<Uint8Array>;

  constructor(dict: PdfDict, encoded: () => Promise<Uint8Array>) {
    this.dict = dict;
    this.encoded = encoded;
  }
}
