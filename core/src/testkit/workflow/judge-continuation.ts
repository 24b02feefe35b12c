/** Why a file is refused that does not go on where the handed-out one ends. */
export function judgeContinuation(base: Uint8Array, bytes: Uint8Array): string | undefined {
  if (Buffer.compare(bytes.subarray(0, base.length), base) !== 0) return 'file-not-continued';
  return bytes.length === base.length ? 'signature-missing' : undefined;
}
