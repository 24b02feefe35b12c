import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { clickAway } from './click-away.ts';
import type { OpenWindow } from './open-window.ts';

/** Names of the demo companies' seals and their PINs. */
export const PARTY_A = { seal: '甲方公章', other: '甲方合同专用章', pin: '12345678' };
export const PARTY_B = { seal: '乙方公章', other: '乙方合同专用章', pin: '87654321' };

const A4_WIDTH = 210;

/** What a user does in the window, by the words that stand there. */
export class WorkbenchPage {
  readonly window: OpenWindow;

  constructor(window: OpenWindow) {
    this.window = window;
  }

  private get page() {
    return this.window.page;
  }

  /** The left column: pages may have navigations of their own. */
  get navigation() {
    return this.page.getByRole('navigation', { name: /^(导航|Navigation)$/ });
  }

  async openSample(contract: '工作量进度确认表' | '采购合同' | '框架协议'): Promise<void> {
    await this.page.getByRole('button', { name: '试用示例合同' }).first().click();
    await this.page.getByRole('dialog').getByText(contract).click();
    await this.firstPage();
  }

  async openFile(path: string): Promise<void> {
    await this.tryFile(path);
    await this.inFront(basename(path));
  }

  /** Resolves when the tab of a document is in front and its first page is drawn: until then another's may be seen. */
  async inFront(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, selected: true }).waitFor();
    await this.firstPage();
  }

  /** Asks for a file that does not come to be shown as pages. */
  async tryFile(path: string): Promise<void> {
    await this.window.chooseFile(path, () => this.page.keyboard.press('Control+o'));
  }

  /** Resolves when the first page is drawn. */
  async firstPage(): Promise<void> {
    await this.page.locator('[data-page-number="1"] canvas').locator('visible=true').first().waitFor();
  }

  async chooseSeal(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).click();
  }

  /** Middle of a place on a page in window coordinates; millimetres from the page's top left corner. */
  async pointOn(page: number, x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
    // Sheets stand before they are scrolled into sight and drawn.
    await this.sheet(page).locator('[data-page-number]').first().waitFor();
    const box = await this.sheet(page).boundingBox();
    if (!box) throw new Error(`page ${page} is not in sight`);
    const scale = box.width / A4_WIDTH;
    return { x: box.x + x * scale, y: box.y + y * scale };
  }

  async place(page: number, x: number, y: number): Promise<void> {
    const point = await this.pointOn(page, x, y);
    await this.page.mouse.move(point.x - 20, point.y - 20);
    await this.page.mouse.move(point.x, point.y, { steps: 3 });
    await this.page.mouse.click(point.x, point.y);
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** A dialog by what it asks, answered by the name of a button. */
  async answer(question: RegExp, button: string): Promise<void> {
    const dialog = this.page.getByRole('dialog').filter({ hasText: question });
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Clicks a tab; resolves when it is in front. */
  async bringToFront(name: string | RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
    await this.page.getByRole('tab', { name, selected: true }).waitFor();
  }

  /** A page of the navigation: 最近, 设置, ... */
  async goTo(name: string): Promise<void> {
    await this.navigation.getByText(name, { exact: true }).first().click();
  }

  /** Places a seal of the panel and leaves the tool. */
  async placeSeal(name: string, page: number, x: number, y: number): Promise<void> {
    const before = await this.stamps.count();
    await this.chooseSeal(name);
    await this.place(page, x, y);
    await this.stamps.nth(before).waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** By the keyboard: its frame has the focus then. */
  async selectStamp(index: number): Promise<void> {
    await this.stamps.nth(index).press('Enter');
  }

  /** From 提交签署 to the verdict on as many signatures. */
  async sign(pin: string, signatures: number): Promise<void> {
    await this.submit();
    await this.enterPin(pin);
    await this.expectSignatures(new RegExp(`${signatures} 个签名`));
  }

  /** One page of the document in front. It stays when a new revision is drawn into it. */
  private sheet(page: number) {
    return this.page
      .locator(`section[data-page="${page - 1}"]`)
      .locator('visible=true')
      .last();
  }

  get stamps() {
    return this.page.locator('[aria-roledescription="待签署的印章"]');
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: '提交签署' }).click();
  }

  /** Types a PIN into the dialog that stands or is about to. */
  async enterPin(pin: string): Promise<Frame> {
    const dialog = await this.window.pinDialog();
    await dialog.locator('input').fill(pin);
    await clickAway(dialog.getByRole('button', { name: '确定' }), dialog);
    return dialog;
  }

  async expectSignatures(sentence: RegExp): Promise<void> {
    await this.page.getByText(sentence).first().waitFor();
  }

  async saveAs(path: string): Promise<void> {
    await this.window.chooseFile(path, () => this.page.keyboard.press('Control+Shift+s'));
    await fileAt(path);
    await this.page.getByText('未保存', { exact: true }).waitFor({ state: 'hidden' });
  }
}

/** Resolves when the file is there: it appears whole. */
async function fileAt(path: string): Promise<void> {
  for (let left = 150; !existsSync(path); left--) {
    if (left === 0) throw new Error(`${path} was not saved`);
    await setTimeout(100);
  }
}
