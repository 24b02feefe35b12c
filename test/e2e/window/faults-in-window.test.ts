/** What breaks under a user's hands: the driver, the plugin host, the key's PIN. The window lives and nothing is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickAway } from './click-away.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { desktop, SHELLS } from './shells.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const SLOW = 120_000;

describe.each(SHELLS)('in %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  let window: OpenWindow;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    window = await openWindow(kind, { profile: join(folder, 'profile') }, desktop.path);
    workbench = new WorkbenchPage(window);
    await workbench.openSample('工作量进度确认表');
    await workbench.chooseSeal(PARTY_A.seal);
    await workbench.place(1, 60, 60);
    await window.page.keyboard.press('Escape');
    await workbench.stamps.first().waitFor();
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  test('a cancelled PIN keeps the placements and signs nothing', { timeout: SLOW }, async () => {
    await workbench.submit();
    const dialog = await window.pinDialog();
    await clickAway(dialog.getByRole('button', { name: '取消' }), dialog);
    await expect.poll(() => window.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(true);
    expect(await workbench.stamps.count()).toBe(1);
    await window.page.getByText('文档找不到可验证的签名').first().waitFor();
  });

  test('a driver that dies while the PIN is typed is told; the next try works on a new one', {
    timeout: SLOW,
  }, async () => {
    await workbench.submit();
    const dialog = await window.pinDialog();
    const dead = await window.drivers();
    expect(dead).toHaveLength(1);
    process.kill(dead[0]!, 'SIGKILL');
    await expect.poll(() => window.drivers()).not.toContain(dead[0]);
    // The dialog notices by itself.
    await clickAway(dialog.getByRole('button', { name: '关闭' }), dialog);
    await expect.poll(() => window.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(true);
    expect(await workbench.stamps.count()).toBe(1);
  });

  test('a plugin host that dies comes back; placements stay and are signed', { timeout: SLOW }, async () => {
    const dead = await window.pluginHost();
    process.kill(dead, 'SIGKILL');
    await expect.poll(() => window.pluginHost().catch(() => dead)).not.toBe(dead);
    await expect.poll(() => window.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(true);
    expect(await workbench.stamps.count()).toBe(1);
    await workbench.submit();
    await workbench.enterPin(PARTY_A.pin);
    await workbench.expectSignatures(/1 个签名/);
  });
});
