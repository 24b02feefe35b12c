/** Seals under the keyboard and by exact numbers, several of them under one PIN, and where the signed file has them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

/** Millimetres between what was typed and what the file has. */
const EXACT = 0.2;

inOneShell((lab) => {
  const label = (index = 0) => lab.workbench.stamps.nth(index).getAttribute('aria-label');
  const at = (x: number, y: number) => new RegExp(`x ${x.toFixed(1)} 毫米，y ${y.toFixed(1)} 毫米`);

  /** Gives one field of the selected stamp's editor a new value, as a user types it. */
  async function type(field: string, value: number): Promise<void> {
    const input = lab.page.getByRole('spinbutton', { name: field, exact: true });
    await input.fill(String(value));
    await input.press('Enter');
  }

  test('coordinates are typed in millimetres', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.selectStamp(0);
    await type('中心 x', 71.3);
    await type('中心 y', 88.4);
    await expect.poll(() => label()).toMatch(at(71.3, 88.4));
  });

  test('arrow keys nudge; a row of them is one step of undo', { timeout: SLOW }, async () => {
    await lab.workbench.selectStamp(0);
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp']) await lab.page.keyboard.press(key);
    await expect.poll(() => label()).toMatch(at(73.3, 89.3));
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => label()).toMatch(at(71.3, 88.4));
    await lab.page.keyboard.press('Control+y');
    await expect.poll(() => label()).toMatch(at(73.3, 89.3));
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => label()).toMatch(at(71.3, 88.4));
  });

  test('Delete takes a seal away, undo brings it back where it was', { timeout: SLOW }, async () => {
    await lab.workbench.selectStamp(0);
    await lab.page.keyboard.press('Delete');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => label()).toMatch(at(71.3, 88.4));
    await lab.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(1);
  });

  test('a seal has its own size until that is unlocked, and again when it is locked', { timeout: SLOW }, async () => {
    await lab.workbench.selectStamp(0);
    await lab.page.getByRole('button', { name: '解锁尺寸' }).click();
    await type('尺寸', 38);
    await lab.page.getByText('× 38 mm').first().waitFor();
    await lab.page.getByRole('button', { name: '恢复印章尺寸并锁定' }).click();
    await lab.page.getByRole('button', { name: '解锁尺寸' }).waitFor();
    await lab.page.mouse.move(0, 0); // its tooltip goes
    await expect.poll(() => label()).toMatch(at(71.3, 88.4));
  });

  test('three places of two seals: one PIN, one signature, each where it was shown', { timeout: SLOW }, async () => {
    await lab.workbench.placeSeal(PARTY_A.other, 1, 150, 70);
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 150, 125);
    await lab.page.getByText('只需输入一次 PIN 码，即可签署 3 处印章。').waitFor();
    const shown = await Promise.all([0, 1, 2].map((index) => label(index)));
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('三处.pdf');
    await lab.workbench.saveAs(path);
    // Three fields share one signature value: the same bytes are signed, once.
    const signatures = pdfsig(path);
    expect(signatures).toMatchObject(Array(3).fill({ valid: true, total: true }));
    expect(new Set(signatures.map(({ text }) => /Signed Ranges: (.*)/.exec(text)?.[1])).size).toBe(1);
    expect(readFileSync(path, 'latin1').match(/\/ByteRange/g)).toHaveLength(1);
    expect(qpdfCheck(path).code).toBe(0);

    const boxes = placedBoxes(path, 1);
    expect(boxes).toHaveLength(3);
    for (const [index, text] of shown.entries()) {
      const [, x, y] = /x ([\d.]+) 毫米，y ([\d.]+) 毫米/.exec(text ?? '') ?? [];
      const box = boxes[index]!;
      expect(Math.abs(box.x + box.width / 2 - Number(x))).toBeLessThan(EXACT);
      expect(Math.abs(box.y + box.height / 2 - Number(y))).toBeLessThan(EXACT);
    }
    const [first] = boxes;
    expect(first!.x + first!.width / 2).toBeCloseTo(71.3, 1);
    expect(first!.y + first!.height / 2).toBeCloseTo(88.4, 1);
  });
});
