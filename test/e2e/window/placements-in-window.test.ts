/** What is placed, in the list and under the keyboard: dropped, moved and copied without a pointer, stepped through place by place. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

/** Of a sample's page, in millimetres. */
const MIDDLE = { x: 105, y: 148.5 };
const COPIED_TO = [2, 3, 30];

inOneShell((lab) => {
  const panel = () => lab.page.getByRole('region', { name: '待签署位置' });
  const rows = () => panel().getByRole('listitem');
  const row = (name: string) => rows().filter({ hasText: name });
  /** The part of a row that selects its stamp. */
  const choice = (of: Locator) => of.locator('button[aria-pressed]').first();
  const more = (name: string) => lab.page.getByRole('button', { name: new RegExp(`^更多操作：${name}`) });
  const dialog = () => lab.page.getByRole('dialog').filter({ hasText: '复制到其他页' });
  const range = () => dialog().getByRole('textbox');
  const stampOn = (page: number, seal = PARTY_A.seal) =>
    lab.page.locator(`[aria-roledescription="待签署的印章"][aria-label^="${seal}，第 ${page} 页，"]`);
  /** Resolves when a page's stamp stands there, in sight. */
  const expectStamp = async (page: number, x: number, y: number) => {
    await expect.poll(() => stampOn(page).getAttribute('aria-label')).toMatch(at(x, y));
    await expect.poll(() => stampOn(page).boundingBox()).toMatchObject({ y: expect.toSatisfy(isInSight) });
  };
  const isInSight = (y: number) => y > 0 && y < 720;
  const at = (x: number, y: number) => new RegExp(`x ${x.toFixed(1)} 毫米，y ${y.toFixed(1)} 毫米`);
  const press = async (...keys: string[]) => {
    for (const key of keys) await lab.page.keyboard.press(key);
  };

  const hasFocus = (target: Locator) => target.first().evaluate((element) => element === document.activeElement);

  /** Presses a key until something has the keyboard's focus. */
  async function keyTo(target: Locator, key = 'Tab'): Promise<void> {
    for (let left = 120; !(await hasFocus(target)); left--) {
      if (left === 0) throw new Error(`${key} does not come to it`);
      await press(key);
    }
  }

  test('a seal is chosen, dropped and moved by keys alone', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('框架协议');
    await lab.page.getByRole('radio', { name: PARTY_A.seal }).waitFor();
    await keyTo(lab.page.getByRole('radiogroup', { name: '印章' }).locator('[tabindex="0"]'));
    await keyTo(lab.page.getByRole('radio', { name: PARTY_A.seal }), 'ArrowRight');
    await press('Enter');
    await lab.page.getByText('按回车落在当前页中央').waitFor();
    await lab.page.locator('[style*="crosshair"]').waitFor();
    await press('Enter');
    await expectStamp(1, MIDDLE.x, MIDDLE.y);
    await press('ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp');
    await expectStamp(1, MIDDLE.x + 2, MIDDLE.y + 0.9);
    await press('Escape');
  });

  test('by keys it is copied to other pages, and pages that are none are refused in words', {
    timeout: SLOW,
  }, async () => {
    await keyTo(choice(rows()));
    await press('Enter');
    await keyTo(more('普通签章 第 1 页'));
    await press('Enter');
    await keyTo(lab.page.getByRole('menuitem', { name: '复制到其他页…' }), 'ArrowDown');
    await press('Enter');
    await dialog().getByText('将复制到 29 页').waitFor();
    await keyTo(range());
    await range().pressSequentially('2,31');
    await dialog().getByText('没有第 31 页，文档共 30 页。').waitFor();
    expect(await dialog().getByRole('button', { name: '复制', exact: true }).isEnabled()).toBe(false);
    await range().fill('1');
    await dialog().getByText('所选页面上已有它，请选择其他页面。').waitFor();
    await range().fill('1-3、末页');
    await dialog().getByText('将复制到 3 页').waitFor();
    await press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().count()).toBe(1 + COPIED_TO.length);
    await lab.page.getByText('已复制到 3 页。').waitFor();
    await expect.poll(() => hasFocus(more('普通签章 第 1 页'))).toBe(true);
  });

  test('all copies are one step of undo', { timeout: SLOW }, async () => {
    await press('Control+z');
    await expect.poll(() => rows().count()).toBe(1);
    await press('Control+y');
    await expect.poll(() => rows().count()).toBe(1 + COPIED_TO.length);
    await lab.page.getByText(`即可签署 ${1 + COPIED_TO.length} 处印章`).waitFor();
  });

  test('a row brings its stamp into sight; loaded anew all stand where they stood and can still be moved', {
    timeout: SLOW,
  }, async () => {
    await choice(row('第 30 页')).click();
    await expectStamp(30, MIDDLE.x + 2, MIDDLE.y + 0.9);
    await lab.page.reload();
    await lab.workbench.firstPage();
    await expect.poll(() => rows().count()).toBe(1 + COPIED_TO.length);
    await choice(row('第 3 页')).click();
    await expectStamp(3, MIDDLE.x + 2, MIDDLE.y + 0.9);
    await lab.page.getByRole('spinbutton', { name: '中心 x' }).waitFor();
    await stampOn(3).press('ArrowLeft');
    await expectStamp(3, MIDDLE.x + 1, MIDDLE.y + 0.9);
  });

  test('one seal on all pages is one row; its places are gone through by buttons and by keys', {
    timeout: SLOW,
  }, async () => {
    await lab.page.getByRole('button', { name: '多页签章', exact: true }).click();
    await lab.workbench.chooseSeal(PARTY_A.other);
    await lab.workbench.place(3, 50, 120);
    await expect.poll(() => rows().count()).toBe(2 + COPIED_TO.length);
    await press('Escape');
    const many = row('多页签章');
    await choice(many).click();
    await many.getByText('第 1 处，共 30 处 · 第 1 页').waitFor();
    await many.getByRole('button', { name: '下一处' }).click();
    await many.getByText('第 2 处，共 30 处 · 第 2 页').waitFor();
    await stampOn(2, PARTY_A.other).press('PageDown');
    await many.getByText('第 3 处，共 30 处 · 第 3 页').waitFor();
    await expect.poll(() => hasFocus(stampOn(3, PARTY_A.other))).toBe(true);
    await press('PageUp');
    await many.getByText('第 2 处，共 30 处 · 第 2 页').waitFor();
  });

  test('还原 takes everything away at once, and undo brings all of it back', { timeout: SLOW }, async () => {
    await lab.page.getByRole('button', { name: '还原', exact: true }).click();
    await expect.poll(() => rows().count()).toBe(0);
    await press('Control+z');
    await expect.poll(() => rows().count()).toBe(2 + COPIED_TO.length);
  });

  test('signed under one PIN, every place is where it was shown', { timeout: SLOW }, async () => {
    await lab.page.getByText('即可签署 34 处印章').waitFor();
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('各页.pdf');
    await lab.workbench.saveAs(path);
    const signatures = pdfsig(path);
    expect(signatures).toHaveLength(34);
    expect(signatures.every(({ valid, total }) => valid && total)).toBe(true);
    expect(qpdfCheck(path).code).toBe(0);
    for (const page of [1, ...COPIED_TO]) {
      const [single, all] = placedBoxes(path, page);
      expect(single!.x + single!.width / 2).toBeCloseTo(MIDDLE.x + (page === 3 ? 1 : 2), 1);
      expect(single!.y + single!.height / 2).toBeCloseTo(MIDDLE.y + 0.9, 1);
      expect(all).toEqual(placedBoxes(path, 15)[0]);
    }
  });
});
