/**
 * The operation guide's contract between two companies, word by word: chapters 3.1 to 3.2.3, from 设备验证 to 凭证发送成功
 * and 已完成, in one window into which one company's key follows the other's.
 */
import { copyFileSync, existsSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { PARTY_A as COMPANY_A, PARTY_B as COMPANY_B } from '../../../plugins/demo-company/src/demo-companies.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from '../window/in-each-shell.ts';
import { PARTY_A, PARTY_B } from '../window/workbench-page.ts';

const A = { ...COMPANY_A, ...PARTY_A };
const B = { ...COMPANY_B, ...PARTY_B };
const NAME = '设备租赁合同';

inOneShell((lab) => {
  beforeAll(async () => {
    // The demo companies' keys come with their samples, and with them the platform on which they meet.
    await lab.workbench.openSample('工作量进度确认表');
    const sample = lab.path('profile/plugins/demo-company/contracts/工作量进度确认表.pdf');
    copyFileSync(sample, lab.path(`${NAME}.pdf`));
  }, SLOW);

  const row = () => lab.page.locator('tr[data-row-key]').locator('visible=true').filter({ hasText: NAME });
  const button = (name: string) => lab.page.getByRole('button', { name, exact: true }).locator('visible=true');
  const tab = (name: string) => lab.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  const said = (text: string | RegExp) => lab.page.getByText(text).locator('visible=true').first().waitFor();
  const bar = () => lab.page.getByRole('region', { name: '凭证' }).locator('visible=true');

  /** 3.1: 我的签署, 设备验证 with the company's key, and it is in by itself. */
  async function enter({ name, pin }: typeof A | typeof B): Promise<void> {
    await lab.workbench.goTo('我的签署');
    await button('输入 PIN 码验证').waitFor();
    await lab.page.getByRole('combobox', { name: 'Key 和证书' }).click();
    await lab.page.locator('.ant-select-item-option').filter({ hasText: name }).click();
    await button('输入 PIN 码验证').click();
    await lab.workbench.enterPin(pin);
    await said('待我办理');
    await said(name);
  }

  async function leave(): Promise<void> {
    await lab.workbench.goTo('我的签署');
    await lab.page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click();
    await lab.page.getByRole('menuitem', { name: '退出验证' }).click();
    await button('输入 PIN 码验证').waitFor();
  }

  test('3.1, 3.2: 甲方 enters, imports a file, signs and sends it', { timeout: SLOW }, async () => {
    await enter(A);
    await lab.window.chooseFile(lab.path(`${NAME}.pdf`), () => button('导入本地文件').click());
    await row().getByText('本地', { exact: true }).waitFor();
    await row().getByRole('button', { name: '签署', exact: true }).click();
    await lab.workbench.inFront(`${NAME}.pdf`);
    await button('普通签章').click();
    await lab.workbench.placeSeal(A.seal, 1, 60, 60);
    await lab.workbench.sign(A.pin, 1);
    await button('发送').click();
    const form = lab.page.getByRole('dialog', { name: '发送凭证' });
    await form.getByRole('combobox', { name: '第 1 方的单位' }).fill(B.name);
    await lab.page.locator('.ant-select-item-option').filter({ hasText: B.code }).click();
    await form.getByRole('button', { name: '发送', exact: true }).click();
    await said('凭证发送成功');
    await lab.workbench.goTo('我的签署');
    await tab('我发起的');
    await row().getByText('待接收').waitFor();
    await leave();
  });

  test('3.2.1 to 3.2.3: 乙方 receives it, signs and sends it', { timeout: SLOW }, async () => {
    await enter(B);
    await tab('待我办理');
    await lab.page.getByRole('button', { name: /^接收/ }).first().click();
    const receiving = lab.page.getByRole('dialog', { name: '凭证接收' });
    await receiving.getByRole('button', { name: `接收“${NAME}”` }).click();
    await receiving.getByRole('button', { name: `接收“${NAME}”` }).waitFor({ state: 'hidden' });
    await receiving.getByRole('button', { name: '取消' }).click();
    await row().getByText('签署中').waitFor();
    await row().getByText(NAME).first().dblclick();
    await bar().getByText(A.name).waitFor();
    await lab.workbench.firstPage();
    await button('普通签章').click();
    await lab.workbench.placeSeal(B.seal, 1, 60, 150);
    await lab.workbench.sign(B.pin, 2);
    await bar().getByText('已签署').waitFor();
    await button('发送').click();
    await lab.workbench.answer(/确认发送/, '确认');
    await said('凭证发送成功');
    await bar().getByText('已完成').waitFor();
  });

  test('both see 已完成; others find both signatures valid', { timeout: SLOW }, async () => {
    const both = lab.path('双方已签.pdf');
    await lab.workbench.saveAs(both);
    await expect.poll(() => existsSync(both)).toBe(true);
    expect(pdfsig(both)).toMatchObject([{ valid: true }, { valid: true, total: true }]);
    expect(qpdfCheck(both).code).toBe(0);
    await lab.workbench.goTo('我的签署');
    await tab('我签署的');
    await row().getByText('已完成').waitFor();
    await leave();
    await enter(A);
    await tab('我发起的');
    await row().getByText('已完成').waitFor();
  });
});
