/** The keys that demo certificates are issued for and with. */
import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import {
  algorithmIdentifier,
  encodeElement,
  explicit,
  objectIdentifier,
  octetString,
  sequence,
  smallInteger,
} from '@sealwright/crypto/asn1';
import { SM2_SM3 } from '@sealwright/crypto/cms';
import { SM2_CURVE, signSm2, sm2Digest, sm2PublicKey } from '@sealwright/crypto/sm2';

export type KeyType = 'rsa-2048' | 'ec-p256' | 'sm2';

export interface DemoKeys {
  readonly publicKey: SubjectPublicKeyInfo;
  /** PrivateKeyInfo (RFC 5958), DER; whoever takes it wipes it. */
  readonly privateKey: Uint8Array;
  readonly signatureOid: string;
  sign(data: Uint8Array): Uint8Array;
}

const makeKeyPair = promisify(generateKeyPair);
const RSA_WITH_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const BIT_STRING = 0x03;

export async function makeKeys(keyType: KeyType): Promise<DemoKeys> {
  if (keyType === 'sm2') return makeSm2Keys();
  const isRsa = keyType === 'rsa-2048';
  const { publicKey, privateKey } = isRsa
    ? await makeKeyPair('rsa', { modulusLength: 2048 })
    : await makeKeyPair('ec', { namedCurve: 'prime256v1' });
  return {
    publicKey: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    signatureOid: isRsa ? RSA_WITH_SHA256 : ECDSA_WITH_SHA256,
    sign: (data) => sign('sha256', data, privateKey),
  };
}

function makeSm2Keys(): DemoKeys {
  const scalar = randomScalar();
  const point = sm2PublicKey(scalar);
  const curve = Uint8Array.from(objectIdentifier(SM2_CURVE)).buffer;
  const subjectPublicKey = Uint8Array.from(point).buffer;
  const algorithm = new AlgorithmIdentifier({ algorithm: EC_PUBLIC_KEY, parameters: curve });
  // ECPrivateKey (RFC 5915, 3).
  const bits = encodeElement(BIT_STRING, [Uint8Array.of(0), point]);
  const key = sequence(smallInteger(1), octetString(scalar), explicit(1, bits));
  return {
    publicKey: new SubjectPublicKeyInfo({ algorithm, subjectPublicKey }),
    privateKey: sequence(smallInteger(0), algorithmIdentifier(EC_PUBLIC_KEY, curve), octetString(key)),
    signatureOid: SM2_SM3,
    sign: (data) => signSm2(scalar, sm2Digest(point, data)),
  };
}

/** The first of the random numbers that is a private key; all but one in 2^32 are. */
function randomScalar(): Uint8Array {
  for (;;) {
    const scalar = randomBytes(32);
    try {
      sm2PublicKey(scalar);
      return scalar;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
