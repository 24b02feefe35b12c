/** axe-core's judgement of every screen and state, in every theme. It finds what machines can find: names, roles, contrast. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallPdf } from '../../documents/small-pdf.ts';
import { packCode } from '../pack-code.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { seriousFindings } from './serious-findings.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const SLOW = 120_000;

/** As the system asks for them, which the window follows at once, whatever is open in it. */
const THEMES = [
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { theme: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { theme: 'high-contrast', media: { colorScheme: 'dark', contrast: 'more' } },
] as const;

describe('on one walk through the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  let window: OpenWindow;
  let workbench: WorkbenchPage;

  const see = (text: string | RegExp) => window.page.getByText(text).locator('visible=true').first().waitFor();

  beforeAll(async () => {
    window = await openWindow('browser', { profile: join(folder, 'profile') });
    workbench = new WorkbenchPage(window);
    await see('打开 PDF 文件');
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  /** Resolves when nothing moves or fades any more: a colour on its way is no finding. */
  async function show({ theme, media }: (typeof THEMES)[number], frame: Frame): Promise<void> {
    await window.page.emulateMedia(media);
    await window.page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    await frame.evaluate(async (name) => {
      // The PIN dialog is drawn in the theme that the window had when it came.
      document.documentElement.dataset.theme = name;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})));
    }, theme);
  }

  /** There and back: in a new theme everything is drawn anew. All but the colours is judged in the first of each scan. */
  const themes = [...THEMES];
  const scan = (name: string, reach: () => Promise<unknown>, place = () => Promise.resolve(window.page.mainFrame())) =>
    test(name, { timeout: SLOW }, async () => {
      await reach();
      const frame = await place();
      const findings: Record<string, readonly string[]> = {};
      for (const [index, shown] of themes.entries()) {
        await show(shown, frame);
        findings[shown.theme] = await seriousFindings(frame, index === 0 ? 'all' : 'colours');
      }
      themes.reverse();
      expect(findings).toEqual({ light: [], dark: [], 'high-contrast': [] });
    });
  const inDialog = () => window.pinDialog();
  /** Closes the page in front: axe takes its time with hidden ones, too. */
  async function leave(): Promise<void> {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+w');
  }

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
    await window.page.getByText('身份未核对', { exact: true }).first().click();
    await see('检查结果');
    await window.page.locator('details > summary').locator('visible=true').first().click();
    await window.page.getByRole('button', { name: '查看证书' }).first().waitFor();
  });
  scan('an annotation of a signed document', async () => {
    await window.page.getByRole('tab', { name: '批注/水印' }).click();
    await window.page.getByRole('button', { name: '方框', exact: true }).click();
    await window.page.getByRole('button', { name: '放到第 1 页中央' }).press('Enter');
    await see(/但会显示为“签署后添加了批注”/);
  });
  scan('a watermark, and the list of annotations', async () => {
    await window.page.getByRole('button', { name: '水印', exact: true }).click();
    await window.page.getByRole('complementary', { name: '左侧栏' }).getByRole('button', { name: '批注' }).click();
    await see('文档中还没有批注');
  });
  scan('what was changed since a signature', async () => {
    await window.page.getByRole('button', { name: '全部放弃' }).click();
    await window.page.getByRole('button', { name: '方框', exact: true }).click();
    await window.page.getByRole('button', { name: '放到第 1 页中央' }).press('Enter');
    await window.page.getByRole('complementary', { name: '右侧栏' }).getByRole('button', { name: '保存批注' }).click();
    await workbench.answer(/仍要写入批注/, '写入批注');
    await see(/已写入 1 处批注/);
    await window.page.getByRole('button', { name: '查看签署后的变化' }).click();
    await see(/已比较全部 \d+ 页/);
  });
  scan('the version that was signed', async () => {
    await workbench.bringToFront(/^工作量进度确认表\.pdf/);
    await window.page.getByRole('button', { name: '打开签署时的版本' }).click();
    await see(/早先的版本，只供查看/);
  });
  scan('the certificate of a signer', async () => {
    await window.page.keyboard.press('Control+w');
    await workbench.bringToFront(/^工作量进度确认表\.pdf/);
    await window.page.getByRole('button', { name: '查看证书' }).first().click();
    await window.page.getByRole('dialog').getByText('证书内容').first().waitFor();
  });
  scan('the pad for handwriting', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('tab', { name: '签章', exact: true }).click();
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
  scan('the other tabs of the tool bar', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('tab', { name: '视图' }).click();
    await window.page.getByRole('button', { name: '左转' }).waitFor();
  });
  scan('the bottom panel without problems', async () => {
    await window.page.keyboard.press('Control+j');
    await see('没有发现问题');
  });
  scan('the log in it', async () => {
    await window.page.getByRole('tab', { name: '输出' }).click();
    await window.page.getByRole('log').getByText('a plugin is active').first().waitFor();
  });
  scan('the history of notices', async () => {
    await window.page.keyboard.press('Control+j');
    await window.page.getByRole('button', { name: /^通知记录/ }).click();
    await window.page.getByRole('dialog', { name: '通知记录' }).waitFor();
  });
  scan('the command palette', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+k');
    await window.page.getByRole('combobox').waitFor();
  });
  scan('an article of the help', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('F1');
    await window.page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
  });
  scan('the keys of all commands', async () => {
    await leave();
    await window.page.keyboard.press('Control+/');
    await window.page.getByRole('heading', { name: '快捷键', level: 1 }).waitFor();
  });
  scan('a key that another command has', async () => {
    await window.page.getByRole('button', { name: '修改“打开设置”的快捷键 Ctrl+,' }).click();
    await window.page.locator('[placeholder="请按下新的快捷键"]:focus').press('Control+o');
    await see('Ctrl+O 现在用于：文件 › 打开…。');
  });
  scan('what program this is', async () => {
    await leave();
    await window.page.keyboard.press('Control+k');
    await window.page.getByRole('combobox', { name: /^搜索命令/ }).fill('关于印匠');
    await window.page.keyboard.press('Enter');
    await see('数据文件夹');
  });
  scan('where updates come from', async () => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+k');
    await window.page.getByRole('combobox', { name: /^搜索命令/ }).fill('检查更新');
    await window.page
      .getByRole('option', { name: /检查更新/ })
      .first()
      .waitFor();
    await window.page.keyboard.press('Enter');
    await see('未设置更新地址');
  });
  for (const [command, content] of [
    ['查看授权信息', '还没有导入授权'],
    ['打开初始化', /按顺序完成以下步骤/],
    ['导入授权文件', '还没有授权文件？'],
  ] as const) {
    scan(`what the command ${command} shows`, async () => {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Control+k');
      await window.page.getByRole('combobox', { name: /^搜索命令/ }).fill(command);
      await window.page.getByRole('option', { name: new RegExp(command) }).click();
      await see(content);
    });
  }
  scan('what a licence says', async () => {
    await window.page.getByRole('button', { name: '使用演示授权' }).click();
    await see('印匠演示乙方供应有限公司');
  });
  scan('what a third-party plugin may do', async () => {
    await leave();
    await workbench.goTo('安装管理');
    const capabilities = ['files', 'network'];
    const file = await packCode(folder, { id: 'third', capabilities, taps: ['signing.didSign'] }, '');
    await window.chooseFile(file, () => window.page.getByRole('button', { name: '从文件安装' }).click());
    await see('读取和写入您的文件');
  });
  for (const [name, content] of [
    ['打开', /拖到这里/],
    ['最近', '还没有打开过文档'],
    ['我的签署', '导入本地文件'],
    ['首页', '还没有检测过本机'],
    ['系统检测', '签署前，先检测一下本机'],
    ['服务办理', '经办人和法定代表人意愿表达'],
    ['我的设备', '密钥程序库'],
    ['数字证书', '持有人'],
    ['印章列表', '用图片添加'],
    ['凭证保险柜', '建立凭证保险柜'],
    ['设备初始化', '检查驱动'],
    ['安装管理', 'install-manager'],
    ['操作日志', '还没有签署过检查点'],
    ['设置', '打印前提示纸张和缩放'],
  ] as const) {
    scan(`the page ${name}`, async () => {
      await leave();
      await workbench.goTo(name);
      await see(content);
    });
  }
  scan('the documents of the safe', async () => {
    await leave();
    await workbench.goTo('凭证保险柜');
    for (const label of ['口令', '再次输入口令'])
      await window.page.getByLabel(label, { exact: true }).fill('今天的合同已经盖好了章');
    await window.page.getByRole('checkbox', { name: /忘记口令后/ }).check();
    await window.page.getByRole('button', { name: '建立保险柜' }).click();
    await see('保险柜是空的');
    const file = join(folder, '采购合同.pdf');
    writeFileSync(file, smallPdf(5_000));
    await window.chooseFile(file, () =>
      window.page.getByRole('button', { name: '放入文件', exact: true }).first().click(),
    );
    await window.page.getByRole('button', { name: '导出 采购合同.pdf' }).waitFor();
  });
  for (const [name, content] of [
    ['申请表', '统一社会信用代码'],
    ['常见问题', '搜索问题'],
    ['下载中心', '服务指南'],
  ] as const) {
    scan(`the services, ${name}`, async () => {
      await workbench.goTo('服务办理');
      await window.page.getByRole('tab', { name, exact: true }).click();
      await window.page
        .getByText(content)
        .or(window.page.getByPlaceholder(content))
        .locator('visible=true')
        .first()
        .waitFor();
    });
  }
  scan('what a check of the system has found', async () => {
    await leave();
    await workbench.goTo('系统检测');
    await window.page.getByRole('button', { name: '开始检测' }).click();
    await window.page.getByRole('button', { name: '重新检测', exact: true }).waitFor();
  });
  scan('the settings as JSON', async () => {
    await leave();
    await workbench.goTo('设置');
    await window.page.getByRole('switch', { name: '打印前提示纸张和缩放' }).click();
    await window.page.getByText('JSON', { exact: true }).click();
    await see('"documents.print.ask"');
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
