/** Drafts, and many contracts at once, between the demo companies over the platform of the program. */
import { copyFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PARTY_A, PARTY_B } from '../../../plugins/demo-company/src/demo-companies.ts';
import { pdfsig } from '../foreign-judges.ts';
import { SLOW, WindowLab } from '../window/in-each-shell.ts';
import { ONE_SHELL } from '../window/shells.ts';
import { CompanyWalk } from './company-walk.ts';

const NAMES = ['一号合同', '二号合同'];
const DRAFT = '三号合同';

describe.each(ONE_SHELL)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const [a, b] = [new CompanyWalk(PARTY_A, lab, false), new CompanyWalk(PARTY_B, lab, false)];
  const dialog = (name: string) => lab.page.getByRole('dialog', { name });
  /** Files that the platform holds. */
  const held = () =>
    globSync('**/blobs/??/*', { cwd: lab.path('profile') }).map((name) => join(lab.path('profile'), name));
  let before: readonly string[];
  const tick = (name: string) => b.row(name).getByRole('checkbox').click();
  /** What became of each, in the dialog that says so. */
  const succeeds = async (count: number) => {
    await dialog('处理结果').getByText(`成功 ${count}，等待提交 0，未成功 0`).waitFor();
    await dialog('处理结果').getByText('关闭', { exact: true }).click();
  };

  /** Imports a file and fills in for whom it is. */
  async function addresses(name: string): Promise<void> {
    await a.list('待我办理');
    await lab.window.chooseFile(lab.path(`${name}.pdf`), () => a.button('导入本地文件').click());
    await a.row(name).getByRole('button', { name: '发送', exact: true }).click();
    await dialog('发送凭证').getByRole('combobox', { name: '第 1 方的单位' }).fill(PARTY_B.name);
    await lab.page.locator('.ant-select-item-option').filter({ hasText: PARTY_B.code }).click();
  }

  beforeAll(async () => {
    await lab.open();
    await lab.workbench.openSample('采购合同');
    const sample = lab.path('profile/plugins/demo-company/contracts/采购合同.pdf');
    for (const name of [...NAMES, DRAFT]) copyFileSync(sample, lab.path(`${name}.pdf`));
    await a.enter();
  }, SLOW);
  afterAll(() => lab.end(), SLOW);

  test('a draft is kept, found again among 我的草稿, changed and sent', { timeout: SLOW }, async () => {
    await addresses(DRAFT);
    await dialog('发送凭证').getByRole('button', { name: '保存草稿', exact: true }).click();
    await a.list('我的草稿');
    await a.row(DRAFT).getByRole('button', { name: '编辑', exact: true }).click();
    const form = dialog('编辑草稿');
    expect(await form.getByRole('combobox', { name: '第 1 方的单位' }).inputValue()).toBe(PARTY_B.name);
    await form.getByRole('textbox', { name: '凭证名称' }).fill(`${DRAFT}（修订）`);
    await form.getByRole('button', { name: '发送', exact: true }).click();
    await a.said('凭证发送成功');
    await a.row(DRAFT).waitFor({ state: 'detached' });
  });

  test('the other company begins with its own first list, receives all, and signs many with one PIN', {
    timeout: SLOW,
  }, async () => {
    for (const name of NAMES) {
      await addresses(name);
      await dialog('发送凭证').getByRole('button', { name: '发送', exact: true }).click();
      await dialog('发送凭证').waitFor({ state: 'hidden' });
    }
    await a.list('我的草稿');
    await a.leave();
    await b.enter();
    await lab.page.getByRole('tab', { name: /^待我办理/, selected: true }).waitFor();
    await b.looksForContracts();
    await dialog('凭证接收').getByRole('button', { name: '全部接收' }).click();
    await dialog('凭证接收').getByText('暂无凭证数据').waitFor();
    await dialog('凭证接收').getByRole('button', { name: '取消' }).click();
    before = held();
    for (const name of NAMES) await tick(name);
    await b.button('批量签署').click();
    // Both companies' keys and seals are in this window: those of who is in are offered.
    await dialog('批量签署').getByText('乙方合同专用章').waitFor();
    await dialog('批量签署').getByRole('textbox', { name: '关键字' }).fill('乙方（盖章）');
    await dialog('批量签署').getByRole('button', { name: '开始签署' }).click();
    await b.workbench.enterPin(PARTY_B.pin);
    await succeeds(2);
    for (const name of NAMES) await b.row(name).getByText('已签署').waitFor();
  });

  test('all are sent at once, and each is signed in what the platform holds', { timeout: SLOW }, async () => {
    for (const name of NAMES) await tick(name);
    await b.button('批量发送').click();
    await dialog('发送 2 份凭证吗？').getByRole('button', { name: '批量发送' }).click();
    await succeeds(2);
    await b.list('我签署的');
    for (const name of NAMES) await b.row(name).getByText('已完成').waitFor();
    const signed = held().filter((path) => !before.includes(path));
    expect(signed).toHaveLength(2);
    for (const path of signed) {
      const [signature, ...more] = pdfsig(path);
      expect(signature).toMatchObject({ valid: true, total: true });
      expect(signature?.text).toContain(PARTY_B.name);
      expect(more).toEqual([]);
    }
  });
});
