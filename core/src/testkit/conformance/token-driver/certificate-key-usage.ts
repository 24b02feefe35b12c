/** OID of the extension in DER, then its flag `critical` where there is one, then the octet string with the bit string. */
const KEY_USAGE = /0603551d0f(?:0101ff)?04..03..0[0-7](..)/;
const SIGNATURE_BITS = 0b1100_0000;

/**
 * What a certificate's key is for (RFC 5280, 4.2.1.3): signing where its key usage names digitalSignature or
 * nonRepudiation, or where it has none. Finds the extension by its bytes: good enough for certificates of a test.
 */
export function certificateKeyUsage(certificate: Uint8Array): 'signing' | 'encryption' {
  const bits = KEY_USAGE.exec(Buffer.from(certificate).toString('hex'))?.[1];
  return bits === undefined || Number.parseInt(bits, 16) & SIGNATURE_BITS ? 'signing' : 'encryption';
}
