import { execFileSync } from 'node:child_process';
import type { DocumentFiles } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { exportCertificates } from './export-certificates.ts';

const { signal } = new AbortController();

async function exported(path: string, certificates: readonly Uint8Array[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let isCommitted = false;
  const write: DocumentFiles['write'] = async (target, chunks, options) => {
    expect({ target, options }).toEqual({ target: path, options: { overwrite: true, signal } });
    for await (const chunk of chunks) parts.push(chunk);
    const commit = async () => {
      isCommitted = true;
    };
    return { path, size: 0, commit, discard: async () => {} };
  };
  await exportCertificates({ write }, certificates, { path, overwrite: true }, signal);
  expect(isCommitted).toBe(true);
  return Buffer.concat(parts);
}

it('writes the first certificate as it is', async () => {
  expect(await exported('/a.cer', [new Uint8Array([1, 2]), new Uint8Array([3])])).toEqual(Buffer.from([1, 2]));
});

it('writes a chain as PEM that openssl reads', async () => {
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    '/dev/null',
  ];
  const der = execFileSync('openssl', [...made, '-subj', '/CN=one', '-outform', 'DER'], { stdio: 'pipe' });
  const pem = await exported('/chain.PEM', [der, der]);
  expect(pem.toString().match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  const read = execFileSync('openssl', ['x509', '-outform', 'DER'], { input: pem, stdio: 'pipe' });
  expect(read.equals(der)).toBe(true);
});
