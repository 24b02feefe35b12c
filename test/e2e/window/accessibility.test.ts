/** axe-core's judgement of every screen and state, in every theme. It finds what machines can find: names, roles, contrast. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenWindow, openWindow } from './open-window.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SLOW = 120_000;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** The serious findings, in words. The script goes in through the debugger: the page's own policy would refuse it. */
async function seriousFindings(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

describe.each([
  ['浅色', 'light'],
  ['深色', 'dark'],
  ['高对比度', 'high-contrast'],
])('%s', (title, theme) => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  let window: OpenWindow;
  let workbench: WorkbenchPage;

  const see = (text: string | RegExp) => window.page.getByText(text).first().waitFor();

  beforeAll(async () => {
    window = await openWindow('browser', { profile: join(folder, 'profile') });
    workbench = new WorkbenchPage(window);
    await see('打开 PDF 文件');
    await window.page.keyboard.press('Control+k');
    await window.page.getByRole('combobox').fill(`主题：${title}`);
    await window.page.getByRole('option', { name: `主题：${title}` }).click();
    await window.page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  /** Nothing moves or fades any more when axe looks: a colour on its way is no finding. */
  async function still(frame: Frame): Promise<void> {
    await frame.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  }

  const scan = (name: string, reach: () => Promise<unknown>, place = () => Promise.resolve(window.page.mainFrame())) =>
    test(name, { timeout: SLOW }, async () => {
      await reach();
      const frame = await place();
      await still(frame);
      expect(await seriousFindings(frame)).toEqual([]);
    });
  const inDialog = () => window.pinDialog();

  scan('the empty window', () => see('打开 PDF 文件'));
  scan('the choice of samples', async () => {
    await window.page.getByRole('button', { name: '试用示例合同' }).first().click();
    await window.page.getByRole('dialog').getByText('采购合同').waitFor();
  });
  scan('a document with a placed seal', async () => {
    await window.page.keyboard.press('Escape');
    await workbench.openSample('工作量进度确认表');
    await workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await workbench.selectStamp(0);
    await window.page.getByLabel('中心 x').waitFor();
    await see('只需输入一次 PIN 码，即可签署 1 处印章。');
  });
  scan('the question before a tab is closed', async () => {
    await window.page.keyboard.press('Control+w');
    await see('还有未提交的印章');
  });
  scan(
    'the PIN dialog',
    async () => {
      await workbench.answer(/还有未提交的印章/, '返回');
      await workbench.submit();
    },
    inDialog,
  );
  scan(
    'the PIN dialog after a wrong PIN',
    async () => {
      const dialog = await workbench.enterPin('00000000');
      await dialog.getByText('PIN 码不正确。').waitFor();
    },
    inDialog,
  );
  scan('a signed document with its signatures', async () => {
    await workbench.enterPin(PARTY_A.pin);
    await workbench.expectSignatures(/1 个签名/);
    await window.page.getByRole('button', { name: '查看签名' }).first().click();
    await see('身份未核对');
  });
  scan('the pad for handwriting', async () => {
    await window.page.getByRole('button', { name: '手写签名', exact: true }).click();
    await window.page.getByRole('dialog').getByText('请在此书写签名').waitFor();
  });
  scan('a placed date with its looks', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('button', { name: /^时间章：/ }).click();
    await window.page.getByRole('button', { name: '放到第 1 页中央' }).press('Enter');
    await workbench.stamps.first().waitFor();
    // While the tool is on, the looks are those of the next date.
    await window.page.keyboard.press('Escape');
    await workbench.selectStamp(0);
    await window.page.getByRole('combobox', { name: '格式' }).waitFor();
  });
  scan('the panel of a code', async () => {
    await window.page.keyboard.press('Delete');
    await window.page.getByRole('button', { name: '二维码', exact: true }).click();
    await window.page.getByRole('textbox', { name: '内容' }).fill('x'.repeat(600));
    await see(/边长设为至少/);
  });
  scan('places of a keyword with their ticks', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('button', { name: '关键字签章', exact: true }).click();
    await window.page.getByRole('textbox', { name: '关键字' }).fill('乙方');
    await window.page.getByRole('listbox', { name: '找到的各处' }).press('ArrowDown');
    await see('已选 6 / 6 处');
  });
  scan('a seam seal along the edge of many pages', async () => {
    await window.page.keyboard.press('Escape');
    await workbench.goTo('打开');
    await workbench.openSample('采购合同');
    await workbench.chooseSeal(PARTY_A.seal);
    await window.page.getByRole('button', { name: '骑缝章', exact: true }).click();
    await window.page.getByRole('img', { name: /各页错开叠放后的印章/ }).waitFor();
  });
  scan('the guided way to a signed document', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.type('签章向导');
    await window.page.getByRole('option', { name: /签章向导/ }).waitFor();
    await window.page.keyboard.press('Enter');
    await see('第三步');
  });
  scan('a template that is saved', async () => {
    await window.page.keyboard.press('Escape');
    await workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await window.page.getByRole('button', { name: '保存为模板' }).click();
    await window.page.getByRole('textbox', { name: '模板名称' }).waitFor();
  });
  for (const [name, entry, content] of [
    ['copies of a seal on other pages', '复制到其他页…', '复制到其他页'],
    ['the places that are like one', '在所有相同位置盖章…', '在所有相同位置盖章'],
  ] as const) {
    scan(name, async () => {
      await window.page.keyboard.press('Escape');
      await workbench.selectStamp(0);
      await window.page.getByRole('button', { name: /^更多操作：普通签章/ }).click();
      await window.page.getByRole('menuitem', { name: entry }).click();
      await window.page.getByRole('dialog').getByText(content).first().waitFor();
    });
  }
  scan('the print preview', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+Alt+p');
    await window.page.getByRole('img', { name: /第 1 页，共 5 页/ }).waitFor();
  });
  scan('the command palette', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+k');
    await window.page.getByRole('combobox').waitFor();
  });
  for (const [name, content] of [
    ['打开', /拖到这里/],
    ['最近', '还没有打开过文档'],
    ['我的设备', '密钥程序库'],
    ['数字证书', '持有人'],
    ['设备初始化', '检查驱动'],
    ['安装管理', 'install-manager'],
    ['设置', '打印前提示纸张和缩放'],
  ] as const) {
    scan(`the page ${name}`, async () => {
      await window.page.keyboard.press('Escape');
      await workbench.goTo(name);
      await see(content);
    });
  }
  scan('the settings as JSON', async () => {
    await window.page.getByText('JSON', { exact: true }).click();
    await window.page.getByText('"appearance.theme"').waitFor();
  });
  scan('a view that failed', async () => {
    const code =
      "export default { activate({ view }) { view('recent', () => { throw new Error('cannot draw'); }); } };";
    await window.page.route(/\/document-recent-[^/]*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: code }),
    );
    await window.page.reload();
    await workbench.goTo('最近');
    await window.page.getByRole('button', { name: '详情' }).click();
    await see('cannot draw');
  });
});
