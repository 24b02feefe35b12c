/** 时间章 from its card to the signed file: the date follows the pointer, is dropped, dragged, changed, and is text there. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

const now = new Date();
const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
const two = (number: number) => String(number).padStart(2, '0');
/** In the forms of the card's menu. */
const TODAY = {
  digits: `${year}年${two(month)}月${two(day)}日`,
  dashes: `${year}-${two(month)}-${two(day)}`,
  slashes: `签于 ${year}/${month}/${day}`,
};
/** 14 pt in millimetres: eight digits take half of that each, the three characters all of it, in most fonts. */
const HEIGHT = (14 * 25.4) / 72;
/** Millimetres. */
const EXACT = 0.2;

const pdftotext = (path: string, ...words: string[]) =>
  execFileSync('pdftotext', [...words, path, '-'], { encoding: 'utf8' });

inOneShell((lab) => {
  const card = () => lab.page.getByRole('button', { name: /^时间章：/ });
  const ghost = () => lab.page.locator('[data-ghost] svg').locator('visible=true');
  const label = (index: number) => lab.workbench.stamps.nth(index).getAttribute('aria-label');

  async function chooseFormat(name: string): Promise<void> {
    await lab.page.getByRole('button', { name: '日期格式' }).click();
    await lab.page.getByRole('menuitem', { name }).click();
  }

  test('the card shows today and switches the tool on', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.page.getByRole('button', { name: `时间章：${TODAY.digits}` }).click();
    await expect.poll(() => card().getAttribute('aria-pressed')).toBe('true');
    await lab.page.getByText('日期以签署当天为准').waitFor();
  });

  test('the date follows the pointer in its true size, and a click drops it', { timeout: SLOW }, async () => {
    const point = await lab.workbench.pointOn(1, 60, 60);
    // The tool may be on its way still.
    await expect
      .poll(async () => {
        await lab.page.mouse.move(point.x - 9, point.y);
        await lab.page.mouse.move(point.x, point.y, { steps: 3 });
        return ghost().count();
      })
      .toBe(1);
    const box = (await ghost().boundingBox())!;
    expect(Math.abs(box.x + box.width / 2 - point.x)).toBeLessThan(2);
    expect(Math.abs(box.y + box.height / 2 - point.y)).toBeLessThan(2);
    const scale = ((await lab.workbench.pointOn(1, 110, 60)).x - point.x) / 50;
    expect(box.height / scale).toBeGreaterThan(HEIGHT * 0.95);
    expect(box.height / scale).toBeLessThan(HEIGHT * 1.6);
    expect(box.width / scale).toBeGreaterThan(HEIGHT * 6);
    expect(box.width / scale).toBeLessThan(HEIGHT * 8.5);

    await lab.page.mouse.click(point.x, point.y);
    await expect.poll(() => label(0)).toMatch(new RegExp(`^${TODAY.digits}.*x (59\\.\\d|60(\\.\\d)?) 毫米`));
    // While the tool is on, the looks are those of the next date.
    const editor = lab.page.getByRole('group', { name: /时间章/ });
    await editor.getByRole('spinbutton', { name: '中心 x' }).waitFor();
    expect(await editor.getByRole('combobox', { name: '格式' }).count()).toBe(0);
    await lab.page.keyboard.press('Escape');
    await expect.poll(() => card().getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => ghost().count()).toBe(0);
  });

  test('it is dragged, and nudged by arrow keys', { timeout: SLOW }, async () => {
    await lab.workbench.drag(await lab.workbench.pointOn(1, 60, 60), await lab.workbench.pointOn(1, 145, 80));
    await expect.poll(() => label(0)).toMatch(/x (144\.\d|145(\.\d)?) 毫米，y (79\.\d|80(\.\d)?) 毫米/);
    const before = await label(0);
    await lab.page.keyboard.press('ArrowDown');
    await expect.poll(() => label(0)).not.toBe(before);
  });

  test('a date that is placed takes another form, typeface, size and colour', { timeout: SLOW }, async () => {
    const editor = lab.page.getByRole('group', { name: /时间章/ });
    await editor.getByRole('combobox', { name: '格式' }).click();
    await lab.page.getByTitle(TODAY.dashes, { exact: true }).click();
    await expect.poll(() => label(0)).toContain(TODAY.dashes);
    await editor.getByText('黑体').click();
    await editor.getByRole('checkbox', { name: '加粗' }).check();
    await editor.getByRole('radio', { name: '红色' }).check({ force: true });
    const size = editor.getByRole('spinbutton', { name: '字号' });
    await size.fill('20');
    await size.press('Enter');
    const frame = lab.workbench.stamps.first();
    await expect.poll(async () => (await frame.boundingBox())!.height).toBeGreaterThan(20);
  });

  test('by the keyboard alone, in a form of the user’s own', { timeout: SLOW }, async () => {
    await chooseFormat('自定义…');
    const pattern = lab.page.getByRole('textbox', { name: '自定义' });
    await pattern.fill('yyyy/QQ');
    await lab.page.getByText(/“QQ”无法识别/).waitFor();
    await pattern.fill('签于 yyyy/M/d');
    await lab.page.getByText(TODAY.slashes, { exact: true }).first().waitFor();
    const put = lab.page.getByRole('button', { name: '放到第 1 页中央' });
    await put.focus();
    await lab.page.keyboard.press('Enter');
    await expect.poll(() => label(1)).toMatch(new RegExp(`^${TODAY.slashes}`));
    // It has the keyboard's focus.
    await lab.page.keyboard.press('ArrowLeft');
    await expect.poll(() => label(1)).toMatch(/x 104(\.0)? 毫米/);
    await lab.page.keyboard.press('Escape');
    await lab.workbench.selectStamp(1);
    // Where the page is blank: text over text is read as a jumble.
    for (const [field, value] of [
      ['中心 x', 145],
      ['中心 y', 64],
    ] as const) {
      const input = lab.page.getByRole('spinbutton', { name: field });
      await input.fill(String(value));
      await input.press('Enter');
    }
    await expect.poll(() => label(1)).toMatch(/x 145\.0 毫米，y 64\.0 毫米/);
  });

  test('signed with a seal in one go, the dates are text that can be selected', { timeout: SLOW }, async () => {
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 150);
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('日期.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(3).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const text = pdftotext(path);
    expect(text).toContain(TODAY.dashes);
    expect(text).toContain(TODAY.slashes.split(' ')[1]);

    // The words stand where the date does, so that a mouse selects them there.
    const [first] = placedBoxes(path, 1);
    const word = new RegExp(`xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="([\\d.]+)" yMax="([\\d.]+)">${TODAY.dashes}<`);
    const [left, top, right, bottom] = (word.exec(pdftotext(path, '-bbox', '-l', '1')) ?? [])
      .slice(1)
      .map((points) => (Number(points) * 25.4) / 72);
    expect(Math.abs(left! - first!.x)).toBeLessThan(EXACT);
    expect(Math.abs(right! - (first!.x + first!.width))).toBeLessThan(EXACT);
    expect(bottom!).toBeGreaterThan(first!.y + first!.height / 2);
    expect(top!).toBeLessThan(first!.y + first!.height / 2);
  });

  test('the form is remembered by the next window', { timeout: SLOW }, async () => {
    await lab.window.close();
    await lab.open();
    await lab.workbench.openSample('框架协议');
    await lab.page.getByRole('button', { name: `时间章：${TODAY.slashes}` }).waitFor();
  });
});
