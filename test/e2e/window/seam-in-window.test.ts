/** 骑缝章 as the guide shows it: areas along the edges, a click, the PIN; and what a clerk may do instead. */
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A, PARTY_B } from './workbench-page.ts';

/** Of the samples, in millimetres. */
const [PAGE_WIDTH, PAGE_HEIGHT] = [210, 297];
/** What a pixel may be off, in millimetres. */
const PIXEL = 0.7;

inOneShell((lab) => {
  // Documents behind the one in front have a tool bar and panels of their own.
  const tool = () => lab.page.getByRole('button', { name: '骑缝章', exact: true }).locator('visible=true');
  const panel = () => lab.page.getByRole('region', { name: '骑缝章' }).locator('visible=true');
  const area = (page: number) => lab.page.getByRole('slider', { name: new RegExp(`第 ${page} 页`) });
  const edge = (name: string) => panel().getByRole('radiogroup', { name: '页边' }).getByText(name, { exact: true });
  const isOn = () => tool().getAttribute('aria-pressed');

  async function collect(isWanted: boolean): Promise<void> {
    const box = panel().getByRole('checkbox', { name: '先收集，再一起提交' });
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(isWanted);
  }

  /** Middle of the chosen area of page 1 at so many millimetres from the top. */
  async function pointInArea(distance: number): Promise<{ readonly x: number; readonly y: number }> {
    const box = await area(1).boundingBox();
    if (!box) throw new Error('no area');
    return { x: box.x + box.width / 2, y: box.y + (box.height / PAGE_HEIGHT) * distance };
  }

  /** The slices that qpdf finds on the five pages, each the last annotation of its page. */
  const slices = (path: string) => [1, 2, 3, 4, 5].map((page) => placedBoxes(path, page).at(-1)!);

  test('a click in the area asks for the PIN at once; each page has its slice', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await tool().click();
    await panel().getByText('请先在上方“印章列表”中点选一枚印章。').waitFor();
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await panel()
      .getByRole('img', { name: /各页错开叠放后的印章，第 1–5 页/ })
      .waitFor();

    const point = await pointInArea(80);
    await lab.page.mouse.move(point.x, point.y);
    await expect.poll(() => area(1).getAttribute('aria-valuetext')).toMatch(/距上边 (79|80)\.\d mm/);
    await lab.page.mouse.click(point.x, point.y);
    await lab.workbench.enterPin(PARTY_A.pin);
    await lab.workbench.expectSignatures(/1 个签名/);
    expect(await isOn()).toBe('false');

    const path = lab.path('骑缝.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(5).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const boxes = slices(path);
    for (const box of boxes) {
      expect(box.x + box.width).toBeCloseTo(PAGE_WIDTH, 0);
      expect(Math.abs(box.y + box.height / 2 - 80)).toBeLessThan(PIXEL);
    }
    // Five slices make a seal of 40 mm, but for its empty margins.
    const width = boxes.reduce((sum, box) => sum + box.width, 0);
    expect(width).toBeGreaterThan(38);
    expect(width).toBeLessThan(40.1);
  });

  test('with others it waits for 提交签署; the edge is chosen on the page, the place by keyboard', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.placeSeal(PARTY_B.seal, 1, 60, 150);
    await tool().click();
    await lab.page.getByRole('button', { name: '改为左边' }).first().click();
    await expect.poll(() => edge('左').locator('xpath=ancestor::label').locator('input').isChecked()).toBe(true);
    await panel().getByText('还有其他待签署的印章').waitFor();
    await lab.page.mouse.move(5, 5);
    await area(1).focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowUp']) await area(1).press(key);
    await expect.poll(() => area(1).getAttribute('aria-valuetext')).toBe('距上边 146.4 mm');
    await area(1).press('Enter');
    await lab.page.getByText('骑缝章已加入待签署位置').waitFor();
    await lab.page.getByText('左侧 · 5 页', { exact: false }).first().waitFor();
    await lab.workbench.sign(PARTY_B.pin, 2);

    const path = lab.path('双方.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path).every(({ valid }) => valid)).toBe(true);
    for (const box of slices(path)) {
      expect(box.x).toBeCloseTo(0, 1);
      expect(box.y + box.height / 2).toBeCloseTo(146.4, 1);
    }
    await lab.page.keyboard.press('Control+w');
  });

  test('collected, it can be dragged along its edge as a whole', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await tool().click();
    await edge('右').click();
    await collect(true);
    await panel().getByRole('button', { name: '盖骑缝章', exact: true }).click();
    await expect.poll(isOn).toBe('false');
    await expect.poll(() => lab.workbench.stamps.first().getAttribute('aria-label')).toMatch(/y 148\.5 毫米/);

    const from = await lab.workbench.pointOn(1, PAGE_WIDTH - 3, 148.5);
    await lab.workbench.drag(from, await lab.workbench.pointOn(1, PAGE_WIDTH - 30, 100));
    const labels = () =>
      lab.workbench.stamps.evaluateAll((stamps) => stamps.map((stamp) => stamp.getAttribute('aria-label')));
    const isThere = (label: string | null) => /y (99\.\d|100\.\d) 毫米/.test(label ?? '');
    await expect.poll(async () => (await labels()).filter((label) => !isThere(label))).toEqual([]);

    // For the tests that follow the window is as it was.
    await lab.page.getByRole('button', { name: '还原', exact: true }).click();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await tool().click();
    await collect(false);
    await lab.page.keyboard.press('Control+w');
  });

  test('more pages than share a seal: the panel says which pages do', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('框架协议');
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await tool().click();
    await panel().getByRole('button', { name: '第 1–15 页', pressed: true }).waitFor();
    await panel().getByRole('button', { name: '第 16–30 页' }).click();
    await panel()
      .getByRole('img', { name: /第 16–30 页/ })
      .waitFor();
    await edge('对开').click();
    await panel().getByRole('button', { name: '第 28–29 页' }).waitFor();
    await panel().getByRole('textbox', { name: '页码' }).fill('7');
    await panel().getByText('所选页面剩下 1 页，骑缝章至少需要 2 页。').waitFor();
    expect(await panel().getByRole('button', { name: '盖骑缝章并签署' }).isDisabled()).toBe(true);
    await lab.page.keyboard.press('Control+w');
  });

  test('a document of one page is told to be one, in the panel', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await tool().click();
    await panel().getByText('文档只有 1 页。骑缝章要跨页，至少需要 2 页').waitFor();
    expect(await area(1).count()).toBe(0);
  });
});
