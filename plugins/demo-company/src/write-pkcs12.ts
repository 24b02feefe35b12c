/** PKCS#12 files (RFC 7292) with one key: AES-256-CBC under PBKDF2 (PBES2, RFC 8018) and an HMAC-SHA-256 over all. */
import { createCipheriv, createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { ContentInfo, EncryptedContent, EncryptedContentInfo } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  id_x509Certificate,
  MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  PKCS12Attribute,
  SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { EncryptedData as EncryptedKey } from '@peculiar/asn1-pkcs8';
import { DigestInfo } from '@peculiar/asn1-rsa';
import { AsnBmpStringConverter, AsnConvert, AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

export interface Pkcs12Contents {
  /** PrivateKeyInfo (RFC 5958), DER. */
  readonly privateKey: Uint8Array;
  /** DER, signer first. */
  readonly chain: readonly Uint8Array[];
  readonly friendlyName: string;
}

const ID_DATA = '1.2.840.113549.1.7.1';
const ID_ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const ID_PBES2 = '1.2.840.113549.1.5.13';
const ID_PBKDF2 = '1.2.840.113549.1.5.12';
const ID_HMAC_SHA256 = '1.2.840.113549.2.9';
const ID_AES256_CBC = '2.16.840.1.101.3.4.1.42';
const ID_SHA256 = '2.16.840.1.101.3.4.2.1';
const ID_FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const ID_LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const NULL = Uint8Array.of(5, 0).buffer;

const PBKDF2_ITERATIONS = 100_000;
const MAC_ITERATIONS = 10_000;
const deriveKey = promisify(pbkdf2);

/** PBKDF2-params (RFC 8018, A.2). */
class Pbkdf2Parameters {
  salt = new OctetString();
  iterationCount = PBKDF2_ITERATIONS;
  prf = new AlgorithmIdentifier({ algorithm: ID_HMAC_SHA256, parameters: NULL });
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'iterationCount');
AsnProp({ type: AlgorithmIdentifier })(Pbkdf2Parameters.prototype, 'prf');

/** PBES2-params (RFC 8018, A.4). */
class Pbes2Parameters {
  keyDerivationFunc = new AlgorithmIdentifier();
  encryptionScheme = new AlgorithmIdentifier();
}
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivationFunc');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'encryptionScheme');

/** EncryptedData (RFC 5652, 8). */
class EncryptedData {
  version = 0;
  encryptedContentInfo = new EncryptedContentInfo();
}
AsnProp({ type: AsnPropTypes.Integer })(EncryptedData.prototype, 'version');
AsnProp({ type: EncryptedContentInfo })(EncryptedData.prototype, 'encryptedContentInfo');

/** The file's bytes. The PIN is text: UTF-8 for the encryption, BMPString for the MAC, as RFC 7292 wants it. */
export async function writePkcs12(contents: Pkcs12Contents, pin: string): Promise<Uint8Array> {
  const attributes = keyAttributes(contents);
  const certificates = contents.chain.map(
    (certificate, index) =>
      new SafeBag({
        bagId: id_certBag,
        bagValue: serialize(
          new CertBag({ certId: id_x509Certificate, certValue: serialize(new OctetString(certificate)) }),
        ),
        ...(index === 0 ? { bagAttributes: attributes } : {}),
      }),
  );
  const safes = new AuthenticatedSafe([
    await encryptedSafe(new SafeContents(certificates), pin),
    dataSafe(serialize(new SafeContents([await shroudedKey(contents.privateKey, attributes, pin)]))),
  ]);
  const authenticated = serialize(safes);
  const file = new PFX({
    version: 3,
    authSafe: dataSafe(authenticated),
    macData: mac(Buffer.from(authenticated), pin),
  });
  return new Uint8Array(serialize(file));
}

/** The two attributes by which readers pair a key with its certificate (RFC 2985, 5.5). */
function keyAttributes({ chain, friendlyName }: Pkcs12Contents): PKCS12Attribute[] {
  const keyId = createHash('sha1')
    .update(chain[0] ?? '')
    .digest();
  return [
    attribute(ID_FRIENDLY_NAME, AsnBmpStringConverter.toASN(friendlyName).toBER()),
    attribute(ID_LOCAL_KEY_ID, serialize(new OctetString(keyId))),
  ];
}

/** Field by field: the class's constructor ignores what it is given. */
function attribute(attrId: string, value: ArrayBuffer): PKCS12Attribute {
  const made = new PKCS12Attribute();
  made.attrId = attrId;
  made.attrValues = [value];
  return made;
}

async function shroudedKey(privateKey: Uint8Array, bagAttributes: PKCS12Attribute[], pin: string): Promise<SafeBag> {
  const { algorithm, ciphertext } = await encrypt(privateKey, pin);
  const bag = new PKCS8ShroudedKeyBag({
    encryptionAlgorithm: algorithm,
    encryptedData: new EncryptedKey(ciphertext),
  });
  return new SafeBag({ bagId: id_pkcs8ShroudedKeyBag, bagValue: serialize(bag), bagAttributes });
}

async function encryptedSafe(safe: SafeContents, pin: string): Promise<ContentInfo> {
  const { algorithm, ciphertext } = await encrypt(new Uint8Array(serialize(safe)), pin);
  const data = new EncryptedData();
  data.encryptedContentInfo = new EncryptedContentInfo({
    contentType: ID_DATA,
    contentEncryptionAlgorithm: algorithm,
    encryptedContent: new EncryptedContent({ value: new OctetString(ciphertext) }),
  });
  return new ContentInfo({ contentType: ID_ENCRYPTED_DATA, content: serialize(data) });
}

function dataSafe(content: ArrayBuffer): ContentInfo {
  return new ContentInfo({ contentType: ID_DATA, content: serialize(new OctetString(content)) });
}

async function encrypt(plain: Uint8Array, pin: string) {
  const derivation = new Pbkdf2Parameters();
  const salt = randomBytes(16);
  derivation.salt = new OctetString(salt);
  const iv = randomBytes(16);
  const scheme = new Pbes2Parameters();
  scheme.keyDerivationFunc = new AlgorithmIdentifier({ algorithm: ID_PBKDF2, parameters: serialize(derivation) });
  scheme.encryptionScheme = new AlgorithmIdentifier({
    algorithm: ID_AES256_CBC,
    parameters: serialize(new OctetString(iv)),
  });

  const key = await deriveKey(pin, salt, PBKDF2_ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  return { algorithm: new AlgorithmIdentifier({ algorithm: ID_PBES2, parameters: serialize(scheme) }), ciphertext };
}

function mac(authenticated: Uint8Array, pin: string): MacData {
  const salt = randomBytes(16);
  const key = deriveMacKey(pin, salt);
  const digest = createHmac('sha256', key).update(authenticated).digest();
  key.fill(0);
  return new MacData({
    mac: new DigestInfo({
      digestAlgorithm: new AlgorithmIdentifier({ algorithm: ID_SHA256, parameters: NULL }),
      digest: new OctetString(digest),
    }),
    macSalt: new OctetString(salt),
    iterations: MAC_ITERATIONS,
  });
}

/** RFC 7292, B.2 with ID 3 and SHA-256 (u = 32, v = 64): the key is as long as one digest, so one round is enough. */
function deriveMacKey(pin: string, salt: Uint8Array): Buffer {
  const v = 64;
  const password = Buffer.from(`${pin}\0`, 'utf16le').swap16();
  const input = Buffer.concat([Buffer.alloc(v, 3), repeatToBlocks(salt, v), repeatToBlocks(password, v)]);
  let key = createHash('sha256').update(input).digest();
  for (let round = 1; round < MAC_ITERATIONS; round++) key = createHash('sha256').update(key).digest();
  password.fill(0);
  input.fill(0);
  return key;
}

function repeatToBlocks(bytes: Uint8Array, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

function serialize(value: object): ArrayBuffer {
  return AsnConvert.serialize(value);
}
