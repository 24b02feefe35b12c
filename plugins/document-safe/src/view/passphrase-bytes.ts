/** A passphrase as its key is made of: composed, so that all keyboards give the same, and in UTF-8. */
export function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'));
}
