/** 我的签署 over a shared folder: received, signed, sent, declined, begun; as the guide has it, in one company's window. */
import { writeFileSync } from 'node:fs';
import type { DraftContent, Voucher } from '@sealwright/core/api';
import { afterAll, describe, expect, test } from 'vitest';
import { fileOf, SharedFolder } from '../../../plugins/workflow-folder/src/shared-folder.fixture.ts';
import { smallPdf } from '../../documents/small-pdf.ts';
import { inOneShell, SCALED, SLOW, USUAL } from './in-each-shell.ts';
import { seriousFindings } from './serious-findings.ts';
import { PARTY_B } from './workbench-page.ts';

const FROM = { code: '91440101MA5A000A1X', name: '广东通服采购有限公司' };
const ME = { code: '91440101MA5B000B2Y', name: '印匠演示乙方供应有限公司' };

const shared = new SharedFolder();
shared.now = new Date();
const sender = shared.program(FROM);
afterAll(() => shared.dispose());

/** The other company sends a contract. */
async function send(name: string): Promise<Voucher> {
  const content: DraftContent = {
    name,
    bizType: (await sender.bizTypes())[0]!.code,
    recipients: [{ ...ME, role: 'signer', order: 1 }],
  };
  const file = fileOf(smallPdf().toString('latin1'), `${name}.pdf`);
  const draft = await sender.createDraft(content, file, crypto.randomUUID());
  return sender.act(draft.id, { kind: 'submit' }, { key: crypto.randomUUID(), etag: draft.etag });
}

const settings = {
  'inbox.source': 'folder',
  'workflowFolder.path': shared.root,
  'workflowFolder.code': ME.code,
  'workflowFolder.name': ME.name,
};

