/**
 * A place in the notices of a party: the number of the transaction that wrote the last one that was read, and the
 * notice's own. Opaque to clients.
 */
export interface NoticeCursor {
  readonly xact: string;
  readonly seq: string;
}

const WRITTEN = /^(\d{1,20})\.(\d{1,19})$/;
const LARGEST = { xact: 2n ** 64n - 1n, seq: 2n ** 63n - 1n };

export function writeCursor({ xact, seq }: NoticeCursor): string {
  return `${xact}.${seq}`;
}

/** Nothing where the text is no cursor. */
export function readCursor(text: string): NoticeCursor | undefined {
  const [, xact = '', seq = ''] = WRITTEN.exec(text) ?? [];
  const isOne = xact !== '' && BigInt(xact) <= LARGEST.xact && BigInt(seq) <= LARGEST.seq;
  return isOne ? { xact, seq } : undefined;
}
