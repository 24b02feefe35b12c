/** 首页: an empty profile, a key with its seals, what wants attention, and the ways on. */
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const part = (name: string) => lab.page.getByRole('region', { name, exact: true });
  const way = (name: RegExp) => lab.page.getByRole('navigation', { name: '常用功能' }).getByRole('button', { name });

  test('without a key the page says what to do', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('首页');
    await part('我的密钥').getByText('没有插入密钥').waitFor();
    await part('我的印章').getByText('还没有印章').waitFor();
    await part('待处理').getByText('还没有检测过本机').waitFor();
    await part('最近打开').getByText('还没有打开过文档').waitFor();
  });

  test('a key shows with its certificate, its seals as pictures', { timeout: SLOW }, async () => {
    await part('我的密钥').getByRole('button', { name: '先试用示例合同' }).click();
    await lab.page.getByRole('dialog').getByText('工作量进度确认表').click();
    await lab.workbench.firstPage();
    await lab.workbench.goTo('首页');
    await part('我的密钥')
      .getByText(/有效期至 \d{4}-\d{2}-\d{2}/)
      .first()
      .waitFor();
    const seal = part('我的印章').getByRole('listitem').filter({ hasText: PARTY_A.seal });
    await seal.locator('img').waitFor();
    const width = await seal.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    expect(width).toBeGreaterThan(0);
  });

  test('what the check found is told here, too', { timeout: SLOW }, async () => {
    await part('待处理').getByRole('button', { name: '系统检测' }).click();
    await lab.page.getByRole('button', { name: '重新检测', exact: true }).waitFor({ timeout: 60_000 });
    await lab.workbench.goTo('首页');
    await part('待处理').getByText('还没有检测过本机').waitFor({ state: 'hidden' });
  });

  test('the big ways lead on', { timeout: SLOW }, async () => {
    await way(/^印章列表/).click();
    await lab.page.getByRole('heading', { name: '我的印章', level: 1 }).waitFor();
    await lab.workbench.goTo('首页');
    await way(/^服务办理/).press('Enter');
    await lab.page.getByRole('tab', { name: '立即申请' }).waitFor();
  });
});
