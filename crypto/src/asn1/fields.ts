import { elements } from './ber.ts';
import { Asn1Unreadable } from './errors.ts';

/** The fields of a SEQUENCE (or what an EXPLICIT tag holds), taken one after the other with their bytes as received. */
export class Fields {
  readonly #fields: readonly Uint8Array[];
  #at = 0;

  /** @throws `asn1.unreadable` for what is no constructed element of definite length. */
  constructor(constructed: Uint8Array) {
    this.#fields = elements(constructed);
  }

  /** `tag`: the identifier octet that it must have. @throws `asn1.unreadable` */
  next(tag?: number): Uint8Array {
    const field = this.#fields[this.#at];
    if (!field || (tag !== undefined && field[0] !== tag)) throw Asn1Unreadable({});
    this.#at += 1;
    return field;
  }

  /** Whatever comes next; `undefined` after the last. */
  peek(): Uint8Array | undefined {
    return this.#fields[this.#at];
  }

  optional(tag: number): Uint8Array | undefined {
    return this.#fields[this.#at]?.[0] === tag ? this.next() : undefined;
  }
}
