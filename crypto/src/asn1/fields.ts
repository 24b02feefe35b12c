import { eachElement } from './ber.ts';
import { Asn1Unreadable } from './errors.ts';

/**
 * The fields of a SEQUENCE (or what an EXPLICIT tag holds), taken one after the other with their bytes as received. What
 * is not asked for is not read. All throw `asn1.unreadable`.
 */
export class Fields {
  readonly #rest: Iterator<Uint8Array, void>;
  #next: Uint8Array | undefined;

  /** For what is a constructed element of definite length. */
  constructor(constructed: Uint8Array) {
    this.#rest = eachElement(constructed);
    this.#advance();
  }

  /** `tag`: the identifier octet that it must have. */
  next(tag?: number): Uint8Array {
    const field = this.#next;
    if (!field || (tag !== undefined && field[0] !== tag)) throw Asn1Unreadable({});
    this.#advance();
    return field;
  }

  /** For what an unread field could change the meaning of. */
  get isAtEnd(): boolean {
    return this.#next === undefined;
  }

  optional(tag: number): Uint8Array | undefined {
    return this.#next?.[0] === tag ? this.next() : undefined;
  }

  #advance(): void {
    this.#next = this.#rest.next().value ?? undefined;
  }
}
