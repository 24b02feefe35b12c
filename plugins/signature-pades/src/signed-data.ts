/** CMS SignedData as received (RFC 5652, 5): certificates, names and signed attributes keep their bytes. */
import { Attribute } from '@peculiar/asn1-cms';
import { AsnArray, AsnParser, AsnPropTypes } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { defineListOf, defineSequence } from './asn-sequence.ts';
import { MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, octets, toDefiniteLength } from './ber.ts';
import { CmsUnreadable } from './errors.ts';

export const ID_DATA = '1.2.840.113549.1.7.1';
export const ID_SIGNED_DATA = '1.2.840.113549.1.7.2';
export const ID_TST_INFO = '1.2.840.113549.1.9.16.1.4';

export const attributeTypes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

const { Any, Integer, ObjectIdentifier, OctetString } = AsnPropTypes;

class Attributes extends AsnArray<Attribute> {}
defineListOf(Attributes, 'set', Attribute);

class AlgorithmIdentifiers extends AsnArray<AlgorithmIdentifier> {}
defineListOf(AlgorithmIdentifiers, 'set', AlgorithmIdentifier);

class RawSet extends AsnArray<ArrayBuffer> {}
defineListOf(RawSet, 'set', Any);

class ReceivedContentInfo {
  contentType = '';
  content = new ArrayBuffer(0);
}
defineSequence(ReceivedContentInfo, { contentType: { type: ObjectIdentifier }, content: { type: Any, context: 0 } });

class ReceivedContent {
  eContentType = '';
  eContent?: ArrayBuffer;
}
defineSequence(ReceivedContent, {
  eContentType: { type: ObjectIdentifier },
  eContent: { type: Any, context: 0, optional: true },
});

export class ReceivedSignerInfo {
  version = 1;
  /** DER SignerIdentifier. */
  sid = new ArrayBuffer(0);
  digestAlgorithm = new AlgorithmIdentifier();
  signedAttrs?: Attributes;
  /** Set by the parser: the attributes with their own tag [0]. */
  signedAttrsRaw?: Uint8Array;
  signatureAlgorithm = new AlgorithmIdentifier();
  signature = new ArrayBuffer(0);
  unsignedAttrs?: Attributes;
}
defineSequence(ReceivedSignerInfo, {
  version: { type: Integer },
  sid: { type: Any },
  digestAlgorithm: { type: AlgorithmIdentifier },
  signedAttrs: { type: Attributes, context: 0, implicit: true, optional: true, raw: true },
  signatureAlgorithm: { type: AlgorithmIdentifier },
  signature: { type: OctetString },
  unsignedAttrs: { type: Attributes, context: 1, implicit: true, optional: true },
});

class SignerInfos extends AsnArray<ReceivedSignerInfo> {}
defineListOf(SignerInfos, 'set', ReceivedSignerInfo);

class ReceivedSignedData {
  version = 1;
  digestAlgorithms = new AlgorithmIdentifiers();
  encapContentInfo = new ReceivedContent();
  certificates?: RawSet;
  crls?: RawSet;
  signerInfos = new SignerInfos();
}
defineSequence(ReceivedSignedData, {
  version: { type: Integer },
  digestAlgorithms: { type: AlgorithmIdentifiers },
  encapContentInfo: { type: ReceivedContent },
  certificates: { type: RawSet, context: 0, implicit: true, optional: true },
  crls: { type: RawSet, context: 1, implicit: true, optional: true },
  signerInfos: { type: SignerInfos },
});

export interface SignedData {
  readonly contentType: string;
  /** What an encapsulated OCTET STRING holds. */
  readonly content: Uint8Array | undefined;
  /** DER; attribute certificates and other formats are left out. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly ReceivedSignerInfo[];
}

/** Reads a ContentInfo that holds SignedData, in BER or DER. `pades.unreadable` for all else. */
export function readSignedData(contents: Uint8Array): SignedData {
  try {
    const info = parse(toDefiniteLength(contents), ReceivedContentInfo);
    if (info.contentType !== ID_SIGNED_DATA) throw CmsUnreadable({});
    const { encapContentInfo, certificates, signerInfos } = parse(info.content, ReceivedSignedData);
    const { eContentType, eContent } = encapContentInfo;
    return {
      contentType: eContentType,
      content: eContent && octets(new Uint8Array(eContent)),
      certificates: (certificates ?? []).map((raw) => new Uint8Array(raw)).filter(([tag]) => tag === 0x30),
      signers: signerInfos,
    };
  } catch (cause) {
    throw CmsUnreadable.is(cause) ? cause : CmsUnreadable({}, { cause });
  }
}

function parse<T>(der: Uint8Array | ArrayBuffer, type: new () => T): T {
  return AsnParser.parse(der, type, {
    berOptions: { maxDepth: MAX_DEPTH, maxNodes: MAX_ELEMENTS, maxContentLength: MAX_BYTES },
  });
}

/** The values of the attributes of one type: exactly one is what the standards ask for. */
export function attributeValues(attributes: readonly Attribute[] | undefined, type: string): readonly ArrayBuffer[] {
  return (attributes ?? []).filter((attribute) => attribute.attrType === type).flatMap(({ attrValues }) => attrValues);
}
