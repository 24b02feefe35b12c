import { AsnParser } from '@peculiar/asn1-schema';
import { Asn1Unreadable } from './errors.ts';

/**
 * Reads a small declared ASN.1 type: an algorithm, a certificate, a TSTInfo. The schema library is slow and stops at
 * 5,000 elements. `asn1.unreadable` for what does not fit.
 */
export function parseDer<T>(der: Uint8Array | ArrayBuffer, type: new () => T): T {
  try {
    return AsnParser.parse(der, type, { berOptions: { maxNodes: 5_000 } });
  } catch (cause) {
    throw Asn1Unreadable({}, { cause });
  }
}
