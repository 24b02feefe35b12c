/** What openssl, a foreign judge, says of SM2 signatures in signed PDFs. */
import { readFileSync } from 'node:fs';
import { readCertificate } from '@sealwright/crypto/cms';
import type { OpensslPki } from '@sealwright/crypto/testing';

/** The bytes that the last signature of a file covers, and its DER. */
export function lastSignature(file: string): { readonly content: Uint8Array; readonly contents: Uint8Array } {
  const bytes = readFileSync(file);
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const [a, b, c, d] = ranges.at(-1)!.slice(1).map(Number) as [number, number, number, number];
  const content = Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]);
  return { content, contents: new Uint8Array(Buffer.from(bytes.toString('latin1', a + b + 1, c - 1), 'hex')) };
}

/** Lower-case hex. */
export function opensslSm3(pki: OpensslPki, content: Uint8Array): string {
  return pki.run('dgst', '-sm3', '-r', pki.write('content', content)).slice(0, 64);
}

/** Whether the key of a certificate has made a signature value over what was signed, with the usual user ID. */
export function opensslJudges(
  pki: OpensslPki,
  certificate: Uint8Array,
  signed: Uint8Array,
  value: Uint8Array,
): boolean {
  const files = ['-signature', pki.write('value', value), pki.write('signed', signed)];
  const publicKey = pki.write('key', readCertificate(certificate)!.publicKey);
  return pki.accepts(
    ...['dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-keyform', 'DER', '-verify', publicKey, ...files],
  );
}
