/** A contract from the empty window to the signature of both parties, in the desktop app and in the browser. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { desktop, SHELLS } from './shells.ts';
import { PARTY_A, PARTY_B, WorkbenchPage } from './workbench-page.ts';

const SLOW = 120_000;

describe.each(SHELLS)('in %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  const byOne = join(folder, '甲方已签.pdf');
  const byBoth = join(folder, '双方已签.pdf');
  let window: OpenWindow;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    window = await openWindow(kind, { profile: join(folder, 'profile') }, desktop.path);
    workbench = new WorkbenchPage(window);
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  test('a seal is placed, dragged and nudged', { timeout: SLOW }, async () => {
    await workbench.openSample('采购合同');
    await workbench.chooseSeal(PARTY_A.seal);
    await workbench.place(1, 60, 60);
    await expect.poll(() => workbench.stamps.count()).toBe(1);
    await window.page.keyboard.press('Escape');

    await workbench.drag(await workbench.pointOn(1, 60, 60), await workbench.pointOn(1, 120, 100));
    await expect
      .poll(() => workbench.stamps.first().getAttribute('aria-label'))
      .toMatch(/x (119\.\d|120(\.\d)?) 毫米，y (99\.\d|100(\.\d)?) 毫米/);
    const before = await workbench.stamps.first().getAttribute('aria-label');
    await window.page.keyboard.press('ArrowRight');
    await expect.poll(() => workbench.stamps.first().getAttribute('aria-label')).not.toBe(before);
  });

  test('a wrong PIN is told and signs nothing; the right one signs', { timeout: SLOW }, async () => {
    await workbench.submit();
    const dialog = await workbench.enterPin('00000000');
    await dialog.getByText(/PIN 码不正确.*还可以输入 \d+ 次/).waitFor();
    await workbench.enterPin(PARTY_A.pin);
    await workbench.expectSignatures(/1 个签名/);
    await workbench.saveAs(byOne);
    await expect.poll(() => existsSync(byOne)).toBe(true);
    await expect.poll(() => pdfsig(byOne)).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(byOne).code).toBe(0);
  });

  test('the second company signs the same file; both signatures are valid', { timeout: SLOW }, async () => {
    await workbench.chooseSeal(PARTY_B.seal);
    await workbench.place(1, 60, 150);
    await window.page.keyboard.press('Escape');
    await workbench.submit();
    await workbench.enterPin(PARTY_B.pin);
    await workbench.expectSignatures(/2 个签名/);
    await workbench.saveAs(byBoth);
    await expect.poll(() => existsSync(byBoth)).toBe(true);
    await expect.poll(() => pdfsig(byBoth)).toMatchObject([{ valid: true }, { valid: true, total: true }]);
    const [one, both] = [readFileSync(byOne), readFileSync(byBoth)];
    expect(both.subarray(0, one.length).equals(one)).toBe(true);
  });

  test('closed and opened again it is what it was', { timeout: SLOW }, async () => {
    await window.page.keyboard.press('Control+w');
    await expect.poll(() => window.page.getByRole('button', { name: '提交签署' }).count()).toBe(0);
    await workbench.openFile(byBoth);
    await workbench.expectSignatures(/2 个签名/);
  });

  test('no PIN is in what the program wrote down', () => {
    const logs = join(folder, 'profile', 'logs');
    const written = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(written.join('')).toContain('a plugin is active');
    for (const { pin } of [PARTY_A, PARTY_B]) for (const text of written) expect(text).not.toContain(pin);
  });
});
