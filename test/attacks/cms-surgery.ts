import { memorySource } from '@sealwright/core/api';
import { elements, encodeElement } from '@sealwright/crypto/asn1';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';

/** The parts of a CMS signature with one signer (RFC 5652, 5), each as DER, to be exchanged one by one. */
export interface CmsParts {
  readonly version: Uint8Array;
  readonly digestAlgorithms: Uint8Array;
  readonly encapsulated: Uint8Array;
  /** Of [0] certificates. */
  readonly certificates: readonly Uint8Array[];
  readonly signer: SignerParts;
}

export interface SignerParts {
  readonly version: Uint8Array;
  readonly sid: Uint8Array;
  readonly digestAlgorithm: Uint8Array;
  /** Of [0] signedAttrs; empty: none. */
  readonly signedAttributes: readonly Uint8Array[];
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
  /** Of [1] unsignedAttrs; empty: none. */
  readonly unsignedAttributes: readonly Uint8Array[];
}

const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT_0 = 0xa0;
const CONTEXT_1 = 0xa1;

export function takeApart(contentInfo: Uint8Array): CmsParts {
  const [, explicit] = elements(contentInfo);
  const [signedData] = elements(explicit!);
  const [version, digestAlgorithms, encapsulated, certificates, signers] = elements(signedData!);
  const [signer] = elements(signers!);
  const fields = [...elements(signer!)];
  const take = (tag?: number) => (tag === undefined || fields[0]?.[0] === tag ? fields.shift() : undefined);
  const inside = (set: Uint8Array | undefined) => (set ? elements(set) : []);
  return {
    version: version!,
    digestAlgorithms: digestAlgorithms!,
    encapsulated: encapsulated!,
    certificates: elements(certificates!),
    signer: {
      version: take()!,
      sid: take()!,
      digestAlgorithm: take()!,
      signedAttributes: inside(take(CONTEXT_0)),
      signatureAlgorithm: take()!,
      signature: take()!,
      unsignedAttributes: inside(take(CONTEXT_1)),
    },
  };
}

export function putTogether({ signer, ...parts }: CmsParts): Uint8Array {
  const optional = (tag: number, items: readonly Uint8Array[]) => (items.length > 0 ? [encodeElement(tag, items)] : []);
  const signerInfo = encodeElement(SEQUENCE, [
    signer.version,
    signer.sid,
    signer.digestAlgorithm,
    ...optional(CONTEXT_0, signer.signedAttributes),
    signer.signatureAlgorithm,
    signer.signature,
    ...optional(CONTEXT_1, signer.unsignedAttributes),
  ]);
  const signedData = encodeElement(SEQUENCE, [
    parts.version,
    parts.digestAlgorithms,
    parts.encapsulated,
    ...optional(CONTEXT_0, parts.certificates),
    encodeElement(SET, [signerInfo]),
  ]);
  const oid = Buffer.from('06092a864886f70d010702', 'hex');
  return encodeElement(SEQUENCE, [oid, encodeElement(CONTEXT_0, [signedData])]);
}

/** Contents of the first signature and the place of its hexadecimal digits. */
export async function firstSignature(pdf: Uint8Array) {
  const { signed } = await (await openDocument(memorySource(pdf))).signatures();
  const { contents, contentsSpan, byteRange } = signed[0]!;
  return { contents, start: contentsSpan![0] + 1, end: contentsSpan![1] - 1, byteRange };
}

/** The document with other contents in the first signature; the rest of the hole is filled up with `padding`. */
export async function withContents(pdf: Uint8Array, contents: Uint8Array, padding = '0'): Promise<Uint8Array> {
  const { start, end } = await firstSignature(pdf);
  const digits = Buffer.from(contents).toString('hex');
  if (digits.length > end - start) throw new Error('there is no room for these contents');
  const changed = Buffer.from(pdf);
  changed.write(digits.padEnd(end - start, padding), start, 'latin1');
  return changed;
}
