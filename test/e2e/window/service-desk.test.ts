/** 服务办理: guides that are ticked, the printed form, questions, downloads, and a certificate that ends soon. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOneShell, SLOW, WindowLab } from './in-each-shell.ts';
import { ONE_SHELL } from './shells.ts';
import { makeTestKey } from './test-key.ts';

inOneShell((lab) => {
  const tab = (name: string) => lab.page.getByRole('tab', { name, exact: true });
  const field = (name: string) => lab.page.getByRole('textbox', { name });
  const step = (title: string) => lab.page.getByRole('listitem').filter({ hasText: title });

  test('the seven steps of an application stand there, and are ticked', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('服务办理');
    for (const name of [
      '立即申请',
      '续期指南',
      '解锁指南',
      '变更指南',
      '补办指引',
      '注销指南',
      '申请表',
      '常见问题',
      '下载中心',
    ])
      await tab(name).waitFor();
    await lab.page.getByText('已完成 0 / 7').waitFor();
    await lab.page.getByRole('checkbox', { name: /^第 1 步/ }).check();
    await lab.page.getByText('已完成 1 / 7').waitFor();
    await step('经办人和法定代表人意愿表达')
      .getByText(/验证码/)
      .first()
      .waitFor();
  });

  test('a step leads to the form, which is judged before it is exported', { timeout: SLOW }, async () => {
    await lab.page.getByRole('button', { name: '填写申请表' }).first().click();
    await field('单位名称').fill('示例供应商有限公司');
    await field('统一社会信用代码').fill('91330100799655058A');
    await field('经办人').first().fill('李四');
    await lab.page.getByRole('button', { name: '导出申请表' }).click();
    await lab.page.getByText('统一社会信用代码的校验位不符').waitFor();
    await field('统一社会信用代码').fill('9133 0100 7996 55058b');
    const path = lab.path('申请表.pdf');
    await lab.window.chooseFile(path, () => lab.page.getByRole('button', { name: '导出申请表' }).click());
    for (let left = 150; !existsSync(path) && left > 0; left--) await setTimeout(100);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text).toContain('示例供应商有限公司');
    expect(text).toContain('91330100799655058B');
    expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(/NotoSerifSC-Regular .*yes yes yes/);
  });

  test('questions are found by their words', { timeout: SLOW }, async () => {
    await tab('常见问题').click();
    await lab.page.getByPlaceholder('搜索问题').fill('忘记');
    await lab.page.getByRole('button', { name: '忘记 PIN 码怎么办？' }).click();
    await lab.page.getByRole('button', { name: '解锁指南' }).click();
    await lab.page.getByRole('heading', { name: '解锁指南' }).waitFor();
  });

  test('downloads without an address lead to where it is set', { timeout: SLOW }, async () => {
    await tab('下载中心').click();
    await lab.page.getByRole('button', { name: '打开：全部下载（在浏览器中打开）' }).waitFor();
    await lab.page.getByRole('button', { name: '设置网址：驱动程序' }).click();
    await lab.page.getByText('办理和下载网址').first().waitFor();
  });

  test('what was ticked and typed is there in the next session', { timeout: SLOW }, async () => {
    await lab.window.close();
    await lab.open();
    await lab.workbench.goTo('服务办理');
    await lab.page.getByText('已完成 1 / 7').waitFor();
    await tab('申请表').click();
    expect(await field('单位名称').inputValue()).toBe('示例供应商有限公司');
  });
});

/** Its certificates are good for thirty days. */
const made = makeTestKey(makePki(['P-256']));
afterAll(() => made.end());

describe.each(ONE_SHELL)('with a key that ends soon, in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = made.into(lab.path('profile'));
  beforeAll(async () => {
    key.plugIn();
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('the desk opens with the renewal, and names whose certificate it is', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('服务办理');
    await lab.page.getByText(/“张三”的证书将于 \d{4}-\d{2}-\d{2} 到期/).waitFor();
    await lab.page.getByRole('heading', { name: '续期指南' }).waitFor();
  });

  test('the check warns of it and leads to the renewal', { timeout: SLOW }, async () => {
    await lab.page.getByRole('tab', { name: '下载中心' }).click();
    await lab.workbench.goTo('系统检测');
    await lab.page.getByRole('button', { name: '开始检测' }).click();
    const finding = lab.page.getByRole('listitem').filter({ hasText: /“张三”的签名证书还有 \d+ 天到期/ });
    await finding.getByRole('button', { name: '续期指南' }).click({ timeout: 60_000 });
    await lab.page.getByRole('heading', { name: '续期指南' }).waitFor();
  });

  test('a locked PIN comes first', { timeout: SLOW }, async () => {
    key.pullOut();
    await lab.page.getByText(/“张三”的证书将于/).waitFor({ state: 'hidden' });
    key.setTriesLeft(0);
    key.plugIn();
    await lab.page
      .getByText(/的 PIN 码已锁定/)
      .first()
      .waitFor();
    await lab.page.getByRole('button', { name: '查看解锁指南' }).click();
    await lab.page.getByRole('heading', { name: '解锁指南' }).waitFor();
  });
});
