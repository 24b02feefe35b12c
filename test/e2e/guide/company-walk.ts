import type { DemoCompany } from '../../../plugins/demo-company/src/demo-companies.ts';
import type { OpenWindow } from '../window/open-window.ts';
import { WorkbenchPage } from '../window/workbench-page.ts';

/** The window in which somebody works, and a folder for files. */
export interface Workplace {
  readonly window: OpenWindow;
  path(name: string): string;
}

/** What somebody of a company does in 我的签署, by the words that stand there and in the guide. */
export class CompanyWalk {
  readonly company: DemoCompany;
  private readonly place: Workplace;
  private readonly hasOneKey: boolean;

  /** `hasOneKey`: whether the window shows no other company's. */
  constructor(company: DemoCompany, place: Workplace, hasOneKey: boolean) {
    this.company = company;
    this.place = place;
    this.hasOneKey = hasOneKey;
  }

  get page() {
    return this.place.window.page;
  }

  get workbench() {
    return new WorkbenchPage(this.place.window);
  }

  get bar() {
    return this.page.getByRole('region', { name: '凭证' }).locator('visible=true');
  }

  private get receiving() {
    return this.page.getByRole('dialog', { name: '凭证接收' });
  }

  row(name: string) {
    return this.page.locator('tr[data-row-key]').locator('visible=true').filter({ hasText: name });
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true }).locator('visible=true');
  }

  said(text: string): Promise<void> {
    return this.page.getByText(text).locator('visible=true').first().waitFor();
  }

  /** One of the five lists of 我的签署. */
  list(name: string): Promise<void> {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** So much waits for the company, as every page of the window shows. */
  waits(count: number): Promise<void> {
    return this.workbench.navigation.getByRole('img', { name: `${count} 项待办` }).waitFor();
  }

  /** 3.1: 我的签署, and 设备验证 asks for the PIN by itself where one key is there; with it the company is in by itself. */
  async enter(): Promise<void> {
    await this.workbench.goTo('我的签署');
    if (!this.hasOneKey) {
      await this.choosesKey();
      await this.button('输入 PIN 码验证').click();
    }
    await this.proves();
  }

  async choosesKey(): Promise<void> {
    await this.button('输入 PIN 码验证').waitFor();
    await this.page.getByRole('combobox', { name: 'Key 和证书' }).click();
    await this.page.locator('.ant-select-item-option').filter({ hasText: this.company.name }).click();
  }

  /** Answers the dialog that asks for the PIN. */
  async proves(): Promise<void> {
    await this.workbench.enterPin(this.company.pin);
    await this.said('待我办理');
    await this.said(this.company.name);
  }

  async leave(): Promise<void> {
    await this.workbench.goTo('我的签署');
    await this.page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click();
    await this.page.getByRole('menuitem', { name: '退出验证' }).click();
    await this.button('输入 PIN 码验证').waitFor();
  }

  /** 3.2: 导入本地文件; `name`: of the file without its ending. */
  async imports(name: string): Promise<void> {
    await this.place.window.chooseFile(this.place.path(`${name}.pdf`), () => this.button('导入本地文件').click());
    await this.row(name).getByText('本地', { exact: true }).waitFor();
    await this.row(name).getByRole('button', { name: '签署', exact: true }).click();
    await this.workbench.inFront(`${name}.pdf`);
  }

  /** 3.2.2: 普通签章 with the company's seal, 提交签署 and the PIN; as many signatures are in the file then. */
  async signs(y: number, signatures: number): Promise<void> {
    await this.button('普通签章').click();
    await this.workbench.placeSeal(`${this.company.role}公章`, 1, 60, y);
    await this.workbench.sign(this.company.pin, signatures);
  }

  /** 发送 of a file of this computer: it asks for whom. */
  async sendsTo({ name, code }: DemoCompany): Promise<void> {
    await this.button('发送').click();
    const form = this.page.getByRole('dialog', { name: '发送凭证' });
    await form.getByRole('combobox', { name: '第 1 方的单位' }).fill(name);
    await this.page.locator('.ant-select-item-option').filter({ hasText: code }).click();
    await form.getByRole('button', { name: '发送', exact: true }).click();
    await this.said('凭证发送成功');
  }

  /** 3.2.1: 接收 opens the dialog with what waits. */
  async looksForContracts(): Promise<void> {
    await this.page.getByRole('button', { name: /^接收/ }).first().click();
    await this.receiving
      .getByRole('button', { name: /^接收“/ })
      .first()
      .waitFor();
  }

  async receives(name: string): Promise<void> {
    const dialog = this.receiving;
    const receive = dialog.getByRole('button', { name: `接收“${name}”` });
    await receive.click();
    await receive.waitFor({ state: 'hidden' });
    await dialog.getByRole('button', { name: '取消' }).click();
  }

  /** Opens it by a double click; resolves when its bar says who began it. */
  async opens(name: string, initiator: string): Promise<void> {
    await this.row(name).getByText(name).first().dblclick();
    await this.bar.getByText(initiator).waitFor();
    await this.workbench.firstPage();
  }

  /** 3.2.3: 发送 of a contract that came from another company. */
  async sends(): Promise<void> {
    await this.button('发送').click();
    await this.workbench.answer(/确认发送/, '确认');
    await this.said('凭证发送成功');
  }
}