describe('with a shared folder', () => {
  inOneShell(
    (lab) => {
      const row = (name: string) => lab.page.locator('tr[data-row-key]').filter({ hasText: name });
      const button = (name: string) => lab.page.getByRole('button', { name, exact: true });
      const dialog = (name: string) => lab.page.getByRole('dialog', { name });
      const act = (name: string, action: string) =>
        row(name).getByRole('button', { name: action, exact: true }).click();
      const tab = (name: string) => lab.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
      const said = (text: string | RegExp) => lab.page.getByText(text).locator('visible=true').first().waitFor();
      const openPage = () => lab.workbench.goTo('我的签署');

      test('what others sent is received, one by one or all', { timeout: SLOW }, async () => {
        const first = await send('测试合同');
        await send('工作量进度确认表');
        await send('反担保保证合同');
        await openPage();
        await lab.page.getByRole('button', { name: /^接收/ }).first().click();
        const receiving = dialog('凭证接收');
        await receiving.getByText('共3条记录').waitFor();
        await receiving.getByText(first.id).waitFor();
        for (const column of ['序号', '凭证名称', '业务类型', '发起方', '创建时间', '接收状态', '操作'])
          await receiving.getByRole('columnheader', { name: column }).waitFor();
        await receiving.getByRole('button', { name: '接收“测试合同”' }).click();
        await receiving.getByText('共2条记录').waitFor();
        await receiving.getByRole('button', { name: '全部接收' }).click();
        await receiving.getByText('暂无凭证数据').waitFor();
        await receiving.getByRole('tab', { name: '历史凭证列表' }).click();
        await receiving.getByText('共3条记录').waitFor();
        await receiving.getByRole('button', { name: '取消' }).click();
        await expect.poll(() => lab.page.locator('tr[data-row-key]').count()).toBe(3);
        await row('测试合同').getByText('签署中').waitFor();
        await row('测试合同').getByText(first.id).waitFor();
      });

      test('the list is searched, and put in order by its columns', { timeout: SLOW }, async () => {
        const names = () => lab.page.locator('tr[data-row-key] td:nth-child(2) [title]').allInnerTexts();
        await lab.page.getByRole('textbox', { name: '凭证信息' }).fill('测试');
        await button('查询').click();
        await expect.poll(names).toEqual(['测试合同']);
        await lab.page.getByRole('textbox', { name: '凭证信息' }).fill('没有这份');
        await lab.page.keyboard.press('Enter');
        await said('没有符合条件的凭证');
        await button('重置').first().click();
        await expect.poll(names).toHaveLength(3);
        await lab.page.getByRole('columnheader', { name: '凭证名称' }).click();
        const ascending = await expect.poll(names).not.toEqual([]).then(names);
        await lab.page.getByRole('columnheader', { name: '凭证名称' }).click();
        await expect.poll(names).toEqual([...ascending].reverse());
      });

      test('details tell who has done what', { timeout: SLOW }, async () => {
        await row('测试合同').getByRole('button', { name: '查看“测试合同”的详情' }).click();
        const details = lab.page.getByRole('complementary', { name: '凭证详情' });
        await details.getByText('办理记录').waitFor();
        await details.getByText(FROM.name).first().waitFor();
        await details.getByText('接收', { exact: true }).waitFor();
        await lab.page.keyboard.press('Escape');
        await details.waitFor({ state: 'hidden' });
      });

      test('发送 before signing says what is missing', { timeout: SLOW }, async () => {
        await act('测试合同', '发送');
        await lab.workbench.answer(/尚未签署，不能发送/, '取消');
      });

      test('a double click opens a contract; it is signed and sent', { timeout: SLOW }, async () => {
        // The demo companies' keys come with their samples.
        await lab.workbench.goTo('打开');
        await lab.workbench.openSample('工作量进度确认表');
        await openPage();
        await row('测试合同').getByText('测试合同').dblclick();
        await lab.workbench.inFront('测试合同.pdf');
        const bar = lab.page.getByRole('region', { name: '凭证' }).locator('visible=true');
        await bar.getByText(FROM.name).waitFor();
        await lab.workbench.placeSeal(PARTY_B.seal, 1, 60, 60);
        await lab.workbench.sign(PARTY_B.pin, 1);
        await bar.getByText('已签署').waitFor();
        await button('发送').locator('visible=true').click();
        await lab.workbench.answer(/确认发送/, '确认');
        await said('凭证发送成功');
        await bar.getByText(/已发送|已完成/).waitFor();
        await expect
          .poll(async () =>
            (await sender.list({ tab: 'initiated', page: 1, pageSize: 10 })).items.map(
              ({ name, state }) => `${name} ${state}`,
            ),
          )
          .toContain('测试合同 completed');
      });

      test('拒签 wants a reason, and tells it', { timeout: SLOW }, async () => {
        await openPage();
        await act('工作量进度确认表', '拒签');
        const asking = dialog('拒签');
        await asking.getByRole('button', { name: '拒签', exact: true }).click();
        await asking.getByText('请输入原因。').waitFor();
        await asking.getByRole('textbox', { name: '拒签原因' }).fill('工作量与现场不符');
        await asking.getByRole('button', { name: '拒签', exact: true }).click();
        await said('已拒签“工作量进度确认表”');
        const { items } = await sender.list({ tab: 'initiated', text: '工作量', page: 1, pageSize: 10 });
        expect(items[0]).toMatchObject({ state: 'rejected', rejectReason: '工作量与现场不符' });
      });

      test('many are declined at once, and a list says what became of each', { timeout: SLOW }, async () => {
        await send('框架协议');
        await lab.page.getByRole('button', { name: /^接收/ }).first().click();
        await dialog('凭证接收').getByRole('button', { name: '接收“框架协议”' }).click();
        await dialog('凭证接收').getByText('暂无凭证数据').waitFor();
        await dialog('凭证接收').getByRole('button', { name: '取消' }).click();
        for (const name of ['框架协议', '反担保保证合同']) await row(name).getByRole('checkbox').check();
        await lab.page.getByRole('region', { name: '批量操作' }).getByRole('button', { name: '批量拒签' }).click();
        await dialog('拒签').getByRole('button', { name: '重复发起' }).click();
        await dialog('拒签').getByRole('button', { name: '拒签', exact: true }).click();
        await dialog('处理结果').getByText('共 2 份：成功 2，等待提交 0，未成功 0').waitFor();
        await dialog('处理结果').getByRole('button', { name: '关闭' }).last().click();
      });

      test('a file of this computer is imported and sent to others', { timeout: SLOW }, async () => {
        writeFileSync(lab.path('保密协议.pdf'), smallPdf());
        await lab.window.chooseFile(lab.path('保密协议.pdf'), () => button('导入本地文件').click());
        await said('已导入“保密协议”');
        await row('保密协议').getByText('本地', { exact: true }).waitFor();
        await act('保密协议', '发送');
        const form = dialog('发送凭证');
        await form.getByRole('button', { name: '发送', exact: true }).click();
        await form.getByText('请从列表中选择第 1 方的单位。').waitFor();
        await form.getByRole('combobox', { name: '第 1 方的单位' }).fill('广东通服');
        await lab.page.locator('.ant-select-item-option').filter({ hasText: FROM.code }).click();
        await form.getByRole('button', { name: '发送', exact: true }).click();
        await said('凭证发送成功');
        await tab('我发起的');
        await row('保密协议').getByText('待接收').waitFor();
        const { items } = await sender.inbox({ list: 'pending', page: 1, pageSize: 10 });
        expect(items.map(({ name }) => name)).toEqual(['保密协议']);
      });

      test('a window of 640 by 360 shows it all', { timeout: SLOW }, async () => {
        await lab.resize(SCALED);
        await row('保密协议').getByRole('button', { name: '催办' }).click();
        await said('已催办“保密协议”');
        await lab.page.getByRole('spinbutton', { name: '跳转至' }).click();
        expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
        await row('保密协议').getByRole('button', { name: '查看“保密协议”的详情' }).click();
        await lab.page.getByRole('complementary', { name: '凭证详情' }).getByText('催办').first().waitFor();
        expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
        await lab.page.keyboard.press('Escape');
        await lab.resize(USUAL);
      });
    },
    { settings },
  );
});
