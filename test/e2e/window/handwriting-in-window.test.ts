/** 手写签名 from the pad to the signed file. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cropped, type Raster, readPpm } from '../../../plugins/signing/src/testing/raster.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

/** Pixels of a millimetre. */
const SCALE = 10;

/** Share of the pixels that are blue ink. */
function blueShare({ rgb }: Raster): number {
  let blue = 0;
  for (let at = 0; at < rgb.length; at += 3) if (rgb[at + 2]! - rgb[at]! > 60) blue++;
  return blue / (rgb.length / 3);
}

inOneShell((lab) => {
  const dialog = () => lab.page.getByRole('dialog', { name: '手写签名' });
  const pad = (strokes: number) => dialog().getByRole('img', { name: `书写区，已写 ${strokes} 笔` });
  const tool = () => lab.page.getByRole('button', { name: '手写签名', exact: true });
  const label = (index: number) => lab.workbench.stamps.nth(index).getAttribute('aria-label');

  /** A stroke over the pad, in shares of its width and height. */
  async function write(...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
    // The dialog grows as it opens.
    await lab.page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
    const box = (await dialog()
      .getByRole('img', { name: /书写区/ })
      .boundingBox())!;
    const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
    await lab.page.mouse.move(...at(points[0]!));
    await lab.page.mouse.down();
    for (const point of points.slice(1)) await lab.page.mouse.move(...at(point), { steps: 8 });
    await lab.page.mouse.up();
  }

  test('who writes nothing leaves the tool', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await tool().click();
    await pad(0).waitFor();
    expect(await dialog().getByRole('button', { name: '确定', exact: true }).isDisabled()).toBe(true);
    await dialog()
      .getByText(/键盘无法书写/)
      .waitFor();
    await dialog().getByRole('button', { name: '取消' }).click();
    await expect.poll(() => tool().getAttribute('aria-pressed')).toBe('false');
  });

  test('strokes are written, taken back and cleared', { timeout: SLOW }, async () => {
    await tool().click();
    await write([0.2, 0.3], [0.5, 0.6]);
    await write([0.3, 0.6], [0.5, 0.3]);
    await pad(2).waitFor();
    await dialog().getByRole('button', { name: '撤销一笔' }).click();
    await pad(1).waitFor();
    await lab.page.keyboard.press('Control+z');
    await pad(0).waitFor();
    await write([0.2, 0.3], [0.5, 0.6]);
    await dialog().getByRole('button', { name: '清除' }).click();
    await pad(0).waitFor();
  });

  test('the signature follows the pointer, and a click drops it', { timeout: SLOW }, async () => {
    await dialog().getByRole('radio', { name: '蓝色' }).check({ force: true });
    await write([0.1, 0.3], [0.3, 0.7], [0.4, 0.2], [0.5, 0.7]);
    await write([0.55, 0.5], [0.7, 0.3], [0.9, 0.6]);
    await dialog().getByRole('button', { name: '确定', exact: true }).click();
    await expect.poll(() => dialog().count()).toBe(0);
    const point = await lab.workbench.pointOn(1, 60, 120);
    await lab.page.mouse.move(point.x - 9, point.y);
    await lab.page.mouse.move(point.x, point.y, { steps: 3 });
    await lab.page.locator('[data-ghost] svg').locator('visible=true').waitFor();
    await lab.page.mouse.click(point.x, point.y);
    await expect.poll(() => label(0)).toMatch(/x (59\.\d|60(\.\d)?) 毫米，y (119\.\d|120(\.\d)?) 毫米/);
  });

  test('once more by the keyboard, in another size', { timeout: SLOW }, async () => {
    const panel = lab.page.getByRole('region', { name: '手写签名' });
    const width = panel.getByRole('spinbutton', { name: '宽度' });
    await width.fill('60');
    await width.press('Enter');
    await panel.getByText(/^(59|60)\.\d × /).waitFor();
    await panel.getByRole('button', { name: '放到第 1 页中央' }).press('Enter');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
    await lab.page.keyboard.press('Escape');
  });

  test('signed, it is ink of its colour and size on the page', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('手写.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(2).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const boxes = placedBoxes(path, 1);
    expect(boxes.map(({ width }) => Math.round(width))).toEqual([40, 60]);
    const words = ['-r', String(SCALE * 25.4), '-f', '1', '-l', '1', path];
    const page = readPpm(execFileSync('pdftoppm', words, { maxBuffer: 1 << 30 }));
    for (const { x, y, width, height } of boxes) {
      const area = { x: x * SCALE, y: y * SCALE, width: width * SCALE, height: height * SCALE };
      expect(blueShare(cropped(page, area))).toBeGreaterThan(0.02);
    }
  });
});
