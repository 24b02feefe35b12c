/** What is placed or signed and not saved: taken back when the user wants it, never lost without a question. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfsig } from '../foreign-judges.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { PARTY_A, PARTY_B } from './workbench-page.ts';

const NOT_SUBMITTED = /还有未提交的印章/;
const NOT_SAVED = /关闭前保存“.*”吗/;
const NO_SIGNATURE = '文档找不到可验证的签名';

inEachShell((lab) => {
  const tab = (name: RegExp) => lab.page.getByRole('tab', { name });
  const closeTab = () => lab.page.keyboard.press('Control+w');
  /** The browser asks in words of its own before it closes the page. */
  async function stayInBrowser(): Promise<void> {
    const asked = lab.page.waitForEvent('dialog');
    await lab.window.clickClose();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  }
  const restore = () => lab.page.getByRole('button', { name: '还原', exact: true }).click();

  test('a tab with placed seals asks before it closes', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await closeTab();
    await lab.workbench.answer(NOT_SUBMITTED, '返回');
    if (lab.kind === 'browser') await stayInBrowser();
    expect(await lab.workbench.stamps.count()).toBe(1);
  });

  test('还原 takes placed seals away without a question; undo brings them back', { timeout: SLOW }, async () => {
    await lab.workbench.placeSeal(PARTY_A.other, 1, 140, 60);
    await restore();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
  });

  test('还原 takes a signature back when the user agrees', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    await restore();
    await lab.workbench.answer(/撤回最近一次签署/, '返回');
    await lab.workbench.expectSignatures(/1 个签名/);
    await restore();
    await lab.workbench.answer(/撤回最近一次签署/, '撤回');
    await lab.page.getByText(NO_SIGNATURE).first().waitFor();
    expect(await lab.workbench.stamps.count()).toBe(0);
  });

  test('a signed tab asks: cancelled it stays, saved it closes', { timeout: SLOW }, async () => {
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    await closeTab();
    await lab.workbench.answer(NOT_SAVED, '取消');
    await lab.workbench.expectSignatures(/1 个签名/);
    const path = lab.path('甲方已签.pdf');
    await closeTab();
    await lab.window.chooseFile(path, () => lab.workbench.answer(NOT_SAVED, '保存'));
    await expect.poll(() => existsSync(path)).toBe(true);
    await expect.poll(() => lab.page.getByRole('button', { name: '提交签署' }).count()).toBe(0);
    expect(pdfsig(path)).toMatchObject([{ valid: true, total: true }]);
  });

  test('closed without saving, the file is as it was', { timeout: SLOW }, async () => {
    const path = lab.path('甲方已签.pdf');
    const before = readFileSync(path);
    await lab.workbench.openFile(path);
    await lab.workbench.placeSeal(PARTY_B.seal, 1, 60, 150);
    await lab.workbench.sign(PARTY_B.pin, 2);
    await closeTab();
    await lab.workbench.answer(NOT_SAVED, '不保存');
    await expect.poll(() => tab(/甲方已签/).count()).toBe(0);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('the window asks before it closes', { timeout: SLOW }, async () => {
    await lab.workbench.openFile(lab.path('甲方已签.pdf'));
    await lab.workbench.placeSeal(PARTY_B.seal, 1, 60, 150);
    await lab.workbench.sign(PARTY_B.pin, 2);
    if (lab.kind === 'browser') {
      await stayInBrowser();
      await lab.workbench.expectSignatures(/2 个签名/);
      return;
    }
    await lab.window.clickClose();
    await lab.workbench.answer(NOT_SAVED, '取消');
    await lab.workbench.expectSignatures(/2 个签名/);
    const closed = lab.page.waitForEvent('close');
    await lab.window.clickClose();
    await lab.workbench.answer(NOT_SAVED, '保存').catch(() => {});
    await closed;
    expect(pdfsig(lab.path('甲方已签.pdf'))).toMatchObject([{ valid: true }, { valid: true, total: true }]);
  });
});
