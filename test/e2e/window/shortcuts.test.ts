/** 快捷键: looked up by name and by key, changed, shared, taken away and put back. */
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';

inOneShell((lab) => {
  const row = (command: string) =>
    lab.page.getByRole('row').filter({ hasText: new RegExp(`${command}(?:…|F|C|已|$)`) });
  const keysOf = (command: string) => row(command).locator('kbd').allInnerTexts();
  const settings = () => lab.page.locator('.ant-table-row[data-row-key="settings.open"]');
  const open = () => lab.page.locator('.ant-table-row[data-row-key="documents.open"]');
  const dialog = () => lab.page.getByRole('dialog', { name: '“打开设置”的快捷键' });
  /** Asks for another key of 打开设置, and presses it. */
  const record = async (key: string) => {
    await settings().click();
    await press(key);
  };
  /** Once the dialog listens. */
  const press = async (key: string) => {
    await lab.page.locator('[placeholder="请按下新的快捷键"]:focus').waitFor();
    await lab.page.keyboard.press(key);
  };
  const isSettingsPage = () => lab.page.getByRole('tab', { name: '设置', selected: true });

  test('lists all commands, and finds them by a name or a pressed key', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+/');
    await lab.page.getByRole('heading', { name: '快捷键' }).waitFor();
    expect(await keysOf('另存为')).toEqual(['Ctrl+Shift+S']);
    await lab.page.getByPlaceholder('搜索命令或按键').fill('close all');
    await expect.poll(() => lab.page.locator('.ant-table-row').count()).toBe(1);
    await lab.page.getByText('全部关闭').waitFor();
    await lab.page.getByPlaceholder('按键搜索').press('Control+Shift+S');
    await lab.page.getByText('1 个命令').waitFor();
    await row('另存为').waitFor();
    await lab.page.getByPlaceholder('按键搜索').press('Escape');
    await expect.poll(() => lab.page.locator('.ant-table-row').count()).toBeGreaterThan(50);
  });

  test('a key that others have is named before it is taken', { timeout: SLOW }, async () => {
    await record('Control+o');
    await dialog().getByText('Ctrl+O 现在用于：文件 › 打开…。').waitFor();
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await settings().locator('kbd').allInnerTexts()).toEqual(['Ctrl+,']);
    expect(await open().locator('kbd').allInnerTexts()).toEqual(['Ctrl+O']);
  });

  test('keys that work the window or are typed cannot be taken', { timeout: SLOW }, async () => {
    await record('x');
    await dialog().getByText('请与 Ctrl 或 Alt 一起使用').waitFor();
    expect(await dialog().getByRole('button', { name: '使用' }).isDisabled()).toBe(true);
    await lab.page.keyboard.press('Escape');
  });

  test('a new key works, and menus and the palette show it', { timeout: SLOW }, async () => {
    await record('F9');
    await dialog().getByText('没有其他命令使用 F9。').waitFor();
    await lab.page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['F9']);
    await settings().getByText('已修改').waitFor();

    await lab.page.keyboard.press('Control+,');
    await lab.page.keyboard.press('Control+k');
    await lab.page.getByRole('combobox', { name: '搜索命令、文档、设置' }).fill('打开设置');
    await lab.page.getByRole('option', { name: /打开设置.*F9/ }).waitFor();
    await lab.page.keyboard.press('Escape');
    expect(await isSettingsPage().count()).toBe(0);
    await lab.page.keyboard.press('F9');
    await isSettingsPage().waitFor();
    await lab.workbench.bringToFront('快捷键');
  });

  test('a key is taken from another command, or shared with it', { timeout: SLOW }, async () => {
    await settings().getByRole('button', { name: '为“打开设置”添加快捷键' }).click();
    await press('Control+o');
    await dialog().getByRole('button', { name: '同时保留' }).click();
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['F9', 'Ctrl+O']);
    expect(await open().locator('kbd').allInnerTexts()).toEqual(['Ctrl+O']);

    await settings().getByRole('button', { name: '移除“打开设置”的快捷键 Ctrl+O' }).click();
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['F9']);
    await settings().getByRole('button', { name: '修改“打开设置”的快捷键 F9' }).click();
    await press('Control+o');
    await dialog().getByRole('button', { name: '改用于此命令' }).click();
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['Ctrl+O']);
    expect(await open().locator('kbd').allInnerTexts()).toEqual([]);
  });

  test('changes outlive the window, and are taken back one by one or together', { timeout: SLOW }, async () => {
    await lab.page.reload();
    await lab.workbench.goTo('快捷键');
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['Ctrl+O']);
    await open().getByRole('button', { name: '将“打开…”恢复为默认' }).click();
    await expect.poll(() => open().locator('kbd').allInnerTexts()).toEqual(['Ctrl+O']);
    await lab.page.getByRole('button', { name: '全部恢复默认' }).click();
    await lab.workbench.answer(/将所有快捷键恢复为默认吗/, '全部恢复默认');
    await expect.poll(() => settings().locator('kbd').allInnerTexts()).toEqual(['Ctrl+,']);
    expect(await lab.page.getByText('已修改').count()).toBe(0);
  });

  test('what a browser keeps for itself is said, where there is one', { timeout: SLOW }, async () => {
    const kept = lab.page.locator('.ant-table-row[data-row-key="documents.close"]').getByText('浏览器保留');
    expect(await kept.count()).toBe(lab.kind === 'browser' ? 1 : 0);
  });
});
