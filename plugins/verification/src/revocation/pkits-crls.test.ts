import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { type Crl, judgeByCrls, readCrl } from '@sealwright/crypto/revocation';
import { type Certificate, parseCertificate, type SignatureVerifier } from '@sealwright/crypto/x509';
import { describe, expect, it } from 'vitest';
import { buildChain } from '../certificates/chain.ts';
import { crlSigners } from './crl-signers.ts';

const corpus = process.env.SEALWRIGHT_CORPUS ?? join(import.meta.dirname, '../../../../../shared/corpus');
const pkits = join(corpus, 'pki/pkits');
const present = existsSync(join(pkits, 'EXPECTED.tsv'));
if (!present) process.stderr.write(`No PKITS at ${pkits}: the tests of CRLs against it are skipped.\n`);

/** Without policies (4.8 to 4.12) and name constraints (4.13), which chains do not process. */
const SECTIONS = /^4\.(1|2|3|4|5|6|7|14|15|16)\./;

/** DSA. */
const OUTSIDE = ['4.1.5'];
/** On hold in the CRL, released by a delta CRL, which is not used: the certificate stays on hold. */
const RELEASED_BY_DELTA = ['4.15.5'];

const time = new Date('2015-01-01');
const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

describe.skipIf(!present)('revocation lists of NIST PKITS', () => {
  const anchors = present ? [load('TrustAnchorRootCertificate.crt')] : [];
  const rows = present ? readRows().filter(({ id }) => SECTIONS.test(id) && !OUTSIDE.includes(id)) : [];

  it.each(rows.filter(({ id }) => !RELEASED_BY_DELTA.includes(id)))('$id $test', async (row) => {
    expect(await isGood(row)).toBe(row.valid);
  });

  it.each(rows.filter(({ id }) => RELEASED_BY_DELTA.includes(id)))(
    '$id $test: delta CRLs are not used',
    async (row) => {
      expect(await isGood(row)).toBe(false);
    },
  );

  type Row = (typeof rows)[number];

  /** The path is valid, and none of its certificates is revoked. */
  async function isGood({ leaf, intermediates, crls }: Row): Promise<boolean> {
    const candidates = intermediates.map(load);
    const known = { candidates, anchors, time, verify };
    const { trusted, certificates } = await buildChain({ leaf: load(leaf), ...known });
    if (!trusted) return false;
    const lists = [...crls, 'TrustAnchorRootCRL.crl'].flatMap((name) => readOrNone(read('crls', name)));
    for (const [i, certificate] of certificates.slice(0, -1).entries()) {
      const signers = await crlSigners({ issuer: certificates[i + 1]!, ...known });
      const finding = await judgeByCrls({ certificate, signers, time, verify }, lists);
      if (finding.state !== 'good') return false;
    }
    return true;
  }

  function load(name: string): Certificate {
    const certificate = parseCertificate(read('certs', name));
    if (!certificate) throw new Error(`${name} cannot be read`);
    return certificate;
  }
});

function read(folder: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(pkits, folder, name)));
}

function readOrNone(crl: Uint8Array): Crl[] {
  try {
    return [readCrl(crl)];
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return [];
  }
}

function readRows() {
  const [, ...lines] = readFileSync(join(pkits, 'EXPECTED.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [id = '', test = '', expected, leaf = '', intermediates = '', crls = ''] = line.split('\t');
    const names = (list: string) => list.split(' ').filter(Boolean);
    return { id, test, valid: expected === 'VALID', leaf, intermediates: names(intermediates), crls: names(crls) };
  });
}
