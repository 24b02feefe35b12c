/** Signatures of other makers, against what pdfsig and pyHanko say of them. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignatureInspection } from '@sealwright/core/api';
import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import { AlgorithmUnsupported, DigestUnsupported } from '@sealwright/crypto/cms';
import { describe, expect, it } from 'vitest';
import { defects } from './findings.ts';
import { inspect, recognises } from './pades-format.ts';

const CORPUS = process.env.SEALWRIGHT_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const SIGNED = join(CORPUS, 'signed');
const present = existsSync(SIGNED);
if (!present) process.stderr.write(`corpus of signed PDFs not found at ${CORPUS}: skipped\n`);

type Outcome = SignatureInspection | 'unsupported' | 'unreadable' | 'not recognised';

/** Signatures found by pattern: enough for dictionaries that stand plain in the file. */
async function inspectFile(name: string): Promise<readonly Outcome[]> {
  const file = readFileSync(join(SIGNED, name));
  const text = file.toString('latin1');
  const outcomes: Outcome[] = [];
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    const [start, length, next, nextLength] = match.slice(1).map(Number) as [number, number, number, number];
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), text.indexOf('endobj', match.index));
    const hex = /\/Contents\s*<([0-9a-fA-F\s]+)>/.exec(dictionary)?.[1];
    if (hex === undefined) continue;
    const subFilter = /\/SubFilter\s*\/([\w.]+)/.exec(dictionary)?.[1] ?? '';
    const contents = new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
    const digest = async (hash: string) =>
      createHash(hash)
        .update(file.subarray(start, start + length))
        .update(file.subarray(next, next + nextLength))
        .digest();
    outcomes.push(await outcomeOf({ contents, subFilter, digest }));
  }
  return outcomes;
}

async function outcomeOf(input: Parameters<typeof inspect>[0]): Promise<Outcome> {
  if (!recognises(input.contents, input.subFilter)) return 'not recognised';
  try {
    return await inspect(input);
  } catch (error) {
    if (DigestUnsupported.is(error) || AlgorithmUnsupported.is(error)) return 'unsupported';
    if (Asn1Unreadable.is(error)) return 'unreadable';
    throw error;
  }
}

/** pyHanko's words on a signature: its digest and its value. */
const pyHankoVerdict = (column: string) => /intact=(\w+) valid=(\w+)/.exec(column)?.slice(1).join();
const ourVerdict = (outcome: Outcome) => {
  if (typeof outcome === 'string' || outcome.signatureMatches === undefined) return 'unsupported';
  const title = (value: boolean) => (value ? 'True' : 'False');
  return [outcome.digestMatches, outcome.signatureMatches].map(title).join();
};

/** Where we judge less or more than pyHanko, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'dss__PAdES-BpB-att-SHA256-SHA3_224withRSA.pdf': 'SHA-3 is not supported; the contradiction is a defect',
  'dss__PAdES-BpB-att-SHA256-SHA3_256withRSA.pdf': 'SHA-3 is not supported; the contradiction is a defect',
  'dss__TeleSec_PKS_eIDAS_QES_CA_1-baseline-b.pdf': 'plain ECDSA is verified here',
  'itext-java__bad-digest-ed25519.pdf': 'EdDSA is not supported',
  'itext-java__sample-nistp256-sha3_256.pdf': 'SHA-3 is not supported',
  'pyHanko__ed448-disallowed-hash.pdf': 'EdDSA is not supported',
  'pyHanko__ed448-shake256-nolen.pdf': 'EdDSA and SHAKE256 are not supported',
  'pyHanko__extensions-direct.pdf': 'EdDSA is not supported',
  'pyHanko__extensions-indirect-not-all-paths.pdf': 'EdDSA is not supported',
};

describe.skipIf(!present)('signatures of the corpus', () => {
  const rows = present
    ? readFileSync(join(SIGNED, 'EXPECTED.tsv'), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
    : [];
  const verdictsByFile = new Map<string, (string | undefined)[]>();
  for (const [file = '', , , , , , , , pyHanko = ''] of rows) {
    verdictsByFile.set(file, [...(verdictsByFile.get(file) ?? []), pyHankoVerdict(pyHanko)]);
  }
  const comparable = [...verdictsByFile].filter(([, verdicts]) => verdicts.every(Boolean));

  it('agree with pyHanko on digest and value', async () => {
    let compared = 0;
    for (const [file, verdicts] of comparable) {
      const outcomes = await inspectFile(file);
      if (DIFFERENT[file] || outcomes.length !== verdicts.length) continue;
      expect(outcomes.map(ourVerdict).sort(), file).toEqual([...verdicts].sort());
      compared += outcomes.length;
    }
    expect(compared).toBeGreaterThan(150);
  });

  it.each([
    ['dss__PAdES-BpB-att-SHA256-SHA3_224withRSA.pdf', defects.digestsDiffer('SHA-256', 'SHA3-224')],
    ['dss__Signature-P-HU_NET-2.pdf', defects.digestAlgorithmWrong('1.2.840.113549.1.1.11')],
    ['itext-java__bad-digest-ed25519.pdf', defects.digestsDiffer('SHA-1', 'SHA-512')],
    ['itext-java__mgfDiscrepancy.pdf', defects.maskDiffers],
    ['pyHanko__pdf-sig-with-econtent.pdf', defects.contentInside],
    ['dss__pades-enveloping-cms.pdf', defects.contentInside],
  ])('%s has its defect', async (file, defect) => {
    expect(await inspectFile(file)).toEqual([expect.objectContaining({ defects: [defect] })]);
  });

  it.each([
    'dss__TeleSec_PKS_eIDAS_QES_CA_1-baseline-b.pdf', // plain ECDSA
    'itext-java__timeStampSignatureBerEncoded.pdf', // indefinite lengths
    'itext-java__signatureWithNameEncodingDifferences.pdf', // issuer in two string types
    'pyHanko__sig-no-signed-attrs.pdf',
    'pyHanko__pades-with-old-style-signing-cert-attr-issser.pdf', // signing-certificate v1
  ])('%s is sound', async (file) => {
    expect(await inspectFile(file)).toEqual([
      expect.objectContaining({ digestMatches: true, signatureMatches: true, defects: [] }),
    ]);
  });

  it('a timestamp copied from another signature does not fit', async () => {
    const outcomes = await inspectFile('dss__pades-two-sig-copied-tst.pdf');
    expect(outcomes.map((outcome) => typeof outcome === 'object' && outcome.timestamp?.matches).sort()).toEqual([
      false,
      true,
    ]);
  });

  it('an INTEGER that BER forbids makes a signature unreadable, an empty one is none', async () => {
    expect(await inspectFile('dss__BadEncodedCMS.pdf')).toEqual(['unreadable']);
    expect(await inspectFile('dss__pdf-with-empty-sig.pdf')).toEqual(['not recognised']);
  });
});
