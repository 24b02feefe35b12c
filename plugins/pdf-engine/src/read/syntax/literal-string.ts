const ESCAPES: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/**
 * Reads the literal string whose '(' stands at `start` (ISO 32000-2, 7.3.4.2).
 * `undefined` where the bytes end before the string does.
 */
export function readLiteralString(
  bytes: Uint8Array,
  start: number,
): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  const close = findClose(bytes, start);
  if (close === undefined) return undefined;
  const out = new Uint8Array(close - start - 1);
  let length = 0;
  for (let i = start + 1; i < close; ) {
    let code = bytes[i++]!;
    if (code === 0x5c) {
      code = bytes[i++]!;
      if (code >= 0x30 && code <= 0x37) {
        code -= 0x30;
        for (let digits = 1; digits < 3 && bytes[i]! >= 0x30 && bytes[i]! <= 0x37; digits++)
          code = code * 8 + bytes[i++]! - 0x30;
      } else if (code === 10 || code === 13) {
        if (code === 13 && bytes[i] === 10) i++;
        continue;
      } else {
        code = ESCAPES[code] ?? code;
      }
    } else if (code === 13) {
      // An unescaped end of line reads as one line feed however it is written.
      if (bytes[i] === 10) i++;
      code = 10;
    }
    out[length++] = code;
  }
  return { bytes: out.subarray(0, length), end: close + 1 };
}

function findClose(bytes: Uint8Array, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < bytes.length; i++) {
    const code = bytes[i];
    if (code === 0x5c) i++;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return i;
  }
  return undefined;
}
