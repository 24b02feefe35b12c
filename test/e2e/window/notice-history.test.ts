/** The bell in the status line: what was said, and what was not to be said. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inOneShell, SCALED, SLOW, USUAL } from './in-each-shell.ts';

inOneShell((lab) => {
  const bell = (name: string | RegExp = /^通知记录/) => lab.page.getByRole('button', { name, exact: true });
  const history = () => lab.page.getByRole('dialog', { name: '通知记录' });
  const shown = () => lab.page.getByRole('region', { name: '通知', exact: true });
  const fail = async (name: string) => {
    writeFileSync(lab.path(name), 'this is no PDF');
    await lab.workbench.tryFile(lab.path(name));
  };

  test('what was not dealt with is counted, what was dismissed is not', { timeout: SLOW }, async () => {
    await lab.page.getByText('打开 PDF 文件').first().waitFor();
    expect(await bell('通知记录').count()).toBe(1);
    await fail('一.pdf');
    await bell('通知记录，1 条未读').waitFor();
    await shown().getByRole('button', { name: '关闭通知' }).click();
    await bell('通知记录').waitFor();
  });

  test('the history says what, when, and by what code; Escape leads back to the bell', { timeout: SLOW }, async () => {
    await bell().click();
    const entry = history().getByRole('listitem');
    await entry.getByRole('img', { name: '错误' }).waitFor();
    expect(await entry.textContent()).toMatch(/\d\d:\d\d:\d\d(pdf|file)\.[a-z-]+/);
    await lab.page.keyboard.press('Escape');
    await history().waitFor({ state: 'detached' });
    await expect.poll(() => bell().evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('who is not to be disturbed sees errors only, and the rest in the history', { timeout: SLOW }, async () => {
    await bell().press('Enter');
    await history().getByRole('switch', { name: '勿扰' }).press('Space');
    await lab.page.keyboard.press('Escape');
    await bell('通知记录（勿扰）').waitFor();
    await lab.page.keyboard.press('Control+j');
    const panel = lab.page.getByRole('region', { name: '底部面板' });
    await panel.getByRole('tab', { name: '输出' }).click();
    await panel.getByRole('button', { name: '复制所列内容' }).click();
    await bell('通知记录（勿扰），1 条未读').waitFor();
    expect(
      await shown()
        .getByText(/已复制/)
        .count(),
    ).toBe(0);
    await fail('二.pdf');
    await shown().getByRole('alert').waitFor();
    await bell().click();
    await history()
      .getByText(/已复制 \d+ 条/)
      .waitFor();
    await history().getByRole('switch', { name: '勿扰' }).click();
    await bell('通知记录').waitFor();
  });

  test('all can be cleared', { timeout: SLOW }, async () => {
    await history().getByRole('button', { name: '全部清除' }).click();
    await history().getByText('没有通知').waitFor();
    await lab.page
      .getByText('打开 PDF 文件')
      .first()
      .click({ position: { x: 1, y: 1 } });
    await history().waitFor({ state: 'detached' });
  });

  test('in a small window the newest is read from its beginning', { timeout: SLOW }, async () => {
    await lab.resize(SCALED);
    for (const name of ['三.pdf', '四.pdf', '五.pdf']) await fail(name);
    await expect.poll(() => shown().getByRole('alert').count()).toBe(3);
    const newest = shown().getByRole('alert').filter({ hasText: '五.pdf' });
    const [list, card] = [await shown().boundingBox(), await newest.boundingBox()];
    expect(card!.y).toBeGreaterThanOrEqual(list!.y);
    expect(card!.y + card!.height).toBeLessThanOrEqual(list!.y + list!.height);
    await lab.resize(USUAL);
  });
});
