/** The offline client, from its command on: one tool bar, the information bar, a seal on many pages in three steps. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { seriousFindings } from './serious-findings.ts';
import { PARTY_A } from './workbench-page.ts';

const PAGES = [1, 2, 3, 4, 5];
const BUTTONS = [
  ...['打开', '关闭', '保存', '打印', '搜索', '左转', '右转', '放大', '缩小', /^缩放比例/],
  ...['首页', '上一页', '下一页', '末页', '签章', '验证', '设置', '帮助', '关于'],
];

inEachShell(
  (lab) => {
    const bar = () => lab.page.getByRole('toolbar', { name: '工具栏' });
    const button = (name: string | RegExp) => bar().getByRole('button', { name, exact: true });
    const pageBox = () => bar().getByRole('textbox', { name: /^页码/ });
    const tab = (name: string) => lab.page.getByRole('tab', { name });
    const guide = () => lab.page.getByRole('dialog').filter({ hasText: '数字证书签名/签章' });
    const see = (text: string | RegExp) => lab.page.getByText(text).first().waitFor();

    async function choose(entry: string): Promise<void> {
      await button('签章').click();
      await lab.page.getByRole('menuitem', { name: entry }).click();
    }

    test('opens with its tool bar and nothing else', { timeout: SLOW }, async () => {
      await see('打开 PDF 文件');
      expect(await lab.page.title()).toBe('印匠电子签章');
      for (const name of BUTTONS) await button(name).waitFor();
      expect(await button('打开').isEnabled()).toBe(true);
      for (const name of ['关闭', '保存', '打印', '签章', '验证']) expect(await button(name).isDisabled()).toBe(true);
      expect(await lab.page.getByRole('navigation').count()).toBe(0);
      expect(await lab.page.getByRole('tab').locator('visible=true').count()).toBe(0);
      expect(await lab.page.getByRole('dialog').count()).toBe(0);
    });

    test('the document is in the title, and the information bar finds no signature', { timeout: SLOW }, async () => {
      await lab.workbench.openSample('采购合同');
      await expect.poll(() => lab.page.title()).toBe('采购合同.pdf - 印匠电子签章');
      await see('文档找不到可验证的签名');
      expect(await tab('采购合同.pdf').locator('visible=true').count()).toBe(0);
    });

    test('pages and zoom are in the bar', { timeout: SLOW }, async () => {
      await expect.poll(() => pageBox().inputValue()).toBe('1');
      await button('下一页').click();
      await expect.poll(() => pageBox().inputValue()).toBe('2');
      await pageBox().fill('5');
      await pageBox().press('Enter');
      await expect.poll(() => pageBox().inputValue()).toBe('5');
      await button('首页').click();
      await expect.poll(() => pageBox().inputValue()).toBe('1');
      await button(/^缩放比例/).click();
      await lab.page.getByRole('menuitem', { name: '75%' }).click();
      await bar().getByRole('button', { name: '缩放比例 75%' }).waitFor();
      await button('放大').click();
      await bar().getByRole('button', { name: '缩放比例 90%' }).waitFor();
    });

    test('the keyboard moves within the bar, which is one stop', { timeout: SLOW }, async () => {
      await button('打开').focus();
      await lab.page.keyboard.press('ArrowRight');
      expect(await button('关闭').evaluate((element) => element === document.activeElement)).toBe(true);
      await lab.page.keyboard.press('Home');
      await lab.page.keyboard.press('Tab');
      expect(await bar().evaluate((element) => element.contains(document.activeElement))).toBe(false);
      expect(await bar().locator('button[tabindex="0"], input[tabindex="0"]').count()).toBe(1);
    });

    test('settings are a tab beside the document until they are closed', { timeout: SLOW }, async () => {
      await button('设置').click();
      await tab('设置').waitFor();
      await lab.page.keyboard.press('Control+w');
      await tab('设置').waitFor({ state: 'hidden' });
      await lab.page.locator('[data-page-number="1"] canvas').locator('visible=true').first().waitFor();
      expect(await tab('采购合同.pdf').locator('visible=true').count()).toBe(0);
    });

    test('three steps put the seal at the same place of every page', { timeout: SLOW }, async () => {
      await choose('多页签章…');
      await guide().waitFor();
      await guide().getByRole('combobox', { name: '请选择签章的数字证书' }).click();
      await lab.page.locator('.ant-select-item-option').filter({ hasText: /甲方/ }).click();
      await guide()
        .getByRole('radio', { name: new RegExp(PARTY_A.seal) })
        .check({ force: true });
      await guide()
        .getByText(/^印章有效期 .+ 至 /)
        .first()
        .waitFor();
      await guide().getByRole('button', { name: '全部' }).click();
      await guide().getByText('已选 5 页，文档共 5 页').waitFor();
      await guide().getByRole('button', { name: '签章', exact: true }).click();
      await guide().waitFor({ state: 'hidden' });
      await see('随后输入证书 PIN 码');
      await lab.workbench.place(1, 130, 120);
      await lab.workbench.enterPin(PARTY_A.pin);
      await lab.workbench.expectSignatures(/1 个签名/);
      expect(await lab.page.getByText('文档找不到可验证的签名').locator('visible=true').count()).toBe(0);

      const path = lab.path('离线.pdf');
      await lab.workbench.saveAs(path);
      const signatures = pdfsig(path);
      expect(signatures.length).toBeGreaterThan(0);
      for (const signature of signatures) expect(signature).toMatchObject({ valid: true });
      expect(qpdfCheck(path).code).toBe(0);
      const boxes = PAGES.map((page) => placedBoxes(path, page));
      expect(boxes.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
      expect(new Set(boxes.map(([box]) => JSON.stringify(box))).size).toBe(1);
    });

    test('axe finds nothing serious', { timeout: SLOW }, async () => {
      await lab.page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
    });

    test('the workbench opens beside it, with the same documents', { timeout: SLOW }, async () => {
      const workbench = await openWorkbench();
      await workbench.getByRole('navigation').waitFor();
      await workbench.getByRole('tab', { name: '离线.pdf' }).waitFor();
      await workbench.close();
      await button('关闭').click();
      await see('打开 PDF 文件');
    });

    /** A second start of the program without the switch; in the browser, its address without the entry. */
    async function openWorkbench(): Promise<Page> {
      const { app } = lab.window;
      if (!app) {
        const page = await lab.page.context().newPage();
        await page.goto(new URL('/', lab.page.url()).href);
        return page;
      }
      const opened = app.waitForEvent('window');
      await app.evaluate(({ app: running }) => running.emit('second-instance', {}, ['sealwright'], '/'));
      return opened;
    }
  },
  { offline: true },
);
