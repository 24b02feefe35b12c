/** Where the system shows the program besides its window: the icon in the tray, the list of recent documents. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { smallPdf } from '../../documents/small-pdf.ts';
import { SLOW } from './in-each-shell.ts';
import { type OpenWindow, openWindow, whenReady } from './open-window.ts';
import { desktop } from './shells.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** What the program has told the system, kept in its own process. */
interface Told {
  menu?: Electron.Menu;
  icons: number;
  documents: string[];
}

describe.skipIf(desktop.path === undefined)('the desktop app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  const contract = join(folder, '采购合同.pdf');
  let window: OpenWindow;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    writeFileSync(contract, smallPdf(9_000));
    // No display of tests has a tray; the program goes by the desktop's name.
    vi.stubEnv('XDG_CURRENT_DESKTOP', 'KDE');
    window = await openWindow('electron', { profile: join(folder, 'profile') }, desktop.path);
    workbench = new WorkbenchPage(window);
    await window.app!.evaluate(({ app, Tray }) => {
      const told: Told = { icons: 1, documents: [] };
      Object.assign(globalThis, { told });
      Tray.prototype.setContextMenu = (menu) => {
        if (menu) told.menu = menu;
      };
      Tray.prototype.destroy = () => {
        told.icons--;
      };
      app.addRecentDocument = (path) => {
        told.documents = [path, ...told.documents.filter((one) => one !== path)];
      };
      app.clearRecentDocuments = () => {
        told.documents = [];
      };
    });
  }, SLOW);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  const documents = () => window.app!.evaluate(() => (globalThis as unknown as { told: Told }).told.documents);
  const icons = () => window.app!.evaluate(() => (globalThis as unknown as { told: Told }).told.icons);
  /** Entries of the tray's menu; those of 最近文档 follow it. */
  const labels = () =>
    window.app!.evaluate(() => {
      const { menu } = (globalThis as unknown as { told: Told }).told;
      return (menu?.items ?? []).flatMap(({ label, submenu }) => [
        ...(label === '' ? [] : [label]),
        ...(submenu?.items ?? []).map((item) => `> ${item.label}`),
      ]);
    });
  const choose = (label: string) =>
    window.app!.evaluate((_, wanted) => {
      const { menu } = (globalThis as unknown as { told: Told }).told;
      const all = (menu?.items ?? []).flatMap((item) => [item, ...(item.submenu?.items ?? [])]);
      all.find((item) => item.label === wanted)?.click();
    }, label);
  /** Chooses the item at the moment in which the page's window goes: it is still there, but takes no more wishes. */
  const whileClosing = async (page: Page, label: string) => {
    const closing = await window.app!.browserWindow(page);
    await closing.evaluate((frame: Electron.BrowserWindow, wanted) => {
      const { menu } = (globalThis as unknown as { told: Told }).told;
      frame.on('close', ({ defaultPrevented }) => {
        if (!defaultPrevented) menu?.items.find((item) => item.label === wanted)?.click();
      });
    }, label);
  };

  test('a document that is opened is known to the system and to the tray', { timeout: SLOW }, async () => {
    await workbench.openFile(contract);
    await expect.poll(documents).toEqual([contract]);
    await expect.poll(labels).toEqual(['打开窗口', '最近文档', '> 采购合同.pdf', '帮助', '退出']);
  });

  test('the tray leads to the help and to documents', { timeout: SLOW }, async () => {
    await choose('帮助');
    await window.page.getByRole('heading', { name: '第一步：从打开到签署' }).waitFor();
    await workbench.bringToFront(/采购合同/);
    await window.page.keyboard.press('Control+w');
    await expect.poll(() => window.page.getByRole('tab', { name: /采购合同/ }).count()).toBe(0);
    await choose('采购合同.pdf');
    await workbench.firstPage();
  });

  test('an item of the tray opens the window where only the other one is open', { timeout: SLOW }, async () => {
    const app = window.app!;
    const open = async (act: () => Promise<unknown>) => {
      const opened = app.waitForEvent('window');
      await act();
      const page = await opened;
      await whenReady(page);
      return page;
    };
    const client = await open(() =>
      app.evaluate(({ app: running }) => running.emit('second-instance', {}, ['sealwright', '--offline'], '/')),
    );
    const { page } = window;
    await whileClosing(page, '帮助');
    window = {
      ...window,
      page: await open(() => Promise.all([page.waitForEvent('close'), window.clickClose()])),
    };
    workbench = new WorkbenchPage(window);
    await window.page.getByRole('heading', { name: '第一步：从打开到签署' }).waitFor();
    await Promise.all([client.waitForEvent('close'), client.close()]);
  });

  test('with 删除所有记录 the system forgets them, too', { timeout: SLOW }, async () => {
    await workbench.goTo('最近');
    await window.page.getByRole('button', { name: '删除所有记录' }).click();
    await workbench.answer(/删除所有记录吗/, '删除记录');
    await expect.poll(documents).toEqual([]);
    await expect.poll(labels).toContain('> 没有最近打开的文档');
  });

  test('the icon goes with its setting', { timeout: SLOW }, async () => {
    await workbench.goTo('设置');
    await window.page.getByRole('switch', { name: '系统托盘图标' }).click();
    await expect.poll(icons).toBe(0);
  });
});
