/** Workbench and offline client beside each other in the desktop app: each asks for its own work, whoever closes it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { whenReady } from './open-window.ts';
import { desktop } from './shells.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const NOT_SUBMITTED = /还有未提交的印章/;
const NOT_SAVED = /关闭前保存“.*”吗/;

describe.skipIf(desktop.path === undefined)('the desktop app', () => {
  const lab = new WindowLab('electron', {});
  let workbench: WorkbenchPage;
  let offline: WorkbenchPage;

  beforeAll(async () => {
    await lab.open();
    workbench = lab.workbench;
    await workbench.openSample('采购合同');
    await workbench.saveAs(lab.path('采购合同.pdf'));
    offline = await openBeside('--offline');
    await offline.firstPage();
  }, SLOW);
  afterAll(() => lab.end(), SLOW);

  const app = () => lab.window.app!;
  const isClosed = (window: WorkbenchPage) => window.window.page.isClosed();

  /** A second start of the program opens the other window. */
  async function openBeside(...words: readonly string[]): Promise<WorkbenchPage> {
    const opened = app().waitForEvent('window');
    await app().evaluate(
      ({ app: running }, given) => running.emit('second-instance', {}, given, '/'),
      ['sealwright', ...words],
    );
    const page = await opened;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await whenReady(page);
    return new WorkbenchPage({ ...lab.window, page });
  }

  async function clickClose({ window }: WorkbenchPage): Promise<void> {
    await (await app().browserWindow(window.page)).evaluate((window) => window.close());
  }

  const quit = () => app().evaluate(({ app: running }) => running.quit());

  const dialogs = (page: Page) => page.getByRole('dialog').locator('visible=true').count();

  /** The window that asks, and the one that does not. */
  async function whoAsks(question: RegExp): Promise<readonly [WorkbenchPage, WorkbenchPage]> {
    const asks = ({ window }: WorkbenchPage) => window.page.getByRole('dialog').filter({ hasText: question }).count();
    await expect.poll(async () => (await asks(workbench)) + (await asks(offline))).toBe(1);
    return (await asks(workbench)) > 0 ? [workbench, offline] : [offline, workbench];
  }

  test('one of them asks for the seals that are placed in it', { timeout: SLOW }, async () => {
    await workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await clickClose(workbench);
    await workbench.answer(NOT_SUBMITTED, '返回');
    expect(await workbench.stamps.count()).toBe(1);
    expect(await offline.stamps.count()).toBe(0);
  });

  test('closed in one of them, a document stays in the other with its seals', { timeout: SLOW }, async () => {
    const { page } = offline.window;
    await page.getByRole('toolbar', { name: '工具栏' }).getByRole('button', { name: '关闭', exact: true }).click();
    await page.getByText('打开 PDF 文件').first().waitFor();
    expect(await workbench.stamps.count()).toBe(1);
    await app().evaluate(
      ({ app: running }, given) => running.emit('second-instance', {}, given, '/'),
      ['sealwright', '--offline', lab.path('采购合同.pdf')],
    );
    await offline.firstPage();
    expect(await offline.stamps.count()).toBe(0);
    expect(await workbench.stamps.count()).toBe(1);
  });

  test('the end of the program asks in each, and each can call it off', { timeout: SLOW }, async () => {
    await offline.window.page.getByRole('button', { name: '右侧栏' }).click();
    await offline.placeSeal(PARTY_A.seal, 1, 60, 60);
    await quit();
    const [asked, unasked] = await whoAsks(NOT_SUBMITTED);
    await asked.answer(NOT_SUBMITTED, '返回');
    expect(await dialogs(unasked.window.page)).toBe(0);
    await quit();
    const [first, second] = await whoAsks(NOT_SUBMITTED);
    await first.answer(NOT_SUBMITTED, '仍然关闭');
    await second.answer(NOT_SUBMITTED, '返回');
    for (const window of [workbench, offline]) {
      expect(await dialogs(window.window.page)).toBe(0);
      expect(await window.stamps.count()).toBe(1);
    }
  });

  test('what is signed and not saved stays in the other window, which asks for it', { timeout: SLOW }, async () => {
    await clickClose(workbench);
    await workbench.answer(NOT_SUBMITTED, '仍然关闭').catch(() => {});
    await expect.poll(() => isClosed(workbench)).toBe(true);
    await offline.submit();
    await offline.enterPin(PARTY_A.pin);
    await offline.expectSignatures(/1 个签名/);
    workbench = await openBeside();
    await workbench.expectSignatures(/1 个签名/);
    await clickClose(offline);
    await expect.poll(() => isClosed(offline)).toBe(true);
    await quit();
    await workbench.answer(NOT_SAVED, '取消');
    await workbench.expectSignatures(/1 个签名/);
    const ended = app().waitForEvent('close');
    await quit();
    await workbench.answer(NOT_SAVED, '不保存').catch(() => {});
    await ended;
  });
});
