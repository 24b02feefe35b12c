/** Settings by their form: they count at once, and nothing that the user has placed is lost by them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inEachShell((lab) => {
  async function choose(setting: string, value: string): Promise<void> {
    await lab.page.getByRole('combobox', { name: setting, exact: true }).press('Enter');
    await lab.page.locator('.ant-select-item-option').filter({ hasText: value }).click();
  }

  test('another language takes effect at once; placements stay', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    const stamps = lab.page.locator('[data-stamp]');
    await lab.workbench.goTo('设置');
    await choose('语言', 'English');
    await lab.page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(await lab.page.evaluate(() => document.documentElement.lang)).toBe('en');
    await lab.page.getByRole('tab', { name: /工作量进度确认表/ }).click();
    await expect
      .poll(() => stamps.getAttribute('aria-label'))
      .toMatch(/page 1, x 6[01]\.\d millimetres|page 1, x 59\.\d/);
    await lab.page.getByText('One PIN, one key operation; places sealed: 1.').waitFor();
    await lab.page.getByRole('tab', { name: 'Settings' }).click();
    await choose('Language', '简体中文');
    await lab.page.getByRole('heading', { name: '设置' }).waitFor();
    await lab.page.getByRole('tab', { name: /工作量进度确认表/ }).click();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(1);
  });

  test('a theme chosen by the form is drawn and kept over a reload', { timeout: SLOW }, async () => {
    const theme = () => lab.page.evaluate(() => document.documentElement.dataset.theme);
    await lab.workbench.goTo('设置');
    await choose('主题', '深色');
    await expect.poll(theme).toBe('dark');
    await lab.page.reload();
    await expect.poll(theme).toBe('dark');
  });

  test('the signed document is printed as it is, asked for first and at once when so set', {
    timeout: SLOW,
  }, async () => {
    await lab.page.getByRole('tab', { name: /工作量进度确认表/ }).click();
    await lab.workbench.firstPage();
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('打印.pdf');
    await lab.workbench.saveAs(path);
    const asked = await lab.window.printed(async () => {
      await lab.page.keyboard.press('Control+p');
      const dialog = lab.page.getByRole('dialog').filter({ hasText: '实际大小（100%）' });
      await dialog.getByText('A4').waitFor();
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: '打印', exact: true }).click();
    });
    expect(asked.equals(readFileSync(path))).toBe(true);

    await lab.workbench.goTo('设置');
    await expect
      .poll(() => lab.page.getByRole('switch', { name: '打印前提示纸张和缩放' }).getAttribute('aria-checked'))
      .toBe('false');
    await lab.page.getByRole('tab', { name: /打印\.pdf/ }).click();
    const atOnce = await lab.window.printed(() => lab.page.keyboard.press('Control+p'));
    expect(atOnce.equals(readFileSync(path))).toBe(true);
  });
});
