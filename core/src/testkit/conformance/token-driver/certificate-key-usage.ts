/** OID of the extension in DER, then its flag `critical` where there is one, then the octet string with the bit string. */
const KEY_USAGE = /0603551d0f(?:0101ff)?04..03..0[0-7](..)/;
const SIGNATURE_BITS = 0b1100_0000;
const ENCIPHERMENT_BITS = 0b0011_0000;

/**
 * What a certificate's key is for (RFC 5280, 4.2.1.3): signing where its key usage names digitalSignature or
 * nonRepudiation, or where it has none. Finds the extension by its bytes: good enough for certificates of a test.
 */
export function certificateKeyUsage(certificate: Uint8Array): 'signing' | 'encryption' {
  return hasBits(certificate, SIGNATURE_BITS) ? 'signing' : 'encryption';
}

/** Whether its key usage names keyEncipherment or dataEncipherment, or there is none. */
export function allowsEncipherment(certificate: Uint8Array): boolean {
  return hasBits(certificate, ENCIPHERMENT_BITS);
}

function hasBits(certificate: Uint8Array, bits: number): boolean {
  const found = KEY_USAGE.exec(Buffer.from(certificate).toString('hex'))?.[1];
  return found === undefined || (Number.parseInt(found, 16) & bits) !== 0;
}
