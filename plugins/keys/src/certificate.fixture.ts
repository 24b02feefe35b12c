import {
  Set as Asn1Set,
  BitString,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';

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

/** DER of the shape of a certificate with a made-up key and signature: enough for what reads names and dates. */
export function certificateShape(fields: CertificateFields): Uint8Array {
  const sequence = (...value: Sequence['valueBlock']['value']) => new Sequence({ value });
  const algorithm = sequence(new ObjectIdentifier({ value: '1.2.156.10197.1.501' }));
  const version = fromBER(Buffer.from('a003020102', 'hex')).result;
  const body = sequence(
    ...(fields.version1 ? [] : [version]),
    new Integer({ valueHex: Buffer.from(fields.serial ?? '01', 'hex') }),
    algorithm,
    nameOf(fields.issuer ?? [[CN, 'Test CA']]),
    sequence(
      new GeneralizedTime({ valueDate: fields.notBefore ?? new Date('2024-01-01T00:00:00Z') }),
      new GeneralizedTime({ valueDate: fields.notAfter ?? new Date('2099-01-01T00:00:00Z') }),
    ),
    nameOf(fields.subject),
    sequence(algorithm, new BitString({ valueHex: Buffer.alloc(65, 4) })),
  );
  return new Uint8Array(sequence(body, algorithm, new BitString({ valueHex: Buffer.alloc(70) })).toBER());
}

function nameOf(attributes: CertificateFields['subject']): Sequence {
  const value = attributes.map(([oid, text]) => {
    const string = typeof text === 'string' ? new Utf8String({ value: text }) : raw(text);
    return new Asn1Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: oid }), string] })] });
  });
  return new Sequence({ value });
}

function raw({ tag, octets }: RawText): OctetString {
  const string = new OctetString({ valueHex: octets });
  string.idBlock.tagNumber = tag;
  return string;
}
