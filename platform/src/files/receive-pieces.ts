/** Pieces of about `pieceSize` bytes, each copied out of the network's buffers. A broken line ends the last one early. */
export async function* cutIntoPieces(
  body: AsyncIterable<Uint8Array>,
  pieceSize: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isBroken?: unknown }, void> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = () => {
    const bytes = Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return bytes;
  };
  try {
    for await (const part of body) {
      for (let at = 0; at < part.length; ) {
        const share = part.subarray(at, at + pieceSize - length);
        parts.push(share);
        length += share.length;
        at += share.length;
        if (length === pieceSize) yield { bytes: take() };
      }
    }
  } catch (fault) {
    yield { bytes: take(), isBroken: fault };
    return;
  }
  if (length > 0) yield { bytes: take() };
}
