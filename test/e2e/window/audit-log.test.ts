/** 操作日志 in the window: what was done stands there, its check, a signed checkpoint, an export that is checked again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const rows = () => lab.page.locator('tbody tr[data-row-key]');
  const more = async (item: string | RegExp) => {
    await lab.page.getByRole('button', { name: '更多操作' }).click();
    await lab.page.getByRole('menuitem', { name: item }).click();
  };
  const fileResult = () => lab.page.getByRole('dialog').filter({ hasText: '检查结果' });

  /** Checks the export in the window and gives what it says. */
  async function checked(path: string): Promise<string> {
    await lab.window.chooseFile(path, () => more(/检查导出的日志文件/));
    const text = (await fileResult().textContent()) ?? '';
    await fileResult().getByRole('button', { name: '关闭', exact: true }).last().click();
    await fileResult().waitFor({ state: 'hidden' });
    return text;
  }

  test('a signing and the saving stand there, newest first, with details', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 100, 150);
    await lab.workbench.sign(PARTY_A.pin, 1);
    await lab.workbench.saveAs(lab.path('已签.pdf'));
    await lab.workbench.goTo('操作日志');
    await lab.page.getByText('保存了“已签.pdf”。').waitFor();
    await lab.page.getByText(/^完整，\d+ 条$/).waitFor();
    await lab.page.getByText('还没有签署过检查点', { exact: false }).waitFor();
    const newest = rows().filter({ hasText: '签署了' }).first();
    await newest.click();
    const detail = lab.page.getByRole('complementary', { name: /条记录的详情/ });
    await detail.getByText('signing.signed').waitFor();
    await detail.getByText('证书序列号').waitFor();
    await lab.page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
  });

  test('the list is narrowed by kind and text', { timeout: SLOW }, async () => {
    await lab.page.getByRole('combobox', { name: '类别' }).press('Enter');
    await lab.page.getByTitle('签署', { exact: true }).click();
    await lab.page.getByText('开始记录操作日志').waitFor({ state: 'hidden' });
    expect(await rows().count()).toBe(1);
    await lab.page.getByRole('textbox', { name: '搜索说明和详情' }).fill('没有这样的文字');
    await lab.page.getByText('没有符合条件的记录').waitFor();
    await lab.page.getByRole('textbox', { name: '搜索说明和详情' }).fill('');
    await lab.page.getByRole('button', { name: '重置' }).click();
    await lab.page.getByText('开始记录操作日志').waitFor();
  });

  test('a checkpoint is signed with one PIN', { timeout: SLOW }, async () => {
    await lab.page.getByRole('button', { name: '签署检查点…' }).click();
    const dialog = lab.page.getByRole('dialog').filter({ hasText: '签署检查点' });
    await dialog.getByRole('button', { name: /^签\s?署$/ }).click();
    await lab.workbench.enterPin(PARTY_A.pin);
    await lab.page.getByText(/最近检查点：.*确认了前 \d+ 条/).waitFor();
  });

  test('an export fits, and an altered one does not', { timeout: SLOW }, async () => {
    const path = lab.path('audit.jsonl');
    await lab.window.chooseFile(path, () => more(/可检查的日志/));
    await lab.page.getByText(`已导出到 ${path}`).first().waitFor();
    const whole = await checked(path);
    expect(whole).toMatch(/完整，\d+ 条/);
    expect(whole).toContain('与本机日志一致');
    expect(whole).toContain('检查点：前');
    const altered = lab.path('altered.jsonl');
    writeFileSync(altered, readFileSync(path, 'utf8').replace('签署了', '没签署'));
    expect(await checked(altered)).toMatch(/不完整：第 \d+ 行被改动过/);
  });

  test('no PIN is in the log', () => {
    expect(readFileSync(lab.path('audit.jsonl'), 'utf8')).not.toContain(PARTY_A.pin);
  });
});
