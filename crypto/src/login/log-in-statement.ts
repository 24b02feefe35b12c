/** What a key signs to prove who is there, and to whom. Both sides write it by themselves; it never travels. */

/** Printable ASCII without blanks: a nonce cannot say anything that is read as another line. */
const NONCE = /^[\x21-\x7e]{8,256}$/;

/**
 * UTF-8 of `Sealwright log-in 1\naudience: <origin>\nnonce: <nonce>\n`. Begins with a letter, so that no structure that
 * signatures of documents run over (a DER SET or SEQUENCE) can be such a statement. `undefined` for an audience that is no
 * origin of http or https as `URL.origin` writes it, and for a nonce that is not 8 to 256 printable characters.
 */
export function logInStatement(audience: string, nonce: string): Uint8Array | undefined {
  if (!isOrigin(audience) || !NONCE.test(nonce)) return undefined;
  return new TextEncoder().encode(`Sealwright log-in 1\naudience: ${audience}\nnonce: ${nonce}\n`);
}

function isOrigin(text: string): boolean {
  try {
    const { protocol, origin } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && origin === text;
  } catch {
    return false;
  }
}
