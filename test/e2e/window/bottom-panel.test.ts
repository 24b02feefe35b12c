/** The panel below pages and documents: shown, sized and hidden; 问题 and 输出 in it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { layoutKept } from './kept-layout.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const panel = () => lab.page.getByRole('region', { name: '底部面板' });
  const tab = (name: string) => panel().getByRole('tab', { name });
  const height = async () => (await panel().boundingBox())?.height ?? 0;
  const focused = (what: ReturnType<typeof tab>) => what.evaluate((one) => one === document.activeElement);
  const log = () => panel().getByRole('log');

  test('it is not there until it is asked for; Escape goes back to where the user was', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    expect(await panel().count()).toBe(0);
    const submit = lab.page.getByRole('button', { name: '右侧栏' });
    await submit.focus();
    await lab.page.keyboard.press('Control+j');
    await expect.poll(() => focused(tab('问题'))).toBe(true);
    await lab.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await expect.poll(() => focused(submit)).toBe(true);
  });

  test('the status line shows and hides it', { timeout: SLOW }, async () => {
    const button = lab.page.getByRole('button', { name: '底部面板', exact: true });
    await button.click();
    await panel().waitFor();
    await button.click();
    await panel().waitFor({ state: 'detached' });
    await lab.page.keyboard.press('Control+j');
    await panel().getByRole('button', { name: '关闭面板' }).click();
    await panel().waitFor({ state: 'detached' });
  });

  test('keys in it mean what is in it: no stamp above is deleted', { timeout: SLOW }, async () => {
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.selectStamp(0);
    await lab.page.keyboard.press('Control+j');
    await expect.poll(() => focused(tab('问题'))).toBe(true);
    await lab.page.keyboard.press('Delete');
    await lab.page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(tab('输出'))).toBe(true);
    expect(await lab.workbench.stamps.count()).toBe(1);
  });

  test('its height and its tab are remembered', { timeout: SLOW }, async () => {
    const before = await height();
    const splitter = panel().getByRole('separator');
    await splitter.focus();
    for (let left = 3; left > 0; left--) await lab.page.keyboard.press('ArrowUp');
    await expect.poll(height).toBe(before + 48);
    await layoutKept(lab, { panelHeight: before + 48, panelView: 'output.log', isPanelOpen: true });
    await lab.page.reload();
    await panel().getByRole('tab', { name: '输出', selected: true }).waitFor();
    expect(await height()).toBe(before + 48);
  });

  test('nothing is wrong with the product as it is shipped', { timeout: SLOW }, async () => {
    await tab('问题').click();
    await panel().getByText('没有发现问题').waitFor();
    expect(await lab.page.getByRole('button', { name: /个问题$/ }).count()).toBe(0);
    await tab('输出').click();
  });

  test('the log is there, and is narrowed by source, level and words', { timeout: SLOW }, async () => {
    await log().getByText('a plugin is active').first().waitFor();
    const search = panel().getByRole('textbox', { name: '搜索日志' });
    await search.fill('pdf-engine');
    await log().getByText('pdf-engine').first().waitFor();
    await search.fill('nothing says this');
    await panel().getByText('没有符合条件的日志').waitFor();
    await search.fill('');
    await panel().getByRole('combobox', { name: '级别' }).click();
    await lab.page.getByTitle('仅错误').click();
    await expect.poll(() => log().getByText('a plugin is active').count()).toBe(0);
    await panel().getByRole('combobox', { name: '级别' }).click();
    await lab.page.getByTitle('全部级别').click();
    await log().getByText('a plugin is active').first().waitFor();
  });

  test('the log is saved as a file, and no PIN is in it', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    await lab.window.chooseFile(lab.path('运行.log'), () =>
      panel().getByRole('button', { name: '保存为文件…' }).click(),
    );
    await lab.page.getByText(/日志已保存/).waitFor();
    const saved = readFileSync(lab.path('运行.log'), 'utf8');
    expect(saved).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \w+ +[\w-]+: /);
    expect(saved).toContain('a plugin is active');
    expect(saved).not.toContain(PARTY_A.pin);
  });

  test('a document that was altered after it was signed is a problem until it is closed', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.saveAs(lab.path('原件.pdf'));
    const bytes = readFileSync(lab.path('原件.pdf'));
    // In the comment behind the header: the file reads as before, its digest is another.
    bytes[12] = 0xff - bytes[12]!;
    writeFileSync(lab.path('改动.pdf'), bytes);
    await lab.workbench.openFile(lab.path('改动.pdf'));
    await lab.page.getByRole('button', { name: '1 个问题' }).click();
    const problem = panel().getByRole('listitem').filter({ hasText: '改动.pdf' });
    await problem.getByText('1 个签名无效').waitFor();
    await problem.getByText('output.signature-invalid').waitFor();
    await problem.getByRole('button', { name: '查看签名' }).click();
    await lab.page.getByRole('complementary', { name: '右侧栏' }).getByText('无效', { exact: true }).first().waitFor();
    await lab.workbench.bringToFront('改动.pdf');
    await lab.page.keyboard.press('Control+w');
    await panel().getByText('没有发现问题').waitFor();
  });

  test('what is listed is copied; what was cleared is gone', { timeout: SLOW }, async () => {
    await tab('输出').click();
    const search = panel().getByRole('textbox', { name: '搜索日志' });
    await search.fill('verification');
    await panel().getByRole('button', { name: '复制所列内容' }).click();
    await lab.page.getByText(/已复制 \d+ 条/).waitFor();
    await search.fill('');
    await search.press('Control+v');
    expect(await search.inputValue()).toContain(' debug verification: a plugin is active ');
    await panel().getByRole('button', { name: '清空' }).click();
    await panel().getByText('还没有日志').waitFor();
  });
});
