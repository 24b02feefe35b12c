import { id_mgf1, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import {
  type FormatRequest,
  type HashName,
  type KeyInfo,
  MechanismUnsupported,
  type SignMechanism,
} from '@sealwright/core/api';
import { algorithmIdentifier } from '@sealwright/crypto/asn1';
import {
  AlgorithmUnsupported,
  CertificateMissing,
  hashOid,
  hashSize,
  RSA_ENCRYPTION,
  RSASSA_PSS,
  readCertificate,
  type SignedDataPlan,
  withoutDuplicates,
} from '@sealwright/crypto/cms';

/** All that key and options decide about a signature. */
export interface SignaturePlan extends SignedDataPlan {
  readonly mechanism: SignMechanism;
  /** Longest signature value in bytes. */
  readonly signatureLength: number;
  readonly tsa: string | undefined;
}

/** Longest DER SEQUENCE {r, s}. */
const EC = {
  'P-256': { hash: 'sha256', signatureLength: 72 },
  'P-384': { hash: 'sha384', signatureLength: 104 },
  'P-521': { hash: 'sha512', signatureLength: 139 },
} as const;

/** RFC 5758, 3.2. */
const ECDSA_OIDS: Readonly<Partial<Record<HashName, string>>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** @throws `cms.certificate-missing`, `cms.algorithm-unsupported`, `token.mechanism-unsupported` */
export function planSignature({ key, options }: FormatRequest): SignaturePlan {
  const [first] = key.chain;
  const signer = first && readCertificate(first);
  if (!signer) throw CertificateMissing({ key: key.label });
  const value = planValue(key.algorithm, options);
  if (!key.mechanisms.includes(value.mechanism.kind)) throw MechanismUnsupported({ mechanism: value.mechanism.kind });
  const tsa = typeof options.tsa === 'string' && options.tsa !== '' ? options.tsa : undefined;
  return { ...value, wrapping: 'pkcs7', signer, certificates: withoutDuplicates(key.chain), tsa };
}

type SignatureValuePlan = Pick<SignaturePlan, 'hash' | 'mechanism' | 'algorithm' | 'signatureLength'>;

function planValue(algorithm: KeyInfo['algorithm'], options: FormatRequest['options']): SignatureValuePlan {
  const chosen = options.hash === undefined || options.hash === 'auto' ? undefined : (options.hash as HashName);
  switch (algorithm.kind) {
    case 'rsa': {
      const scheme = options.scheme === 'pss' ? rsaPss : rsaPkcs1;
      return { ...scheme(chosen ?? 'sha256'), signatureLength: Math.ceil(algorithm.bits / 8) };
    }
    case 'ec': {
      const { hash, signatureLength } = EC[algorithm.curve];
      return { ...ecdsa(chosen ?? hash), signatureLength };
    }
    case 'sm2':
      throw AlgorithmUnsupported({ algorithm: 'SM2' });
  }
}

function ecdsa(hash: HashName) {
  return { hash, mechanism: { kind: 'ecdsa', hash }, algorithm: algorithmIdentifier(ECDSA_OIDS[hash]!) } as const;
}

/** rsaEncryption rather than shaXWithRSAEncryption: what every reader of CMS must accept (RFC 5754, 3.2). */
function rsaPkcs1(hash: HashName) {
  return {
    hash,
    mechanism: { kind: 'rsa-pkcs1', hash },
    algorithm: algorithmIdentifier(RSA_ENCRYPTION, null),
  } as const;
}

/** RFC 4056, 3: one hash for message and mask, salt as long as the hash. */
function rsaPss(hash: HashName) {
  const saltLength = hashSize(hash);
  const hashAlgorithm = new AlgorithmIdentifier({ algorithm: hashOid(hash), parameters: null });
  const parameters = new RsaSaPssParams({
    hashAlgorithm,
    maskGenAlgorithm: new AlgorithmIdentifier({
      algorithm: id_mgf1,
      parameters: AsnSerializer.serialize(hashAlgorithm),
    }),
    saltLength,
  });
  return {
    hash,
    mechanism: { kind: 'rsa-pss', hash, saltLength },
    algorithm: algorithmIdentifier(RSASSA_PSS, AsnSerializer.serialize(parameters)),
  } as const;
}
