/** axe-core's judgement of every screen, in both themes. It finds what machines can find: names, roles, contrast. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenWindow, openWindow } from './open-window.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SLOW = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
let window: OpenWindow;
let workbench: WorkbenchPage;

beforeAll(async () => {
  window = await openWindow('browser', { profile: join(folder, 'profile') });
  workbench = new WorkbenchPage(window);
}, SLOW);
afterAll(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
}, SLOW);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** The serious findings, in words. The script goes in through the debugger: the page's own policy would refuse it. */
async function seriousFindings(): Promise<readonly string[]> {
  await window.page.evaluate(AXE);
  const { violations } = await window.page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

const scan = (name: string, reach: () => Promise<void>) =>
  test(name, { timeout: SLOW }, async () => {
    await reach();
    expect(await seriousFindings()).toEqual([]);
  });

scan('the empty window', () => window.page.getByText('打开 PDF 文件').first().waitFor());
scan('a document with a placed seal', async () => {
  await workbench.openSample('工作量进度确认表');
  await workbench.chooseSeal(PARTY_A.seal);
  await workbench.place(1, 60, 60);
  await expect.poll(() => workbench.stamps.count()).toBe(1);
  await window.page.keyboard.press('Escape');
});
scan('the command palette', async () => {
  await window.page.keyboard.press('Control+k');
  await window.page.getByRole('combobox').waitFor();
});
for (const name of ['打开', '最近', '安装管理', '设置']) {
  scan(`the page ${name}`, async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('navigation').getByText(name, { exact: true }).click();
    await window.page.waitForTimeout(500);
  });
}
