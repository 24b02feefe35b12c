/** What the operation guide has its reader do, by its own words; every step ends where the next one begins. */
import type { Locator } from 'playwright-core';
import type { OpenWindow } from '../window/open-window.ts';
import { WorkbenchPage } from '../window/workbench-page.ts';
import type { GuideFiles, GuideKey } from './guide-things.ts';
import { PIN, SEAL } from './guide-things.ts';

/** Milliseconds that a check of the whole computer may take while others work on it. */
const CHECKED = 60_000;

export class GuideWalk {
  readonly workbench: WorkbenchPage;
  private readonly window: OpenWindow;
  private readonly key: GuideKey;

  constructor(window: OpenWindow, key: GuideKey) {
    this.window = window;
    this.workbench = new WorkbenchPage(window);
    this.key = key;
  }

  get page() {
    return this.window.page;
  }

  dialog(words: string): Locator {
    return this.page.getByRole('dialog').filter({ hasText: words });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true }).locator('visible=true');
  }

  /** A part of the panel beside the document. */
  panel(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true }).locator('visible=true');
  }

  async see(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).locator('visible=true').first().waitFor();
  }

  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name, exact: true }).locator('visible=true').first().waitFor();
  }

  /** Presses a button of the dialog with these words, which then goes. */
  async answer(words: string, name: string): Promise<void> {
    await this.dialog(words).getByRole('button', { name, exact: true }).click();
    await this.dialog(words).waitFor({ state: 'hidden' });
  }

  // Section 3, step 1: the popup, which leads to the import.

  async startAssistant(): Promise<void> {
    await this.dialog('电子印章助手软件').waitFor();
  }

  async askForLicence(): Promise<void> {
    await this.answer('电子印章助手软件', '确定');
    await this.dialog('导入授权信息').waitFor();
  }

  // Step 2: 导入, 选择导入文件, 确定.

  async chooseLicence({ licence }: Pick<GuideFiles, 'licence'>): Promise<void> {
    await this.window.chooseFile(licence, async () => {
      await this.button('导入').click();
      if (this.window.kind === 'browser') await this.dialog('选择导入文件').waitFor();
    });
    await this.see('签名有效，内容未被改动。确定后即导入。');
  }

  async importLicence(): Promise<void> {
    await this.answer('签名有效', '确定');
    await this.dialog('初始化成功').waitFor();
  }

  // Step 3: the version, and the key.

  async checkVersion(): Promise<void> {
    await this.answer('初始化成功', '确定');
    await this.heading('更新结束');
  }

  async beginWithKey(): Promise<void> {
    await this.answer('更新结束', '确定');
    await this.heading('检查驱动');
    await this.button('下一步').click();
    await this.see('请插入 USB 密钥');
  }

  async insertKey(): Promise<void> {
    this.key.plugIn();
    await this.page.getByRole('radio', { name: new RegExp(this.key.name) }).waitFor();
    await this.button('下一步').click();
    await this.see(SEAL);
  }

  // Step 4: 印章列表.

  async showSeals(): Promise<void> {
    await this.button('下一步').click();
    await this.heading('命名');
    await this.button('完成').click();
    await this.see(`“${this.key.name}”已可使用`);
    await this.workbench.goTo('印章列表');
    await this.heading('我的印章');
    await this.see(SEAL);
  }

  // Sections 1 and 2, in the assistant.

  async showServices(): Promise<void> {
    await this.workbench.goTo('服务办理');
    await this.page.getByRole('tab', { name: '立即申请', exact: true }).click();
    await this.see('已完成 0 / 7');
  }

  async showDownloads(): Promise<void> {
    await this.page.getByRole('tab', { name: '下载中心', exact: true }).click();
    await this.button('打开：全部下载（在浏览器中打开）').waitFor();
  }

  async checkSystem(): Promise<void> {
    await this.workbench.goTo('系统检测');
    await this.button('开始检测').click();
    await this.button('重新检测').waitFor({ timeout: CHECKED });
  }

  // Section 4.

  async openContract({ contract }: Pick<GuideFiles, 'contract'>): Promise<void> {
    await this.workbench.goTo('打开');
    await this.window.chooseFile(contract, () => this.button(/^将 PDF 文件拖到这里/).click());
    await this.workbench.firstPage();
  }

  async showRecent(): Promise<void> {
    await this.workbench.goTo('最近');
    await this.page.getByRole('columnheader', { name: '文件位置' }).waitFor();
  }

  // Section 7: 普通签章 with a 时间章, and the four ways to 提交签署.

  async showSealsAtHand(): Promise<void> {
    await this.button('签章快捷键').click();
    await this.panel('印章列表').getByRole('radio', { name: SEAL }).waitFor();
  }

  async placeSealAndDate(): Promise<void> {
    await this.button('普通签章').click();
    await this.workbench.chooseSeal(SEAL);
    await this.workbench.place(1, 60, 60);
    await this.page.keyboard.press('Escape');
    await this.workbench.drag(await this.workbench.pointOn(1, 60, 60), await this.workbench.pointOn(1, 155, 66));
    await this.button(/^时间章：/).click();
    await this.workbench.place(1, 155, 90);
    await this.page.keyboard.press('Escape');
  }

  async submit(): Promise<void> {
    await this.workbench.submit();
    await this.window.pinDialog();
  }

  /** From the PIN to so many signatures. */
  async sign(signatures: number): Promise<void> {
    await this.workbench.enterPin(PIN);
    await this.workbench.expectSignatures(new RegExp(`${signatures} 个签名`));
  }

  async chooseSeam(): Promise<void> {
    await this.button('骑缝章').click();
    await this.workbench.chooseSeal(SEAL);
    await this.seamArea().waitFor();
  }

  /** Where the area of the first page may be clicked. */
  private seamArea(): Locator {
    return this.page.getByRole('slider', { name: /第 1 页/ }).locator('visible=true');
  }

  async clickSeam(): Promise<void> {
    const box = await this.seamArea().boundingBox();
    if (!box) throw new Error('the area along the edge is not in sight');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 4);
    await this.window.pinDialog();
  }

  async chooseManyPages(): Promise<void> {
    await this.button('多页签章').click();
    await this.workbench.chooseSeal(SEAL);
    await this.panel('多页签章设置').getByText('已选 5 页，文档共 5 页').waitFor();
  }

  async placeOnManyPages(): Promise<void> {
    await this.workbench.place(1, 60, 130);
    await this.panel('待签署位置').getByText('全部（5 页）').waitFor();
  }

  async findKeyword(words: string): Promise<void> {
    await this.button('关键字签章').click();
    await this.workbench.chooseSeal(SEAL);
    const field = this.panel('关键字签章').getByRole('textbox', { name: '关键字' });
    await field.fill(words);
    await field.press('Enter');
    await this.panel('关键字签章').getByRole('option').first().waitFor();
  }

  async sealKeyword(): Promise<void> {
    await this.panel('关键字签章')
      .getByRole('button', { name: /^放置印章/ })
      .click();
    await this.panel('待签署位置')
      .getByText(/^关键字签章/)
      .waitFor();
  }

  // Section 9: the offline client, with its own tool bar.

  get toolBar(): Locator {
    return this.page.getByRole('toolbar', { name: '工具栏' });
  }

  async openOffline(path: string): Promise<void> {
    const open = this.toolBar.getByRole('button', { name: '打开', exact: true });
    await this.window.chooseFile(path, () => open.click());
    await this.workbench.firstPage();
  }

  async openSealMenu(): Promise<void> {
    await this.toolBar.getByRole('button', { name: '签章', exact: true }).click();
    await this.page.getByRole('menuitem', { name: '多页签章…' }).waitFor();
  }

  /** The dialog of the three steps, with all of them answered. */
  async answerThreeSteps(): Promise<void> {
    await this.page.getByRole('menuitem', { name: '多页签章…' }).click();
    const guide = this.dialog('数字证书签名/签章');
    await guide.getByRole('combobox', { name: '请选择签章的数字证书' }).click();
    await this.page.locator('.ant-select-item-option').first().click();
    await guide.getByRole('radio', { name: new RegExp(SEAL) }).check({ force: true });
    await guide.getByRole('button', { name: '全部', exact: true }).click();
    await guide.getByText('已选 5 页，文档共 5 页').waitFor();
  }

  async dropOnPage(): Promise<void> {
    await this.answer('数字证书签名/签章', '签章');
    await this.see('随后输入证书 PIN 码');
    await this.workbench.place(1, 130, 120);
    await this.window.pinDialog();
  }
}
