import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { x509SignatureAlgorithm } from '../cms/index.ts';
import { type Certificate, parseCertificate, type SignatureVerifier } from '../x509/index.ts';
import { judgeByOcsp } from './judge-by-ocsp.ts';

const corpus = process.env.SEALWRIGHT_CORPUS ?? join(import.meta.dirname, '../../../../shared/corpus');
const folder = join(corpus, 'pki/openssl-ocsp');
const present = existsSync(join(folder, 'EXPECTED.tsv'));
if (!present) process.stderr.write(`No OCSP vectors at ${folder}: the tests against them are skipped.\n`);

const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

describe.skipIf(!present)('OCSP responses of openssl', () => {
  it.each(present ? readRows() : [])('$test', async ({ valid, path, responses, time }) => {
    const findings = await Promise.all(
      path.slice(0, -1).map(async (certificate, i) => {
        const question = { certificate, issuer: path[i + 1]!, time, verify };
        const all = await Promise.all(responses.map((response) => judgeByOcsp(question, response)));
        return all.some(({ state }) => state === 'good');
      }),
    );
    // Only for responses to the checked certificates there is a file; roots of delegated ones have none.
    expect(findings.slice(0, responses.length).every(Boolean)).toBe(valid);
  });

  it('finds one that was made for a trusted responder to be out of date years later', async () => {
    const row = readRows().find(({ test }) => test === 'direct_stale_otherwise_ok')!;
    const [certificate, issuer] = row.path as [Certificate, Certificate];
    const question = { certificate, issuer, time: row.time, verify };
    expect(await judgeByOcsp(question, row.responses[0]!)).toEqual({ state: 'unusable', problem: 'out-of-date' });
  });
});

function readRows() {
  const [, ...lines] = readFileSync(join(folder, 'EXPECTED.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [test = '', expected, root = '', intermediates = '', leaf = '', responses = '', , moment = ''] =
      line.split('\t');
    const names = [leaf, ...intermediates.split(' ').filter(Boolean), root];
    return {
      test,
      valid: expected === 'VALID',
      path: names.map(certificateOf),
      responses: responses.split(' ').map((name) => {
        const base64 = readFileSync(join(folder, name), 'latin1');
        return new Uint8Array(Buffer.from(base64, 'base64'));
      }),
      time: new Date(moment),
    };
  });
}

function certificateOf(name: string): Certificate {
  const certificate = parseCertificate(new Uint8Array(new X509Certificate(readFileSync(join(folder, name))).raw));
  if (!certificate) throw new Error(`${name} cannot be read`);
  return certificate;
}
