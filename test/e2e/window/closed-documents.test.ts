/** Documents that cannot simply be shown: encrypted ones ask for their password, broken ones say what is wrong. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallPdf } from '../../documents/small-pdf.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

const PASSWORD = '合同-2025';

inOneShell((lab) => {
  const signable = () => lab.page.getByRole('button', { name: '提交签署' });

  test.each([
    ['不是文档.pdf', Buffer.from('这不是 PDF 文件。\n'.repeat(50))],
    ['空文件.pdf', Buffer.alloc(0)],
    ['半个文件.pdf', smallPdf(5_000).subarray(0, 2_000)],
  ])('%s is refused in a sentence and opens no tab', { timeout: SLOW }, async (name, content) => {
    writeFileSync(lab.path(name), content);
    await lab.workbench.tryFile(lab.path(name));
    await lab.page.getByText(`“${name}”没有打开`).first().waitFor();
    expect(await lab.page.getByRole('tab', { name: new RegExp(name) }).count()).toBe(0);
  });

  test('an encrypted document opens with its password and is signed', { timeout: SLOW }, async () => {
    const clear = lab.path('明文.pdf');
    const locked = lab.path('加密合同.pdf');
    writeFileSync(clear, smallPdf());
    execFileSync('qpdf', [clear, '--encrypt', PASSWORD, '所有者', '256', '--', locked]);
    // Made with a demo key: the sample makes the companies.
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.tryFile(locked);
    const password = lab.page.getByRole('textbox', { name: '打开密码' });
    await password.fill('错误的密码');
    await password.press('Enter');
    await lab.page.getByRole('alert').filter({ hasText: '密码' }).waitFor();
    await password.fill(PASSWORD);
    await password.press('Enter');
    await lab.workbench.inFront('加密合同.pdf');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 100, 100);
    await lab.workbench.sign(PARTY_A.pin, 1);
    const signed = lab.path('加密已签.pdf');
    await lab.workbench.saveAs(signed);
    await expect.poll(() => existsSync(signed)).toBe(true);
    expect(pdfsig(signed, '-upw', PASSWORD)).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(signed, PASSWORD).code).toBe(0);
    expect(await signable().count()).toBe(1);
  });
});
