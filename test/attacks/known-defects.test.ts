/** Defects that were seen in other signers, each with a proof that this one does not have it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qpdf } from '../../plugins/pdf-engine/src/append/testing/foreign-tools.ts';
import { onePage } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { corpus } from '../corpus/manifest.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { AttackLab, PARTY_B } from './attack-lab.ts';

let lab: AttackLab;
beforeAll(async () => {
  lab = await AttackLab.open();
}, 120_000);
afterAll(() => lab?.dispose());

const table = () => onePage().table('/Root 1 0 R').bytes();

function expectAppended(before: Uint8Array, after: Uint8Array) {
  expect(Buffer.compare(after.subarray(0, before.length), before)).toBe(0);
  expect(after.length).toBeGreaterThan(before.length);
}

describe('a signed file is signed again', () => {
  test.each([
    ['with cross-reference streams', () => lab.contract],
    ['with tables', table],
    ['linearized', () => qpdf(lab.contract, '--linearize')],
    ['a hybrid', () => hybrid()],
  ])('%s: it is not rewritten, both signatures hold, the form is sound', async (_, contract) => {
    const once = await lab.sign(contract());
    const twice = await lab.sign(once, { party: PARTY_B, at: '140mm,200mm' });
    expectAppended(once, twice);
    expect(pdfsig(lab.write(twice))).toMatchObject([
      { field: 'Signature1', valid: true, total: false },
      { field: 'Signature2', valid: true, total: true },
    ]);
    expect(qpdfCheck(lab.write(twice))).toMatchObject({ code: 0 });
    expect((await lab.verify(twice)).signatures).toMatchObject([
      { integrity: 'valid-with-later-changes', fields: ['Signature1'] },
      { integrity: 'valid', fields: ['Signature2'] },
    ]);
  });

  const foreign = join(corpus, 'signed/pyHanko__pades-lta-dss-indirect-arrs-test.pdf');
  const present = existsSync(foreign);
  if (!present) console.warn(`No ${foreign}: the test of a file that another program signed is skipped.`);
  test.skipIf(!present)('signed by another program, with long-term data: its signatures hold', async () => {
    const before = readFileSync(foreign);
    const after = await lab.sign(before, { at: null });
    expectAppended(before, after);
    const judged = await lab.verify(after);
    expect(judged.signatures.length).toBe((await lab.verify(before)).signatures.length + 1);
    for (const { integrity } of judged.signatures) expect(integrity).toMatch(/^valid/);
  });

  function hybrid(): Uint8Array {
    const builder = onePage().objectStream(5, { 6: '<</Producer(Hidden)>>' });
    return builder.table(`/Root 1 0 R/XRefStm ${builder.hiddenXrefStream(7)}`).bytes();
  }
});

describe('what must not be signed', () => {
  test('an encrypted file without its password', async () => {
    const encrypted = qpdf(lab.contract, '--encrypt', 'user', 'owner', '256', '--');
    await expect(lab.sign(encrypted)).rejects.toMatchObject({ code: 'pdf.password-needed' });
    await expect(lab.sign(encrypted, { password: 'wrong' })).rejects.toMatchObject({ code: 'pdf.password-wrong' });
  });

  test('a file that is certified against any change', async () => {
    const certified = await lab.sign(lab.contract, { certify: 1 });
    await expect(lab.sign(certified, { party: PARTY_B })).rejects.toMatchObject({ code: 'signing.forbidden' });
  });

  test('a file with something before its header', async () => {
    const shifted = Buffer.concat([Buffer.from('junk\n'), lab.contract]);
    await expect(lab.sign(shifted)).rejects.toMatchObject({ code: 'pdf.junk-before-header' });
  });
});

describe('what is written', () => {
  test('no SHA-1, and nobody can ask for it', async () => {
    const signed = await lab.sign(lab.contract);
    const { signatures } = await lab.verify(signed);
    const format = signatures[0]?.steps.filter(({ id }) => id === 'format').map(({ sentence }) => sentence.en);
    expect(format).toEqual([expect.stringContaining('SHA-256')]);
    await expect(lab.sign(lab.contract, { formatOptions: { hash: 'sha1' } })).rejects.toMatchObject({
      code: 'options.invalid',
    });
  });

  test('a signature costs little room, a second one no more', async () => {
    const invisible = await lab.sign(lab.contract, { at: null });
    expect(invisible.length - lab.contract.length).toBeLessThan(10_000);
    const again = await lab.sign(invisible, { party: PARTY_B, at: null });
    expect(again.length - invisible.length).toBeLessThan(10_000);
    const sealed = await lab.sign(lab.contract);
    expect(sealed.length - lab.contract.length).toBeLessThan(60_000);
  });
});
