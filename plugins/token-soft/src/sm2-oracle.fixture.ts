/** What the conformance suite needs to know of SM2: the digest that keys sign, and openssl's judgement of signatures. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertificate } from '@sealwright/crypto/cms';
import { readSm2PublicKey, sm2Digest } from '@sealwright/crypto/sm2';

const spkiOf = (certificate: Uint8Array) => readCertificate(certificate)!.publicKey;

export const sm2OfCertificates = {
  digest: (certificate: Uint8Array, message: Uint8Array) => sm2Digest(readSm2PublicKey(spkiOf(certificate))!, message),
  verify(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    const folder = mkdtempSync(join(tmpdir(), 'sealwright-sm2-'));
    const file = (name: string, content: Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    try {
      const { status } = spawnSync('openssl', [
        ...['dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-keyform', 'DER'],
        ...['-verify', file('key', spkiOf(certificate)), '-signature', file('signature', signature)],
        file('message', message),
      ]);
      return status === 0;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
