/** 多页签章: one click for many pages, single pages put right, and the guided way from the certificate to the PIN. */
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A, PARTY_B } from './workbench-page.ts';

/** Pages of the sample. */
const PAGES = [1, 2, 3, 4, 5];
/** What a pixel may be off, in millimetres. */
const PIXEL = 0.7;

inOneShell((lab) => {
  const tool = () => lab.page.getByRole('button', { name: '多页签章', exact: true });
  const settings = () => lab.page.getByRole('region', { name: '多页签章设置' });
  const placements = () => lab.page.getByRole('region', { name: '待签署位置' });
  const editor = () => placements().getByRole('group', { name: /^多页签章/ });
  const guide = () => lab.page.getByRole('dialog').filter({ hasText: '数字证书签名/签章' });
  const frame = (page: number) => lab.workbench.stamps.and(lab.page.locator(`[aria-label*="第 ${page} 页"]`));
  const at = (page: number, x: number, y: number) =>
    new RegExp(`第 ${page} 页，x ${x.toFixed(1)} 毫米，y ${y.toFixed(1)} 毫米`);
  const label = (page: number) => frame(page).getAttribute('aria-label');

  /** Middles of the seals in the file, by page. */
  const middles = (path: string, which: number) =>
    PAGES.map((page) => placedBoxes(path, page)[which]).map(
      (box) => box && { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    );

  async function setPlace(x: number, y: number): Promise<void> {
    for (const [name, value] of Object.entries({ 横向: x, 纵向: y })) {
      const field = editor().getByRole('spinbutton', { name });
      await field.fill(String(value));
      await field.press('Enter');
    }
  }

  async function openGuide(): Promise<void> {
    await lab.page.keyboard.press('Control+k');
    await lab.page.keyboard.type('签章向导');
    await lab.page
      .getByRole('option', { name: /签章向导/ })
      .first()
      .waitFor();
    await lab.page.keyboard.press('Enter');
    await guide().waitFor();
  }

  async function chooseCertificate(name: RegExp): Promise<void> {
    await guide().getByRole('combobox', { name: '请选择签章的数字证书' }).click();
    await lab.page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  }

  test('one click drops the seal on all chosen pages', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await tool().click();
    await settings().getByText('已选 5 页，文档共 5 页').waitFor();
    await settings().getByRole('textbox', { name: '页码' }).fill('2-9');
    await settings().getByText('没有第 9 页，文档共 5 页。').waitFor();
    await settings().getByRole('button', { name: '奇数页' }).click();
    await settings().getByText('已选 3 页，文档共 5 页').waitFor();

    await lab.workbench.chooseSeal(PARTY_A.seal);
    await lab.workbench.place(1, 60, 60);
    await placements().getByText('奇数页（3 页）').waitFor();
    await settings().waitFor({ state: 'hidden' });
    expect(await lab.workbench.stamps.count()).toBeGreaterThan(0);
  });

  test('exact values and other pages are for all of them', { timeout: SLOW }, async () => {
    await editor().getByRole('button', { name: '全部' }).click();
    await placements().getByText('全部（5 页）').waitFor();
    await setPlace(60, 70);
    await expect.poll(() => label(1)).toMatch(at(1, 60, 70));
  });

  test('a page is put right by dragging it alone, and put back', { timeout: SLOW }, async () => {
    await editor().getByText('只改本页', { exact: true }).click();
    await lab.workbench.drag(await lab.workbench.pointOn(1, 60, 70), await lab.workbench.pointOn(1, 90, 80));
    await editor().getByRole('button', { name: '恢复第 1 页，与其他页一致' }).waitFor();
    await placements().getByText('全部（5 页），有单独位置').waitFor();
    await editor().getByRole('button', { name: '恢复第 1 页，与其他页一致' }).click();
    await expect.poll(() => label(1)).toMatch(at(1, 60, 70));
    await editor().getByText('全部页一起', { exact: true }).click();
  });

  test('with Alt held the same, otherwise all pages move', { timeout: SLOW }, async () => {
    await lab.workbench.drag(await lab.workbench.pointOn(1, 60, 70), await lab.workbench.pointOn(1, 70, 80));
    await expect.poll(() => label(1)).not.toMatch(at(1, 60, 70));
    expect(await editor().getByRole('button', { name: /^恢复/ }).count()).toBe(0);
    await setPlace(60, 70);
    await expect.poll(() => label(1)).toMatch(at(1, 60, 70));
    const [from, to] = [await lab.workbench.pointOn(1, 60, 70), await lab.workbench.pointOn(1, 90, 80)];
    await lab.page.keyboard.down('Alt');
    await lab.workbench.drag(from, to);
    await lab.page.keyboard.up('Alt');
    await editor().getByRole('button', { name: '恢复第 1 页，与其他页一致' }).waitFor();
  });

  test('one PIN signs all places, each where it was shown', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('多页.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(5).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const [first, ...others] = middles(path, 0);
    expect(Math.abs(first!.x - 90)).toBeLessThan(PIXEL);
    expect(Math.abs(first!.y - 80)).toBeLessThan(PIXEL);
    for (const middle of others) {
      expect(middle!.x).toBeCloseTo(60, 1);
      expect(middle!.y).toBeCloseTo(70, 1);
    }
  });

  test('the guided way tells what is missing', { timeout: SLOW }, async () => {
    await openGuide();
    for (const step of ['第一步', '第二步', '第三步']) await guide().getByText(step).waitFor();
    await chooseCertificate(/乙方/);
    await guide().getByRole('textbox', { name: '页码' }).fill('0');
    await guide().getByRole('button', { name: '签章', exact: true }).click();
    await guide().getByText('没有第 0 页，文档共 5 页。').waitFor();
    await guide().getByText('请选择印章。').waitFor();
    await guide().getByRole('button', { name: '取消' }).click();
    await guide().waitFor({ state: 'hidden' });
    expect(await tool().getAttribute('aria-pressed')).toBe('false');
  });

  test('certificate, appearance, pages; one click on a page, and the PIN is asked for', { timeout: SLOW }, async () => {
    await openGuide();
    await chooseCertificate(/乙方/);
    await guide()
      .getByRole('radio', { name: new RegExp(PARTY_B.seal) })
      .check({ force: true });
    await guide()
      .getByText(/^印章有效期 .+ 至 /)
      .first()
      .waitFor();
    await guide().getByRole('textbox', { name: '页码' }).fill('第1-2页、末页');
    await guide().getByText('已选 3 页，文档共 5 页').waitFor();
    await guide().getByRole('button', { name: '签章', exact: true }).click();
    await guide().waitFor({ state: 'hidden' });

    await settings().getByText('随后输入证书 PIN 码').waitFor();
    await lab.workbench.place(1, 130, 120);
    await lab.workbench.enterPin(PARTY_B.pin);
    await lab.workbench.expectSignatures(/2 个签名/);
    expect(await tool().getAttribute('aria-pressed')).toBe('false');
    const path = lab.path('向导.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(8).fill({ valid: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const placed = middles(path, 1);
    expect(placed.map((middle) => middle !== undefined)).toEqual([true, true, false, false, true]);
    expect(new Set([0, 1, 4].map((index) => JSON.stringify(placed[index]))).size).toBe(1);
  });

  test('by keyboard it drops in the middle of the page and moves on all', { timeout: SLOW }, async () => {
    await tool().click();
    await settings().getByRole('button', { name: '末页' }).click();
    await settings().getByRole('button', { name: '放到第 5 页中央' }).press('Enter');
    await placements().getByText('末页（1 页）').waitFor();
    await lab.page.keyboard.press('ArrowRight');
    await expect.poll(() => label(5)).toMatch(at(5, 106, 148.5));
    await lab.page.keyboard.press('Escape');
  });
});
