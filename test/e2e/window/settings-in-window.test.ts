/** Settings by their form: they count at once, and nothing that the user has placed is lost by them. */
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
    await lab.workbench.bringToFront(/工作量进度确认表/);
    await expect
      .poll(() => stamps.getAttribute('aria-label'))
      .toMatch(/page 1, x 6[01]\.\d millimetres|page 1, x 59\.\d/);
    await lab.page.getByText('The PIN is entered once; places sealed: 1.').waitFor();
    await lab.workbench.bringToFront('Settings');
    await choose('Language', '简体中文');
    await lab.page.getByRole('heading', { name: '设置' }).waitFor();
    await lab.workbench.bringToFront(/工作量进度确认表/);
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
});
