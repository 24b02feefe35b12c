import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { describe, expect, it } from 'vitest';
import { buildChain } from './chain.ts';

const corpus = process.env.SEALWRIGHT_CORPUS ?? join(import.meta.dirname, '../../../../../shared/corpus');
const pkits = join(corpus, 'pki/pkits');
const present = existsSync(join(pkits, 'EXPECTED.tsv'));
if (!present) process.stderr.write(`No PKITS at ${pkits}: the tests of certificate chains against it are skipped.\n`);

/** All of PKITS that these tests take is signed by RSA with SHA-256. */
const rsa: SignatureVerifier = async ({ tbs, signature }, { publicKey }) =>
  verify('sha256', tbs, createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }), signature);

/**
 * Sections of PKITS that need neither CRLs nor policies nor name constraints: signatures (4.1), validity (4.2), name
 * chaining (4.3), self-issued certificates (4.5), basic constraints (4.6), key usage (4.7), private extensions (4.16).
 */
const SECTIONS = /^4\.(1|2|3|5|6|7|16)\./;
/** DSA; and three that fail for their CRLs alone, which `pkits-crls.test.ts` judges. */
const OUTSIDE = ['4.1.5', '4.5.5', '4.5.7', '4.7.4'];

describe.skipIf(!present)('certificate chains of NIST PKITS', () => {
  const rows = present ? readRows() : [];
  const anchor = present ? [load('TrustAnchorRootCertificate.crt')] : [];

  it.each(rows.filter(({ id }) => SECTIONS.test(id) && !OUTSIDE.includes(id)))('$id $test', async (row) => {
    const result = await buildChain({
      leaf: load(row.leaf),
      candidates: row.intermediates.map(load),
      anchors: anchor,
      time: new Date('2015-01-01'),
      verify: rsa,
    });
    expect(result.trusted).toBe(row.valid);
  });

  it.each(rows.filter(({ id, valid }) => id.startsWith('4.13.') && !valid))(
    '$id $test: name constraints are refused, not ignored',
    async (row) => {
      const candidates = row.intermediates.map(load);
      const request = { leaf: load(row.leaf), candidates, anchors: anchor, time: new Date('2015-01-01'), verify: rsa };
      expect(await buildChain(request)).toMatchObject({ trusted: false });
    },
  );

  function load(name: string): Certificate {
    const certificate = parseCertificate(new Uint8Array(readFileSync(join(pkits, 'certs', name))));
    if (!certificate) throw new Error(`${name} cannot be read`);
    return certificate;
  }
});

function readRows() {
  const [, ...lines] = readFileSync(join(pkits, 'EXPECTED.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [id = '', test = '', expected, leaf = '', intermediates = ''] = line.split('\t');
    return { id, test, valid: expected === 'VALID', leaf, intermediates: intermediates.split(' ').filter(Boolean) };
  });
}
