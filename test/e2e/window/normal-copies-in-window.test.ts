/** 普通签章, once more: at every place like the one where it stands. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { picture, samplePdf } from '../../../plugins/text-search/src/testing/sample-pdf.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

/** The sample has 乙方（盖章） at the left and 甲方（盖章） at the right of one line, this far apart, in millimetres. */
const APART = 79;

inOneShell((lab) => {
  const placements = () => lab.page.getByRole('region', { name: '待签署位置' });
  const rows = () => placements().getByRole('listitem');
  const dialog = () => lab.page.getByRole('dialog').filter({ hasText: '在所有相同位置盖章' });
  const words = () => dialog().getByRole('textbox', { name: '印章旁边的文字' });
  const place = (context: string) => dialog().getByRole('listitem').filter({ hasText: context }).getByRole('checkbox');

  async function openDialog(): Promise<void> {
    await lab.workbench.selectStamp(0);
    await lab.page
      .getByRole('button', { name: /^更多操作：普通签章/ })
      .first()
      .click();
    await lab.page.getByRole('menuitem', { name: '在所有相同位置盖章…' }).click();
    await dialog().waitFor();
  }

  async function setPlace(x: number, y: number): Promise<void> {
    for (const [name, value] of Object.entries({ '中心 x': x, '中心 y': y })) {
      const field = placements().getByRole('spinbutton', { name });
      await field.fill(String(value));
      await field.press('Enter');
    }
  }

  test('the label beside the seal is proposed; it stands nowhere else', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.selectStamp(0);
    await setPlace(60, 190);
    await expect.poll(() => lab.workbench.stamps.first().getAttribute('aria-label')).toMatch(/x 60\.0 毫米，y 190\.0/);
    await openDialog();
    await expect.poll(() => words().inputValue()).toBe('乙方（盖章）');
    await dialog().getByText('没有其他相同的位置').waitFor();
    expect(await dialog().getByRole('button', { name: /^盖章/ }).isEnabled()).toBe(false);
  });

  test('other words: the places are listed with what stands around, and one can be left out', {
    timeout: SLOW,
  }, async () => {
    await words().fill('没有写过的文字');
    await dialog().getByText('第 1 页上印章的旁边没有“没有写过的文字”').waitFor();
    await words().fill('盖章');
    await dialog().getByText('找到 3 处，已选 3 处').waitFor();
    await dialog().getByRole('checkbox', { name: '全选' }).uncheck();
    await place('甲方（盖章').check();
    await dialog().getByText('找到 3 处，已选 1 处').waitFor();
    await dialog().getByRole('button', { name: '盖章（1 处）' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().count()).toBe(2);
  });

  test('what was placed is one step of undo, and is not offered again', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => rows().count()).toBe(1);
    await lab.page.keyboard.press('Control+y');
    await expect.poll(() => rows().count()).toBe(2);
    await openDialog();
    await words().fill('方（盖章）');
    await dialog().getByText('没有其他相同的位置，或都已经盖上这枚印章').waitFor();
    await dialog().getByRole('button', { name: '取消' }).click();
    await dialog().waitFor({ state: 'hidden' });
  });

  test('both are signed with one PIN, as far from their words', { timeout: SLOW }, async () => {
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('相同位置.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(2).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const [first, second] = placedBoxes(path, 1);
    expect(Math.abs(second!.x - first!.x - APART)).toBeLessThan(1);
    expect(second!.y).toBeCloseTo(first!.y, 0);
  });

  test('on a scan it is said that there are no words', { timeout: SLOW }, async () => {
    const scan = lab.path('扫描件.pdf');
    writeFileSync(scan, samplePdf([{ content: picture, box: [0, 0, 595, 842] }]));
    await lab.workbench.openFile(scan);
    await lab.workbench.bringToFront(/扫描件/);
    await lab.workbench.firstPage();
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await openDialog();
    await dialog().getByText('第 1 页没有可识别的文字（可能是扫描件）').waitFor();
  });
});
