/** 二维码 from its panel to the signed file, where a reader reads it from the picture of the page. */
import { execFileSync } from 'node:child_process';
import readQr from 'jsqr';
import { expect, test } from 'vitest';
import { cropped, readPpm } from '../../../plugins/signing/src/testing/raster.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { type PlacedBox, placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

const ADDRESS = 'https://example.com/verify?id=2024-0718';
const WORDS = '合同编号 HT-2024-0718';
/** Pixels of a millimetre. */
const SCALE = 12;
/** Where the first page is blank, in millimetres: text in a code makes it unreadable. */
const BLANK = [
  { x: 130, y: 73 },
  { x: 167, y: 73 },
] as const;

/** What jsQR reads in a rectangle of the first page, as poppler draws it. */
function readFrom(path: string, { x, y, width, height }: PlacedBox): string | undefined {
  const words = ['-r', String(SCALE * 25.4), '-f', '1', '-l', '1', path];
  const page = readPpm(execFileSync('pdftoppm', words, { maxBuffer: 1 << 30 }));
  const code = cropped(page, { x: x * SCALE, y: y * SCALE, width: width * SCALE, height: height * SCALE });
  const pixels = new Uint8ClampedArray(code.width * code.height * 4).fill(255);
  for (let pixel = 0; pixel < code.width * code.height; pixel++)
    pixels.set(code.rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return readQr(pixels, code.width, code.height)?.data;
}

inOneShell((lab) => {
  const panel = () => lab.page.getByRole('region', { name: '二维码' });
  const text = () => panel().getByRole('textbox', { name: '内容' });
  const put = () => panel().getByRole('button', { name: '放到第 1 页中央' });
  const label = (index: number) => lab.workbench.stamps.nth(index).getAttribute('aria-label');

  test('without a text there is nothing to place, and a click says so', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.page.getByRole('button', { name: '二维码' }).click();
    await panel().waitFor();
    expect(await put().isDisabled()).toBe(true);
    await lab.workbench.place(1, 60, 60);
    await lab.page.getByText('二维码没有内容，请填写核验文字或网址。').first().waitFor();
    expect(await lab.workbench.stamps.count()).toBe(0);
  });

  test('a code that could not be read from paper is refused with the size that it needs', {
    timeout: SLOW,
  }, async () => {
    await text().fill('x'.repeat(600));
    await panel()
      .getByText(/边长设为至少 \d+ 毫米/)
      .waitFor();
    expect(await put().isDisabled()).toBe(true);
    await text().fill(ADDRESS);
    await panel().getByRole('img', { name: '二维码预览' }).waitFor();
    expect(await put().isDisabled()).toBe(false);
  });

  test('a click drops it, the keyboard another one', { timeout: SLOW }, async () => {
    await lab.workbench.place(1, BLANK[0].x, BLANK[0].y);
    await expect.poll(() => label(0)).toMatch(/x (129\.\d|130(\.\d)?) 毫米/);
    await text().fill(WORDS);
    await put().press('Enter');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
    await lab.page.keyboard.press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
  });

  test('one that is placed takes another place, size and text', { timeout: SLOW }, async () => {
    await lab.workbench.selectStamp(1);
    const editor = lab.page.getByRole('group', { name: /二维码章/ });
    for (const [field, value] of [
      ['边长', 30],
      ['中心 x', BLANK[1].x],
      ['中心 y', BLANK[1].y],
    ] as const) {
      const input = editor.getByRole('spinbutton', { name: field });
      await input.fill(String(value));
      await input.press('Enter');
    }
    await editor.getByRole('textbox', { name: '内容' }).fill(`${WORDS}-1`);
    await expect.poll(() => label(1)).toContain(`${WORDS}-1`);
    await expect.poll(() => label(1)).toContain(`x ${BLANK[1].x.toFixed(1)} 毫米`);
  });

  test('signed, each is read from the page as it was written', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('二维码.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(2).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const boxes = placedBoxes(path, 1);
    expect(boxes.map(({ width }) => Math.round(width * 10) / 10)).toEqual([25, 30]);
    expect(boxes.map((box) => readFrom(path, box))).toEqual([ADDRESS, `${WORDS}-1`]);
  });
});
