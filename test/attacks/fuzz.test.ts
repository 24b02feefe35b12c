/**
 * Contracts with random damage: a verdict or a typed refusal, soon, and never "valid" where a byte changed that the
 * signature covers. SEALWRIGHT_FUZZ_SEED repeats or varies a run.
 */
import { SealwrightError } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PdfBuilder } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { AttackLab, PARTY_B } from './attack-lab.ts';
import { firstSignature } from './cms-surgery.ts';

const SEED = Number(process.env.SEALWRIGHT_FUZZ_SEED ?? 20_260_101);
const ROUNDS = 400;
/** Generous: a round takes a few milliseconds. */
const PATIENCE = 10_000;

let lab: AttackLab;
beforeAll(async () => {
  lab = await AttackLab.open();
}, 120_000);
afterAll(() => lab?.dispose());

/** Mulberry32: numbers from 0 to 1 that are the same for the same seed. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = [
  'obj',
  'endobj',
  'stream',
  '<<',
  '>>',
  '[',
  ']',
  '0 R',
  '/Kids',
  '/ByteRange',
  '%%EOF',
  'null',
  '999999999',
  '-1',
  '(',
];

/** One or two small damages. */
function damage(pdf: Uint8Array, random: () => number): Buffer {
  const upTo = (end: number) => Math.floor(random() * end);
  let bytes = Buffer.from(pdf);
  for (let rest = 1 + upTo(2); rest > 0; rest--) {
    // Half of them near the end, where the structure of the last revision is.
    const at = random() < 0.5 ? upTo(bytes.length) : bytes.length - 1 - upTo(Math.min(4000, bytes.length));
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (upTo(6)) {
      case 0:
        bytes[at]! ^= 1 << upTo(8);
        break;
      case 1:
        bytes = Buffer.concat([before, Buffer.from(WORDS[upTo(WORDS.length)]!), after]);
        break;
      case 2:
        bytes = Buffer.concat([before, after.subarray(1 + upTo(40))]);
        break;
      case 3:
        bytes.write(WORDS[upTo(WORDS.length)]!, at, 'latin1');
        break;
      case 4:
        bytes.write(String(upTo(100_000)), at, 'latin1');
        break;
      default:
        bytes = Buffer.concat([before, bytes.subarray(upTo(bytes.length)).subarray(0, 200), after]);
    }
  }
  return bytes;
}

const CONTRACTS: readonly (readonly [string, () => Uint8Array])[] = [
  [
    'with tables',
    () =>
      new PdfBuilder()
        .object(1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>')
        .object(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>')
        .object(3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]>>')
        .stream(4, '', 'BT (Pay 100) Tj ET')
        .object(6, '<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(100)/Rect[0 0 99 20]>>')
        .table('/Root 1 0 R')
        .bytes(),
  ],
  ['with streams', () => lab.contract],
];

test.each(CONTRACTS)('a contract %s, damaged at random', { timeout: 60_000 }, async (name, contract) => {
  const signed = await lab.sign(contract(), { at: null });
  const twice = await lab.sign(signed, { party: PARTY_B, at: null });
  const { start, end } = await firstSignature(signed);
  const covered = (bytes: Uint8Array) => [bytes.subarray(0, start), bytes.subarray(end, signed.length)] as const;
  const [head, tail] = covered(signed);
  const isIntact = (bytes: Uint8Array) => {
    const [first, second] = covered(bytes);
    return Buffer.compare(first, head) === 0 && Buffer.compare(second, tail) === 0;
  };

  const random = randomness(SEED);
  let judged = 0;
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const damaged = damage(twice, random);
    const where = `seed ${SEED}, round ${round}`;
    const begun = Date.now();
    try {
      const { signatures } = await lab.verify(damaged);
      judged++;
      for (const { integrity, fields } of signatures) {
        if (fields.includes('Signature1') && !isIntact(damaged))
          expect(['invalid', 'indeterminate'], where).toContain(integrity);
        if (fields.includes('Signature2') && !isIntact(damaged)) expect(integrity, where).not.toBe('valid');
      }
    } catch (fault) {
      if (!(fault instanceof SealwrightError)) throw new Error(`${where}: untyped`, { cause: fault });
      expect(fault.code, where).toMatch(/^pdf\./);
      refused++;
    }
    expect(Date.now() - begun, where).toBeLessThan(PATIENCE);
  }
  console.log(`${name}: seed ${SEED}, ${judged} judged, ${refused} refused`);
  expect(judged).toBeGreaterThan(10);
});

test('no single bit that the signature covers can be turned', { timeout: 60_000 }, async () => {
  const signed = await lab.sign(lab.contract);
  const { start, end } = await firstSignature(signed);
  const verdicts = new Set<string>();
  // All of the signature's own revision closely, the rest in strides.
  for (
    let at = 0;
    at < signed.length;
    at += at < lab.contract.length ? 5003 : at >= start && at < end ? end - start : 151
  ) {
    if (at >= start && at < end) continue;
    const turned = Buffer.from(signed);
    turned[at]! ^= 1;
    const found = await lab.verify(turned).then(
      ({ signatures }) => signatures.map(({ integrity }) => integrity),
      (fault: unknown) => [fault instanceof SealwrightError ? fault.code : `untyped at ${at}`],
    );
    for (const verdict of found) verdicts.add(verdict);
  }
  expect([...verdicts].filter((verdict) => !/^(invalid|indeterminate|pdf\..*)$/.test(verdict))).toEqual([]);
  expect(verdicts).toContain('invalid');
});
