/** 打印预览: the pages as paper will show them, with what is placed on them, and what the printer would cut off. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Raster, readPng } from '../../../plugins/signing/src/testing/raster.ts';
import { pdfOfPages } from '../../signing/pdf-of-pages.ts';
import { inOneShell, SLOW, type WindowLab } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

const A4 = { width: 210, height: 297 };
const A3 = [0, 0, 841.89, 1190.55] as const;
/** Share of the pixels under a seal that are red, at least: it is rings and letters. */
const MUCH_RED = 0.08;

inOneShell((lab) => {
  const dialog = () => lab.page.getByRole('dialog').filter({ hasText: '打印预览' });
  const paper = (page: number, pages: number) => dialog().getByRole('img', { name: `第 ${page} 页，共 ${pages} 页` });
  const close = async () => {
    await lab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  };

  test('a placed seal is on its paper, and named where the printer would cut it off', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 186.5, 150);
    await lab.page.getByRole('button', { name: '打印预览' }).click();
    await dialog().getByText('普通签章 · 甲方公章有一部分打印不出来：第 1 页。').waitFor();
    const shown = await drawn(lab, paper(1, 5));
    expect(redness(shown, { x: 186.5, y: 150 })).toBeGreaterThan(MUCH_RED);
    expect(redness(shown, { x: 60, y: 270 })).toBe(0);

    // Keys turn the pages; the seal is on the first one alone.
    await lab.page.keyboard.press('ArrowRight');
    expect(redness(await drawn(lab, paper(2, 5)), { x: 186.5, y: 150 })).toBe(0);
    await lab.page.keyboard.press('End');
    await paper(5, 5).waitFor();
    await dialog().getByRole('button', { name: '查看第 1 页' }).click();
    await paper(1, 5).waitFor();

    // A printer that prints nearer to the edge prints all of it; the window remembers the printer.
    await setMargin(lab, '2');
    await dialog().getByText('待签署的印章都在可打印范围内。').waitFor();
    await close();
    await lab.page.keyboard.press('Control+Alt+p');
    await expect.poll(() => dialog().getByLabel('打印机不可打印的边距').inputValue()).toBe('2.0');
    await setMargin(lab, '4.2');
    await dialog().getByText('有一部分打印不出来').waitFor();
    await close();
    await lab.page.getByRole('button', { name: '还原' }).click();
    await lab.workbench.stamps.first().waitFor({ state: 'hidden' });
  });

  test('a seam seal is moved off the edge from the preview', { timeout: SLOW }, async () => {
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await lab.page.getByRole('button', { name: '骑缝章', exact: true }).click();
    await lab.page.getByRole('checkbox', { name: /先收集/ }).check();
    await lab.page.getByRole('button', { name: '盖骑缝章' }).click();
    await lab.workbench.stamps.first().waitFor();
    const before = await lab.workbench.stamps.first().getAttribute('aria-label');
    await lab.page.keyboard.press('Control+Alt+p');
    await dialog().getByText('骑缝章 · 甲方公章有一部分打印不出来：第 1–5 页。').waitFor();
    await dialog().getByRole('button', { name: '内缩 4.2 毫米' }).click();
    await dialog().getByText('待签署的印章都在可打印范围内。').waitFor();
    await close();
    expect(await lab.workbench.stamps.first().getAttribute('aria-label')).not.toBe(before);
  });

  test('printing from it prints the document without what is not signed, as the preview says', {
    timeout: SLOW,
  }, async () => {
    await lab.page.keyboard.press('Control+Alt+p');
    await dialog().getByText('未签署的印章只作预览').waitFor();
    const prints = await lab.window.printed(async () => {
      await dialog().getByRole('button', { name: '打印…' }).click();
      const asked = lab.page.getByRole('dialog').filter({ hasText: '实际大小（100%）' });
      await asked.getByRole('button', { name: '打印', exact: true }).click();
    });
    expect(prints).toHaveLength(1);
    expect(prints[0]!.includes('/ByteRange')).toBe(false);
  });

  test('on smaller paper the page shrinks, and that is said', { timeout: SLOW }, async () => {
    const path = lab.path('A3.pdf');
    writeFileSync(path, pdfOfPages([{ mediaBox: A3 }]));
    await lab.workbench.openFile(path);
    await lab.page.getByRole('tab', { name: 'A3.pdf', selected: true }).waitFor();
    await lab.page.keyboard.press('Control+Alt+p');
    await dialog().getByText('与页面相同').waitFor();
    expect(await dialog().getByText('缩小到').count()).toBe(0);
    await dialog().getByText('A4', { exact: true }).click();
    await dialog().getByText('缩小到 71%').waitFor();
    await close();
  });
});

async function setMargin(lab: WindowLab, mm: string): Promise<void> {
  const field = lab.page.getByLabel('打印机不可打印的边距');
  await field.fill(mm);
  await field.press('Enter');
}

/** The paper as it is on the screen, once its page is drawn. */
async function drawn(lab: WindowLab, paper: ReturnType<WindowLab['page']['locator']>): Promise<Raster> {
  await paper.locator('canvas').waitFor();
  await lab.page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  return readPng(await paper.screenshot());
}

/** Share of red pixels in the box of 40 mm around a place of an A4 sheet, in millimetres. */
function redness({ width, rgb }: Raster, { x, y }: { readonly x: number; readonly y: number }): number {
  const scale = width / A4.width;
  let [red, all] = [0, 0];
  for (let row = Math.floor((y - 20) * scale); row < (y + 20) * scale; row++) {
    for (let column = Math.floor((x - 20) * scale); column < (x + 20) * scale; column++, all++) {
      const [r = 0, g = 0, b = 0] = rgb.subarray((row * width + column) * 3);
      if (r > 120 && r - g > 60 && r - b > 60) red++;
    }
  }
  return red / all;
}
