/**
 * SM3 (GB/T 32905-2016) as a stream. Electron's crypto has none, and the libraries that have one take a message whole.
 * Written for speed: documents of hundreds of megabytes go through it.
 */
const BLOCK = 64;

const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/** T(j) rotated left by j (4.2 and 5.3.3). */
const CONSTANTS = Int32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

export class Sm3 {
  readonly #state = Int32Array.from(INITIAL);
  /** W(0) to W(67) of the block at hand. */
  readonly #words = new Int32Array(68);
  readonly #rest = new Uint8Array(BLOCK);
  #restLength = 0;
  #length = 0;

  update(data: Uint8Array): this {
    this.#length += data.length;
    let at = 0;
    if (this.#restLength > 0) {
      at = Math.min(BLOCK - this.#restLength, data.length);
      this.#rest.set(data.subarray(0, at), this.#restLength);
      this.#restLength += at;
      if (this.#restLength < BLOCK) return this;
      this.#compress(this.#rest, 0);
    }
    for (; at + BLOCK <= data.length; at += BLOCK) this.#compress(data, at);
    this.#rest.set(data.subarray(at));
    this.#restLength = data.length - at;
    return this;
  }

  /** 32 bytes. Nothing can be added afterwards. */
  digest(): Uint8Array {
    const length = this.#length;
    const padding = new Uint8Array((this.#restLength < 56 ? 64 : 128) - this.#restLength);
    padding[0] = 0x80;
    const bits = new DataView(padding.buffer);
    bits.setUint32(padding.length - 8, Math.floor(length / 0x2000_0000));
    bits.setUint32(padding.length - 4, (length * 8) >>> 0);
    this.update(padding);
    const digest = new Uint8Array(32);
    const view = new DataView(digest.buffer);
    this.#state.forEach((word, i) => {
      view.setInt32(4 * i, word);
    });
    return digest;
  }

  /** CF (5.3.3). */
  #compress(data: Uint8Array, at: number): void {
    const w = this.#words;
    expand(w, data, at);
    const state = this.#state;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let j = 0; j < 64; j += 1) {
      const a12 = rotate(a, 12);
      const ss1 = rotate((a12 + e + CONSTANTS[j]!) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ a12) + (w[j]! ^ w[j + 4]!)) | 0;
      const tt2 = (gg + h + ss1 + w[j]!) | 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
    }
    state[0]! ^= a;
    state[1]! ^= b;
    state[2]! ^= c;
    state[3]! ^= d;
    state[4]! ^= e;
    state[5]! ^= f;
    state[6]! ^= g;
    state[7]! ^= h;
  }
}

/** Message expansion (5.3.2); W' is made where it is used. */
function expand(w: Int32Array, data: Uint8Array, at: number): void {
  for (let j = 0; j < 16; j += 1) {
    const from = at + 4 * j;
    w[j] = (data[from]! << 24) | (data[from + 1]! << 16) | (data[from + 2]! << 8) | data[from + 3]!;
  }
  for (let j = 16; j < 68; j += 1) {
    const mixed = w[j - 16]! ^ w[j - 9]! ^ rotate(w[j - 3]!, 15);
    w[j] = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(w[j - 13]!, 7) ^ w[j - 6]!;
  }
}
