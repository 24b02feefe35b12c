/** What a signature covers is opened as a document of its own: byte for byte, to be looked at, and to be saved as a copy. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfsig } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { type SignedTwice, signTwice } from './signed-twice.ts';

let signed: SignedTwice;
beforeAll(async () => {
  signed = await signTwice();
}, SLOW);
afterAll(() => signed.cli.dispose());

/** By openssl, of the file's first bytes. */
function sha256(path: string, length?: number): string {
  const input = readFileSync(path).subarray(0, length);
  return execFileSync('openssl', ['dgst', '-sha256', '-r'], { input }).toString().slice(0, 64);
}

/** Where the first signature's byte range ends. */
function endOfFirst(path: string): number {
  const range = /\/ByteRange\s*\[\s*\d+\s+\d+\s+(\d+)\s+(\d+)\s*\]/.exec(readFileSync(path, 'latin1'));
  return Number(range?.[1]) + Number(range?.[2]);
}

inOneShell((lab) => {
  const button = (name: string) => lab.page.getByRole('button', { name });
  const annotating = () => lab.page.getByRole('tab', { name: '批注/水印' }).locator('visible=true');
  const bar = () => lab.page.getByText(/早先的版本，只供查看/).locator('visible=true');

  test('the version of the first signature, and a copy of it', { timeout: SLOW }, async () => {
    const file = lab.path('twice.pdf');
    copyFileSync(signed.twice, file);
    await lab.workbench.openFile(file);
    await lab.workbench.expectSignatures(/2 个签名/);
    await button('查看签名').click();
    await lab.page.getByText('身份未核对', { exact: true }).first().click();
    await button('打开签署时的版本').click();

    await lab.page.getByRole('tab', { name: /twice（签名 1 签署时）\.pdf/, selected: true }).waitFor();
    await bar().waitFor();
    await lab.workbench.expectSignatures(/1 个签名/);
    expect(await button('普通签章').locator('visible=true').count()).toBe(0);
    expect(await annotating().count()).toBe(0);
    expect(await lab.page.getByRole('radio', { name: '甲方公章' }).locator('visible=true').count()).toBe(0);

    const copy = lab.path('copy.pdf');
    await lab.workbench.saveAs(copy);
    expect(sha256(copy)).toBe(sha256(file, endOfFirst(file)));
    expect(sha256(copy)).toBe(sha256(signed.once));
    expect(sha256(file)).toBe(sha256(signed.twice));
    expect(pdfsig(copy)).toMatchObject([{ valid: true, total: true }]);
    // A file of its own may be signed.
    await bar().waitFor({ state: 'detached' });
    await button('普通签章').locator('visible=true').waitFor();
    await annotating().waitFor();
  });
});
