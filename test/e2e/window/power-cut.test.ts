/** Everything ends at once while a signed document is not saved: the next start gives it back. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inEachShell((lab) => {
  const QUESTION = /1 份已签署的文档没有保存/;

  test('what was signed and not saved is offered, put off, and recovered', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    await lab.window.killAll();

    await lab.open();
    await lab.workbench.answer(QUESTION, '稍后');
    await lab.page.getByText('程序上次意外退出，以下文档已签署但没有保存').waitFor();
    await lab.window.killAll();

    await lab.open();
    await lab.workbench.answer(QUESTION, '恢复');
    await lab.workbench.firstPage();
    await lab.workbench.expectSignatures(/1 个签名/);
    const path = lab.path('找回的.pdf');
    await lab.workbench.saveAs(path);
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(pdfsig(path)).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(path).code).toBe(0);
  });

  test('what is saved is not offered again', { timeout: SLOW }, async () => {
    await lab.window.killAll();
    await lab.open();
    await lab.page.getByRole('button', { name: '试用示例合同' }).first().waitFor();
    await lab.page.waitForTimeout(1_000);
    expect(await lab.page.getByRole('dialog').count()).toBe(0);
  });
});
