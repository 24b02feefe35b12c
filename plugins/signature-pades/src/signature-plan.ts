import { id_mgf1, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { type FormatRequest, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { type CertificateFields, readCertificate } from './certificate-fields.ts';
import { algorithmIdentifier } from './der.ts';
import { KeyUnsuitable } from './errors.ts';
import { hashOid, hashSize, type NodeHash } from './hash-algorithms.ts';
import { RSA_ENCRYPTION, RSASSA_PSS } from './signature-scheme.ts';

/** All that key and options decide about a signature. */
export interface SignaturePlan {
  readonly hash: NodeHash;
  readonly mechanism: SignMechanism;
  /** DER AlgorithmIdentifier of the signature. */
  readonly algorithm: Uint8Array;
  /** Longest signature value in bytes. */
  readonly signatureLength: number;
  readonly signer: CertificateFields;
  /** DER, signer first, each once. */
  readonly certificates: readonly Uint8Array[];
  readonly tsa: string | undefined;
}

/** Longest DER SEQUENCE {r, s}. */
const EC = {
  'P-256': { hash: 'sha256', signatureLength: 72 },
  'P-384': { hash: 'sha384', signatureLength: 104 },
  'P-521': { hash: 'sha512', signatureLength: 139 },
} as const;

/** RFC 5758, 3.2. */
const ECDSA_OIDS: Readonly<Partial<Record<NodeHash, string>>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** @throws `pades.key-unsuitable`, `token.mechanism-unsupported` */
export function planSignature({ key, options }: FormatRequest): SignaturePlan {
  const [first] = key.chain;
  const signer = first && readCertificate(first);
  if (!signer) throw KeyUnsuitable({ reason: 'no certificate' });
  const planned = { signer, certificates: withoutDuplicates(key.chain), tsa: stringOption(options.tsa) };
  const chosenHash = options.hash === undefined || options.hash === 'auto' ? undefined : (options.hash as NodeHash);
  const { algorithm } = key;
  if (algorithm.kind === 'sm2') throw KeyUnsuitable({ reason: 'SM2' });
  const plan =
    algorithm.kind === 'ec'
      ? { ...ecdsa(chosenHash ?? EC[algorithm.curve].hash), signatureLength: EC[algorithm.curve].signatureLength }
      : { ...rsa(chosenHash ?? 'sha256', options.scheme === 'pss'), signatureLength: Math.ceil(algorithm.bits / 8) };
  if (!key.mechanisms.includes(plan.mechanism.kind)) throw MechanismUnsupported({ mechanism: plan.mechanism.kind });
  return { ...planned, ...plan };
}

function ecdsa(hash: NodeHash) {
  return { hash, mechanism: { kind: 'ecdsa', hash }, algorithm: algorithmIdentifier(ECDSA_OIDS[hash]!) } as const;
}

/** rsaEncryption rather than shaXWithRSAEncryption: what every reader of CMS must accept (RFC 5754, 3.2). */
function rsa(hash: NodeHash, pss: boolean) {
  if (!pss) {
    return {
      hash,
      mechanism: { kind: 'rsa-pkcs1', hash },
      algorithm: algorithmIdentifier(RSA_ENCRYPTION, null),
    } as const;
  }
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

function withoutDuplicates(chain: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(chain.map((der) => [Buffer.from(der).toString('base64'), der])).values()];
}

function stringOption(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
