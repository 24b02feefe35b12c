import { encodeElement, explicit, objectIdentifier, sequence, setOf, smallInteger } from '@sealwright/crypto/asn1';

/** A directory string by its tag, with the octets as they are, which need not be what the tag says. */
export interface RawText {
  readonly tag: number;
  readonly octets: Uint8Array;
}

export interface CertificateFields {
  readonly subject: readonly (readonly [oid: string, text: string | RawText])[];
  readonly issuer?: readonly (readonly [oid: string, text: string | RawText])[];
  readonly serial?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly version1?: boolean;
}

export const CN = '2.5.4.3';
export const O = '2.5.4.10';

const UTF8_STRING = 0x0c;
const BIT_STRING = 0x03;
const INTEGER = 0x02;
const GENERALIZED_TIME = 0x18;

/** DER of the shape of a certificate with a made-up key and signature: enough for what reads names and dates. */
export function certificateShape(fields: CertificateFields): Uint8Array {
  const algorithm = sequence(objectIdentifier('1.2.156.10197.1.501'));
  const body = sequence(
    ...(fields.version1 ? [] : [explicit(0, smallInteger(2))]),
    encodeElement(INTEGER, [Buffer.from(fields.serial ?? '01', 'hex')]),
    algorithm,
    nameOf(fields.issuer ?? [[CN, 'Test CA']]),
    sequence(time(fields.notBefore ?? '2024-01-01T00:00:00Z'), time(fields.notAfter ?? '2099-01-01T00:00:00Z')),
    nameOf(fields.subject),
    sequence(algorithm, bits(Buffer.alloc(65, 4))),
  );
  return sequence(body, algorithm, bits(Buffer.alloc(70)));
}

function nameOf(attributes: CertificateFields['subject']): Uint8Array {
  const relatives = attributes.map(([oid, text]) => {
    const { tag, octets } = typeof text === 'string' ? { tag: UTF8_STRING, octets: Buffer.from(text) } : text;
    return setOf([sequence(objectIdentifier(oid), encodeElement(tag, [octets]))]);
  });
  return sequence(...relatives);
}

function time(value: Date | string): Uint8Array {
  const digits = new Date(value).toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return encodeElement(GENERALIZED_TIME, [Buffer.from(`${digits}Z`)]);
}

function bits(octets: Uint8Array): Uint8Array {
  return encodeElement(BIT_STRING, [Uint8Array.of(0), octets]);
}
