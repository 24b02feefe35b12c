/** A token of SoftHSM2 in a folder of its own, filled as a Chinese USB key is: pairs of keys, and the issuer's certificate. */
import { createPrivateKey } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertifiedKey } from '@sealwright/driver-kit/driver';
import type { TestKey, TestPki } from '@sealwright/driver-kit/testing';
import pkcs11, { type Handle, type PKCS11, type Template } from 'pkcs11js';

export const PIN = '86420975';
export const WRONG_PIN = '13572468';
export const OFFICER_PIN = '97531864';

/** Where Debian puts it, and Homebrew. */
export const SOFT_HSM = ['/usr/lib/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so'].find(
  existsSync,
);

export interface SoftHsmToken {
  readonly folder: string;
  /** The token's id, as the driver has it. */
  readonly id: string;
  /** Of SOFTHSM2_CONF. */
  readonly configuration: string;
  end(): void;
}

export interface Datum {
  readonly label: string;
  readonly value: Uint8Array;
  /** Shown to the holder only. */
  readonly isPrivate?: boolean;
}

/** Makes the token once; `copy` gives each test a fresh one. */
export function makeToken(pki: TestPki, data: readonly Datum[] = []) {
  const original = mkdtempSync(join(tmpdir(), 'sealwright-hsm-'));
  const id = fill(configure(original), pki, data);
  return {
    copy(): SoftHsmToken {
      const folder = mkdtempSync(join(tmpdir(), 'sealwright-hsm-'));
      cpSync(original, folder, { recursive: true });
      return { folder, id, configuration: configure(folder), end: () => rmSync(folder, { recursive: true }) };
    },
    end: () => rmSync(original, { recursive: true }),
  };
}

function configure(folder: string): string {
  const configuration = join(folder, 'softhsm2.conf');
  mkdirSync(join(folder, 'tokens'), { recursive: true });
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
  return configuration;
}

/** Gives the token's serial number. */
function fill(configuration: string, { authority, keys }: TestPki, data: readonly Datum[]): string {
  process.env.SOFTHSM2_CONF = configuration;
  const library = new pkcs11.PKCS11();
  library.load(SOFT_HSM ?? 'libsofthsm2.so');
  library.C_Initialize();
  try {
    const [slot] = library.C_GetSlotList(true);
    library.C_InitToken(slot!, OFFICER_PIN, 'Test key');
    const [initialised] = library.C_GetSlotList(true);
    const session = library.C_OpenSession(initialised!, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
    library.C_Login(session, pkcs11.CKU_SO, OFFICER_PIN);
    library.C_InitPIN(session, PIN);
    library.C_Logout(session);
    library.C_Login(session, pkcs11.CKU_USER, PIN);
    const create = (template: Template) => library.C_CreateObject(session, template);
    create(certificate('issuer', Buffer.of(0xca), authority));
    for (const key of keys) addKey(create, key);
    for (const each of data) create(datum(each));
    return serialOf(library, initialised!);
  } finally {
    library.C_Finalize();
    library.close();
  }
}

const serialOf = (library: PKCS11, slot: Handle) => library.C_GetTokenInfo(slot).serialNumber.trim();

/** The two keys of a pair share their id, as those of one container on many USB keys do. */
function addKey(create: (template: Template) => void, { kind, usage, privateKey, certificate: der }: TestKey): void {
  const id = Buffer.from(kind);
  const publicKey = readCertifiedKey(der)!.publicKey;
  const signs = usage === 'signing';
  const common = [
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_ID, value: id },
    { type: pkcs11.CKA_LABEL, value: `${kind} ${usage}` },
    { type: pkcs11.CKA_KEY_TYPE, value: kind === 'rsa' ? pkcs11.CKK_RSA : pkcs11.CKK_EC },
  ];
  const parts = kind === 'rsa' ? rsaParts(privateKey) : curveParts(kind, privateKey, publicKey);
  create([
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY },
    ...common,
    { type: pkcs11.CKA_PRIVATE, value: true },
    { type: pkcs11.CKA_SENSITIVE, value: true },
    { type: pkcs11.CKA_EXTRACTABLE, value: false },
    { type: pkcs11.CKA_SIGN, value: signs },
    { type: pkcs11.CKA_DECRYPT, value: !signs },
    ...parts.private,
  ]);
  create([
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PUBLIC_KEY },
    ...common,
    { type: pkcs11.CKA_PRIVATE, value: false },
    { type: pkcs11.CKA_VERIFY, value: signs },
    ...parts.public,
  ]);
  create(certificate(`${kind} ${usage}`, id, der));
}

function rsaParts(pem: string): { private: Template; public: Template } {
  const jwk = createPrivateKey(pem).export({ format: 'jwk' });
  const number = (type: number, value: string | undefined) => ({ type, value: Buffer.from(value ?? '', 'base64url') });
  const both = [number(pkcs11.CKA_MODULUS, jwk.n), number(pkcs11.CKA_PUBLIC_EXPONENT, jwk.e)];
  return {
    public: both,
    private: [
      ...both,
      number(pkcs11.CKA_PRIVATE_EXPONENT, jwk.d),
      number(pkcs11.CKA_PRIME_1, jwk.p),
      number(pkcs11.CKA_PRIME_2, jwk.q),
      number(pkcs11.CKA_EXPONENT_1, jwk.dp),
      number(pkcs11.CKA_EXPONENT_2, jwk.dq),
      number(pkcs11.CKA_COEFFICIENT, jwk.qi),
    ],
  };
}

const CURVES = {
  'P-256': '06082a8648ce3d030107',
  'P-384': '06052b81040022',
  sm2: '06082a811ccf5501822d',
} as const;

/** SoftHSM2 computes nothing with SM2 keys, and Node exports none: the object holds no number of the key. */
function curveParts(
  kind: keyof typeof CURVES,
  pem: string,
  point: Uint8Array,
): { private: Template; public: Template } {
  const parameters = { type: pkcs11.CKA_EC_PARAMS, value: Buffer.from(CURVES[kind], 'hex') };
  const scalar =
    kind === 'sm2'
      ? Buffer.alloc(32, 1)
      : Buffer.from(createPrivateKey(pem).export({ format: 'jwk' }).d ?? '', 'base64url');
  // DER OCTET STRING around the point (PKCS#11 mechanisms 2.40, 2.3.3).
  const octets = Buffer.concat([Buffer.of(0x04, point.length), point]);
  return {
    private: [parameters, { type: pkcs11.CKA_VALUE, value: scalar }],
    public: [parameters, { type: pkcs11.CKA_EC_POINT, value: octets }],
  };
}

function certificate(label: string, id: Buffer, der: Uint8Array): Template {
  return [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: false },
    { type: pkcs11.CKA_LABEL, value: label },
    { type: pkcs11.CKA_ID, value: id },
    { type: pkcs11.CKA_SUBJECT, value: Buffer.of(0x30, 0x00) },
    { type: pkcs11.CKA_VALUE, value: Buffer.from(der) },
  ];
}

function datum({ label, value, isPrivate = false }: Datum): Template {
  return [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_DATA },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: isPrivate },
    { type: pkcs11.CKA_LABEL, value: label },
    { type: pkcs11.CKA_VALUE, value: Buffer.from(value) },
  ];
}
