/** 安装管理: a third-party plugin from a file, what it may do, what it does, what it cannot do to others. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packCode } from '../pack-code.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const command = (name: string) => ({ id: `third.${name}`, title: words(`第三方命令 ${name}`) });

inEachShell((lab) => {
  const button = (name: string | RegExp) => lab.page.getByRole('button', { name });
  const dialog = () => lab.page.getByRole('dialog');
  const see = (text: string | RegExp) => lab.page.getByText(text).first().waitFor();
  const row = () => lab.page.getByRole('row').filter({ hasText: '合同助手' });

  const pack = (version: string, more: object = {}) =>
    packCode(
      lab.folder,
      {
        id: 'third',
        title: words('合同助手'),
        optional: { 'shell.workbench': '*' },
        capabilities: ['network'],
        contributes: { commands: ['greet', 'exit', 'loop'].map(command) },
        ...more,
      },
      `const { workbench, own, contribute } = context;
      const commands = {
        greet: () => workbench.notify({ severity: 'info', message: { 'zh-CN': '第三方问好 ${version}', en: '' } }),
        exit: () => process.exit(5),
        loop: () => { for (;;); },
      };
      for (const [name, run] of Object.entries(commands)) {
        own(contribute({ id: 'commands' }, 'third.' + name, { run: async () => void (await run()) }));
      }`,
      { version, members: `optional: { workbench: { id: 'shell.workbench' } },` },
    );
  const choose = (file: string) => lab.window.chooseFile(file, () => button('从文件安装').click());
  const run = async (name: string) => {
    await lab.page.keyboard.press('Control+k');
    await lab.page.getByRole('combobox').fill(`第三方命令 ${name}`);
    await lab.page.getByRole('option', { name: `第三方命令 ${name}` }).click();
  };

  test('a file that is no plugin is refused with the reason', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('安装管理');
    const file = lab.path('letter.tgz');
    writeFileSync(file, 'Dear Sir or Madam');
    await choose(file);
    await see('不是可安装的插件包');
    expect(await dialog().count()).toBe(0);
  });

  test('one that asks for keys is shown, and cannot be installed', { timeout: SLOW }, async () => {
    await choose(await pack('0.1.0', { requires: { keys: '*' } }));
    await see(/不能安装：.*不能使用服务“keys”/);
    expect(
      await dialog()
        .getByRole('button', { name: /^安\s?装$/ })
        .count(),
    ).toBe(0);
    await dialog()
      .getByRole('button', { name: /^取\s?消$/ })
      .click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await row().count()).toBe(0);
  });

  test('one is installed once its user has seen what it may do', { timeout: SLOW }, async () => {
    const file = await pack('1.0.0');
    await choose(file);
    await dialog().getByText('访问网络').waitFor();
    await dialog().getByText('在窗口中显示通知').waitFor();
    await dialog()
      .getByText(createHash('sha256').update(readFileSync(file)).digest('hex'))
      .waitFor();
    await dialog()
      .getByRole('button', { name: /^安\s?装$/ })
      .click();
    await see('已安装“合同助手” 1.0.0');
    await row().getByText('第三方', { exact: true }).waitFor();
    await row().getByText('就绪').waitFor();
  });

  test('its command runs in a process of its own', { timeout: SLOW }, async () => {
    await run('greet');
    await see('第三方问好 1.0.0');
    await row().getByText('运行中').waitFor();
  });

  test('when it ends its process, that is said, and the next command starts it anew', { timeout: SLOW }, async () => {
    const host = await lab.window.pluginHost();
    await run('exit');
    await see(/第三方插件“third”的进程意外退出（exit code 5）/);
    await row().getByText('就绪').waitFor();
    await run('greet');
    await row().getByText('运行中').waitFor();
    expect(await lab.window.pluginHost()).toBe(host);
  });

  test('while it hangs the window goes on, and it is ended', { timeout: SLOW }, async () => {
    await run('loop');
    await lab.workbench.goTo('印章列表');
    await lab.workbench.goTo('安装管理');
    await see(/第三方插件“third”在 8 秒内没有响应/);
    await row().getByText('就绪').waitFor();
  });

  test('another version takes its place, and says so before', { timeout: SLOW }, async () => {
    await choose(await pack('1.1.0'));
    await dialog().getByText('版本 1.1.0，已安装 1.0.0').waitFor();
    await dialog()
      .getByRole('button', { name: /^更\s?新$/ })
      .click();
    await see('已安装“合同助手” 1.1.0');
    await run('greet');
    await see('第三方问好 1.1.0');
  });

  test('it is switched off, and its commands with it', { timeout: SLOW }, async () => {
    await lab.page.getByRole('switch', { name: '启用“合同助手”' }).click();
    await row().getByText('已停用').waitFor();
    const offered = async () => {
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox').fill('第三方命令');
      const count = await lab.page.getByRole('option', { name: /第三方命令/ }).count();
      await lab.page.keyboard.press('Escape');
      await lab.page.getByRole('combobox').waitFor({ state: 'hidden' });
      return count;
    };
    await expect.poll(offered).toBe(0);
    await lab.page.getByRole('switch', { name: '启用“合同助手”' }).click();
    await row().getByText('就绪').waitFor();
  });

  test('it is there in the next session, and gone when it is removed', { timeout: SLOW }, async () => {
    await lab.window.close();
    await lab.open();
    await lab.workbench.goTo('安装管理');
    await button('“合同助手”的详情').click();
    await button('删除插件').click();
    await lab.workbench.answer(/删除“合同助手”/, '删除');
    await row().waitFor({ state: 'detached' });
  });

  test('licence, updates and first steps are a click away', { timeout: SLOW }, async () => {
    await button('打开初始化').waitFor();
    await button('查看更新').waitFor();
    await button('查看授权信息').click();
    await lab.page.getByRole('tab', { name: /授权信息/ }).waitFor();
  });
});
