import { execFileSync } from 'node:child_process';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type SignatureInspection } from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { offeredRoot } from './offered-root.ts';
import { readTrustFiles } from './read-trust-files.ts';
import { keepRoot } from './trusted-root-files.ts';

const ecdsa: SignatureVerifier = async ({ tbs, signature }, { publicKey }) => {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  return verifySignature('sha256', tbs, key, signature);
};

let folder: string;
let root: Certificate;
let stranger: Certificate;
let signer: Certificate;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-root-'));
  const ca = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];
  root = issue('root', 'Root', ca);
  // The name of the root, and another key.
  stranger = issue('stranger', 'Root', ca);
  signer = issue('signer', 'Signer', ['keyUsage=critical,digitalSignature'], 'root');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function issue(file: string, name: string, extensions: readonly string[], issuer?: string): Certificate {
  const path = (ending: string, of = file) => join(folder, `${of}.${ending}`);
  const request = ['req', '-x509', '-subj', `/CN=${name}`, '-days', '365'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path('key')];
  const by = issuer ? ['-CA', path('pem', issuer), '-CAkey', path('key', issuer)] : [];
  const add = extensions.flatMap((extension) => ['-addext', extension]);
  execFileSync('openssl', [...request, ...key, ...by, ...add, '-out', path('pem')], { stdio: 'pipe' });
  const words = ['x509', '-in', path('pem'), '-outform', 'DER'];
  return parseCertificate(new Uint8Array(execFileSync('openssl', words, { stdio: 'pipe' })))!;
}

function offered(by: Certificate, certificates: readonly Certificate[], at = new Date()) {
  const inspection: Partial<SignatureInspection> = {
    signer: by.der,
    certificates: certificates.map(({ der }) => der),
  };
  return offeredRoot({ inspection: inspection as SignatureInspection, kind: 'signature', at, verify: ecdsa });
}

it('is the root that the signer hangs on, not one of the same name', async () => {
  expect((await offered(signer, [stranger, root]))?.summary.sha256).toBe(root.summary.sha256);
  expect(await offered(signer, [stranger])).toBeUndefined();
  expect(await offered(signer, [])).toBeUndefined();
});

it('is none where trusting it would not make the signer trusted', async () => {
  expect(await offered(signer, [root], new Date(Date.now() + 400 * 86_400_000))).toBeUndefined();
  // It may only issue certificates.
  expect(await offered(root, [root])).toBeUndefined();
});

it('is looked for among a few certificates, however many a stranger sends', async () => {
  expect(await offered(signer, [...Array(50).fill(stranger), root])).toBeUndefined();
});

it('is kept in a file that can be trusted from then on', async () => {
  let written = new Uint8Array();
  const path = await keepRoot(
    { folder: async () => folder },
    {
      async write(to, chunks) {
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks) parts.push(chunk);
        return {
          path: `${to}.part`,
          size: 0,
          async commit() {
            written = new Uint8Array(Buffer.concat(parts));
          },
          discard: async () => {},
        };
      },
    },
    root,
  );
  expect(path).toBe(join(folder, 'roots', `${root.summary.sha256}.cer`));
  const open = async (file: string) => ({ ...memorySource(written), path: file, close: async () => {} });
  const [anchor] = await readTrustFiles({ open } as never, [path]);
  expect(Buffer.from(anchor!).equals(Buffer.from(root.der))).toBe(true);
  expect(readFileSync(join(folder, 'root.pem'), 'latin1')).toContain(
    Buffer.from(anchor!).toString('base64').slice(0, 60),
  );
});
