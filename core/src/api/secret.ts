/**
 * A PIN, password or key on its short way between the place it is typed and the place it is used.
 *
 * It prints as `[secret]` in every usual way of printing (String, JSON, util.inspect), so it cannot slip into a log or
 * an error text by accident, and `wipe` overwrites its bytes. It is not a JSON value: RPC schemas have no type for it;
 * only the PIN channel sends the bytes of a secret.
 */
export class Secret {
  #bytes: Uint8Array | undefined;

  /** Takes ownership of `bytes`: `wipe` overwrites this very array. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  static fromText(text: string): Secret {
    return new Secret(new TextEncoder().encode(text));
  }

  /** Lends the bytes for the time of the call. The borrower must not keep them. Throws once wiped. */
  use<R>(borrow: (bytes: Uint8Array) => R): R {
    if (!this.#bytes) throw new Error('the secret has been wiped');
    return borrow(this.#bytes);
  }

  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = undefined;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
