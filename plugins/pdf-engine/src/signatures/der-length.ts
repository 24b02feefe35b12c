const MAX_DEPTH = 32;

/**
 * /Contents is padded with zeros to the reserved length: gives the one BER or DER value that it begins with (X.690, 8.1).
 * What is not such a value comes back unchanged; judging it is the signature format's.
 */
export function withoutPadding(contents: Uint8Array): Uint8Array {
  const end = endOfValue(contents, 0, 0);
  return end === undefined ? contents : contents.subarray(0, end);
}

function endOfValue(bytes: Uint8Array, start: number, depth: number): number | undefined {
  let at = start;
  const tag = bytes[at++];
  if (tag === undefined || depth > MAX_DEPTH) return undefined;
  if ((tag & 0x1f) === 0x1f) while (((bytes[at++] ?? 0) & 0x80) !== 0);
  const first = bytes[at++];
  if (first === undefined) return undefined;
  if (first === 0x80) return endOfIndefinite(bytes, at, depth);
  let length = first;
  if (first > 0x80) {
    const octets = first & 0x7f;
    if (octets > 6) return undefined;
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] ?? 0);
  }
  return at + length <= bytes.length ? at + length : undefined;
}

function endOfIndefinite(bytes: Uint8Array, start: number, depth: number): number | undefined {
  let at = start;
  while (!(bytes[at] === 0 && bytes[at + 1] === 0)) {
    const next = endOfValue(bytes, at, depth + 1);
    if (next === undefined) return undefined;
    at = next;
  }
  return at + 2;
}
