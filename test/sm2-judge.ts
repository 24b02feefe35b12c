/** What the openssl program says of SM2 signatures in PDFs: it takes part in nothing but the judgement. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { octets } from '@sealwright/crypto/asn1';
import {
  attributeTypes,
  attributeValues,
  readCertificate,
  readSignedData,
  readSignerInfo,
} from '@sealwright/crypto/cms';
import { isSesSignature, readSesSignature } from '@sealwright/crypto/ses';

export interface Sm2Verdict {
  /** The SM3 digest of the signed ranges is the one in the signature. */
  readonly digest: boolean;
  /** The signature value is the certificate's, under the user ID of the standard. */
  readonly value: boolean;
}

/** Of the last signature in the file, in a CMS or an electronic seal signature. `certificate`: DER. */
export function opensslJudgesSm2(file: string, certificate: Uint8Array): Sm2Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-sm2-judge-'));
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const { content, contents } = lastSignature(file);
    const { signed, value, digest } = parts(contents);
    const sm3 = execFileSync('openssl', ['dgst', '-sm3', '-binary', write('content', content)]);
    const key = write('key', readCertificate(certificate)!.publicKey);
    const judge = ['dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-keyform', 'DER', '-verify', key];
    const judged = spawnSync('openssl', [...judge, '-signature', write('value', value), write('signed', signed)]);
    return { digest: sm3.equals(digest), value: judged.status === 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parts(contents: Uint8Array) {
  if (isSesSignature(contents)) {
    const { signed, signature, dataHash } = readSesSignature(contents);
    return { signed, value: signature, digest: dataHash };
  }
  const { signedAttributes, signature } = readSignerInfo(readSignedData(contents).signers[0]!);
  const [digest] = attributeValues(signedAttributes, attributeTypes.messageDigest);
  return { signed: signedAttributes!, value: signature, digest: octets(digest!) };
}

/** The bytes that the last signature covers, and its DER. */
function lastSignature(file: string): { readonly content: Uint8Array; readonly contents: Uint8Array } {
  const bytes = readFileSync(file);
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const [a, b, c, d] = ranges.at(-1)!.slice(1).map(Number) as [number, number, number, number];
  const content = Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]);
  return { content, contents: new Uint8Array(Buffer.from(bytes.toString('latin1', a + b + 1, c - 1), 'hex')) };
}
