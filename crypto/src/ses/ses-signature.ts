/** Electronic seal signatures: SES_Signature of GM/T 0031-2014 (versions 1 to 3) and GB/T 38540-2020 (4 and 5). */
import { Asn1Unreadable, Fields, octets, tags, toDefiniteLength } from '../asn1/index.ts';
import { type ElectronicSeal, FIRST_OF_GB_38540, readSeal } from './electronic-seal.ts';
import { OBJECT_IDENTIFIER, readBits, readInteger, readText, readTime } from './values.ts';

export interface SesSignature {
  readonly version: number;
  readonly seal: ElectronicSeal;
  /** The signer's clock; `undefined` where only a timestamp stands in its place (GM/T 0031). */
  readonly time: Date | undefined;
  readonly dataHash: Uint8Array;
  /** What was signed, in the product's own words. */
  readonly propertyInfo: string;
  /** DER certificate. */
  readonly signer: Uint8Array;
  /** DER OBJECT IDENTIFIER. */
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
  /** TBS_Sign as received: what was signed. */
  readonly signed: Uint8Array;
  /** A TimeStampToken over the signature value. */
  readonly timestamp: Uint8Array | undefined;
}

/** TBS_Sign begins with a version and a seal, whose information begins with 'ES': no CMS does. */
export function isSesSignature(contents: Uint8Array): boolean {
  try {
    const toSign = new Fields(new Fields(toDefiniteLength(contents)).next(tags.sequence));
    readInteger(toSign.next());
    const info = new Fields(new Fields(toSign.next(tags.sequence)).next(tags.sequence));
    return readText(new Fields(info.next(tags.sequence)).next()) === 'ES';
  } catch (error) {
    if (!Asn1Unreadable.is(error)) throw error;
    return false;
  }
}

/** @throws `asn1.unreadable`, `ses.version-unsupported` */
export function readSesSignature(contents: Uint8Array): SesSignature {
  const fields = new Fields(toDefiniteLength(Uint8Array.from(contents)));
  const signed = fields.next(tags.sequence);
  const toSign = new Fields(signed);
  const version = readInteger(toSign.next());
  const seal = readSeal(toSign.next(tags.sequence));
  const timeInfo = toSign.next();
  const common = { version, seal, signed, dataHash: readBits(toSign.next()), propertyInfo: readText(toSign.next()) };
  if (version < FIRST_OF_GB_38540) {
    const { signer, signatureAlgorithm } = readSigner(toSign);
    const signature = readBits(fields.next());
    return { ...common, time: readTimeInfo(timeInfo), signer, signatureAlgorithm, signature, timestamp: undefined };
  }
  const { signer, signatureAlgorithm } = readSigner(fields);
  const signature = readBits(fields.next());
  const timestamp = fields.optional(tags.context(0));
  return {
    ...common,
    time: readTimeInfo(timeInfo),
    signer,
    signatureAlgorithm,
    signature,
    timestamp: timestamp && readBits(new Fields(timestamp).next()),
  };
}

function readSigner(fields: Fields) {
  return { signer: octets(fields.next(tags.octetString)), signatureAlgorithm: fields.next(OBJECT_IDENTIFIER) };
}

/** A time, or a BIT STRING that holds one or something that is none (GM/T 0031, 6.2). */
function readTimeInfo(timeInfo: Uint8Array): Date | undefined {
  for (const candidate of [() => timeInfo, () => readBits(timeInfo)]) {
    try {
      return readTime(candidate());
    } catch (error) {
      if (!Asn1Unreadable.is(error)) throw error;
    }
  }
  return undefined;
}
