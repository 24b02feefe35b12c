/** 关键字签章 from the words to the signature: hits with ticks, marks on the pages, one stamp for all of them. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { picture, samplePdf } from '../../../plugins/text-search/src/testing/sample-pdf.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A, PARTY_B } from './workbench-page.ts';

inOneShell((lab) => {
  const tool = () => lab.page.getByRole('button', { name: '关键字签章', exact: true });
  const panel = () => lab.page.getByRole('region', { name: '关键字签章' });
  const field = () => panel().getByRole('textbox', { name: '关键字' });
  const list = () => panel().getByRole('listbox', { name: '找到的各处' });
  const hit = (number: number) => list().getByRole('option', { name: new RegExp(`第 ${number} 处`) });
  const mark = (number: number) => lab.page.locator(`[data-hit="${number}"]`).locator('visible=true').first();
  const place = (places: number) => panel().getByRole('button', { name: `放置印章（${places} 处）` });
  const isOn = () => tool().getAttribute('aria-pressed');

  async function choose(select: string, option: string): Promise<void> {
    await panel().getByRole('combobox', { name: select }).click();
    await lab.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  }

  async function search(words: string, outcome: RegExp): Promise<void> {
    await field().fill(words);
    await field().press('Enter');
    await panel().getByText(outcome).waitFor();
  }

  test('a rule ticks the places, one is left out, and one signature seals the others', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await tool().click();
    await search('乙方', /找到 31 处，分布在 5 页/);
    await choose('范围', '每页第一处');
    await panel().getByText('已选 5 / 31 处').waitFor();
    await list().press('Home');
    await expect.poll(() => hit(1).getAttribute('aria-selected')).toBe('true');
    await list().press(' ');
    await expect.poll(() => hit(1).getAttribute('aria-selected')).toBe('false');
    expect(await place(4).isEnabled()).toBe(false);
    await choose('印章', PARTY_B.seal);
    await place(4).click();
    await expect.poll(isOn).toBe('false');
    await lab.page.getByText('“乙方” 4 处').waitFor();
    await lab.workbench.sign(PARTY_B.pin, 1);

    const path = lab.path('关键字.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(4).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const boxes = [1, 2, 3, 4, 5].map((page) => placedBoxes(path, page));
    expect(boxes.map(({ length }) => length)).toEqual([0, 1, 1, 1, 1]);
    for (const box of boxes.flat()) expect(box.width).toBeCloseTo(40, 1);
    await lab.page.keyboard.press('Control+w');
  });

  test('the words that were sealed are offered again; pages without text are named', { timeout: SLOW }, async () => {
    const [scan, mixed] = [lab.path('扫描.pdf'), lab.path('含扫描页.pdf')];
    writeFileSync(scan, samplePdf([{ content: picture }]));
    const contract = join(lab.path('profile'), 'plugins/demo-company/contracts/采购合同.pdf');
    execFileSync('qpdf', [contract, '--pages', '.', '1', scan, '1', '.', '5', '--', mixed]);
    await lab.workbench.openFile(mixed);
    await tool().click();
    await panel().getByRole('button', { name: '乙方', exact: true }).click();
    await panel()
      .getByText(/找到 6 处，分布在 2 页/)
      .waitFor();
    await panel().getByText('第 2 页是扫描件，没有文字可查找。').waitFor();
    await search('丙方盖章', /没有找到“丙方盖章”/);
    await panel().getByText('第 2 页是扫描件，没有文字可查找。').waitFor();
    await panel().getByRole('checkbox', { name: '正则表达式' }).check();
    await search('[乙', /\[乙/);
    await panel().getByRole('alert').waitFor();
    await field().press('Escape');
    await expect.poll(isOn).toBe('false');
    await lab.page.keyboard.press('Control+w');
  });

  test('a click on the words ticks them; seals stand there, and one that is dragged takes the others along', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await tool().click();
    await search('乙方', /找到 6 处，分布在 1 页/);
    await panel().getByRole('button', { name: '全不选' }).click();
    for (const number of [1, 2]) await mark(number).click();
    await panel().getByText('已选 2 / 6 处').waitFor();
    expect(await hit(2).getAttribute('aria-selected')).toBe('true');
    await hit(1).click();
    const words = (await mark(1).boundingBox())!;
    await place(2).click();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
    const seal = (await lab.workbench.stamps.first().boundingBox())!;
    expect(Math.abs(seal.x + seal.width / 2 - (words.x + words.width / 2))).toBeLessThan(3);
    expect(Math.abs(seal.y + seal.height / 2 - (words.y + words.height / 2))).toBeLessThan(3);

    const places = async () => {
      const labels = await lab.workbench.stamps.evaluateAll((stamps) =>
        stamps.map((stamp) => stamp.getAttribute('aria-label') ?? ''),
      );
      return labels.map((label) => [...label.matchAll(/[xy] (-?[\d.]+) 毫米/g)].map(([, length]) => Number(length)));
    };
    const before = await places();
    const grip = { x: seal.x + seal.width / 2, y: seal.y + seal.height / 2 };
    await lab.workbench.drag(grip, { x: grip.x + 60, y: grip.y + 40 });
    const shifts = async () =>
      (await places()).map(([x, y], index) => [x! - before[index]![0]!, y! - before[index]![1]!] as const);
    await expect.poll(async () => (await shifts())[0]![0]).toBeGreaterThan(5);
    // The others come to stand once all are planned.
    await expect
      .poll(async () => {
        const [first, second] = await shifts();
        return Math.hypot(second![0] - first![0], second![1] - first![1]);
      })
      .toBeLessThan(0.05);
    await lab.page.keyboard.press('Control+z');
    await expect.poll(places).toEqual(before);
  });
});
