/** 印章列表: seals on keys that come and go, those behind a PIN, why one does not show, and seals made of pictures. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { pdfsig } from '../foreign-judges.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';
import { makeTestKey } from './test-key.ts';
import { PARTY_A } from './workbench-page.ts';

const DAY = 86_400_000;
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const ring = '<circle cx="50" cy="50" r="46" fill="none" stroke="#c8342b" stroke-width="5"/>';
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${ring}</svg>`);
const svgPicture = { type: 'SVG', data: svg, widthMm: 40, heightMm: 40 };
const ofdPicture = { type: 'OFD', data: Buffer.from('PK'), widthMm: 40, heightMm: 40 };
const valid = { validTo: new Date(Date.now() + 300 * DAY) };
const ended = { validFrom: new Date(Date.now() - 90 * DAY), validTo: new Date(Date.now() - DAY) };
const data = [
  { label: 'a', value: await testSeal(holder, { id: '1', name: '钥匙公章', picture: svgPicture, ...valid }) },
  { label: 'b', value: await testSeal(holder, { id: '2', name: '旧合同章', ...ended }) },
  { label: 'c', value: await testSeal(holder, { id: '3', name: '无图章', picture: ofdPicture }) },
  { label: 'd', value: await testSeal(holder, { id: '4', name: '法人章' }), isPrivate: true },
];
const made = makeTestKey(pki, data);
afterAll(() => made.end());

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = made.into(lab.path('profile'));
  const card = (name: string) =>
    lab.page.getByRole('list', { name: '印章' }).getByRole('button').filter({ hasText: name });
  const details = (name: string) => lab.page.getByRole('complementary', { name: new RegExp(`印章详情：\\s*${name}`) });
  const option = (name: string) => lab.page.locator('.ant-select-item-option').filter({ hasText: name });
  const see = (text: string | RegExp) => lab.page.getByText(text).first().waitFor();

  beforeAll(async () => {
    execFileSync('convert', [
      ...['-size', '1000x900', 'xc:#f4f2ee', '-fill', 'none', '-stroke', '#c8342b', '-strokewidth', '26'],
      ...['-draw', 'circle 500,450 500,60', lab.path('盖章扫描件.jpg')],
    ]);
    await lab.open();
    await lab.workbench.goTo('印章列表');
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('without any seal it says what to do; those of a key show by themselves', { timeout: SLOW }, async () => {
    await see('还没有印章');
    key.plugIn();
    await card('钥匙公章').getByText('有效', { exact: true }).waitFor();
    await card('旧合同章').getByText('已过期').waitFor();
    await see(/“无图章”的图片（OFD）无法显示/);
    expect(await card('法人章').count()).toBe(0);
  });

  test('what the key hides shows after its PIN', { timeout: SLOW }, async () => {
    await see('部分印章在验证 PIN 码后才显示');
    await lab.page.getByRole('button', { name: '验证 PIN 码' }).click();
    await lab.workbench.enterPin(PIN);
    await card('法人章').waitFor();
    await expect.poll(() => lab.page.getByRole('button', { name: '验证 PIN 码' }).count()).toBe(0);
  });

  test('a card opens all that is known, and saves the picture', { timeout: SLOW }, async () => {
    await card('钥匙公章').click();
    await details('钥匙公章').getByText('GB/T 38540-2020, v4').waitFor();
    await details('钥匙公章').getByText(createHash('sha256').update(holder).digest('hex')).waitFor();
    const out = lab.path('公章.png');
    await lab.window.chooseFile(out, () => details('钥匙公章').getByRole('button', { name: '导出图片' }).click());
    await see(/印章图片已保存到/);
    expect(execFileSync('identify', ['-format', '%m %w %A', out]).toString()).toMatch(/^PNG 945 (True|Blend)/);
    await details('钥匙公章').getByRole('button', { name: '关闭' }).press('Escape');
    await details('钥匙公章').waitFor({ state: 'hidden' });
  });

  test('names and devices narrow the list down; a key that leaves takes its seals along', {
    timeout: SLOW,
  }, async () => {
    await lab.page.getByRole('textbox', { name: '请输入印章名称' }).fill('合同');
    await card('钥匙公章').waitFor({ state: 'hidden' });
    expect(await card('旧合同章').count()).toBe(1);
    await lab.page.getByRole('textbox', { name: '请输入印章名称' }).fill('');
    await card('钥匙公章').click();
    await lab.page.getByRole('combobox', { name: '设备' }).click();
    await option(key.name).click();
    await card('法人章').waitFor();
    key.pullOut();
    await see('设备已拔出');
    await details('钥匙公章')
      .getByText(/印章已不在列表中/)
      .waitFor();
    key.plugIn();
    await card('钥匙公章').waitFor();
    await details('钥匙公章')
      .getByText(/印章已不在列表中/)
      .waitFor({ state: 'hidden' });
    // It was another login.
    expect(await card('法人章').count()).toBe(0);
    key.pullOut();
    await lab.page.getByRole('combobox', { name: '设备' }).click();
    await option('全部设备').click();
  });

  test('a scan becomes a seal on a transparent ground', { timeout: SLOW }, async () => {
    await lab.page.getByRole('button', { name: '用图片添加' }).first().click();
    const dialog = lab.page.getByRole('dialog', { name: '用图片添加印章' });
    await lab.window.chooseFile(lab.path('盖章扫描件.jpg'), () => dialog.getByText('将印章图片拖到这里').click());
    await dialog.getByRole('img', { name: '印章在文件上的样子' }).waitFor();
    await dialog.getByText('38 mm', { exact: true }).click();
    await dialog.getByText(/^38 × 38(\.\d+)? mm，\d+ dpi$/).waitFor();
    await dialog.getByRole('textbox', { name: '印章名称' }).fill('部门章');
    await dialog.getByRole('button', { name: '添加印章' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await card('部门章').waitFor();
    await details('部门章').getByText('无，仅为图片').waitFor();
  });

  test('what is no picture is said to be none, in the dialog', { timeout: SLOW }, async () => {
    execFileSync('sh', ['-c', 'echo note > "$0"', lab.path('假图片.png')]);
    await lab.page.getByRole('button', { name: '用图片添加' }).first().click();
    const dialog = lab.page.getByRole('dialog', { name: '用图片添加印章' });
    await lab.window.chooseFile(lab.path('假图片.png'), () => dialog.getByText('将印章图片拖到这里').click());
    await dialog.getByText(/文件不是支持的图片/).waitFor();
    expect(await dialog.getByRole('button', { name: '添加印章' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('the seal of the picture signs', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('打开');
    await lab.workbench.openSample('采购合同');
    await lab.workbench.placeSeal('部门章', 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    const out = lab.path('已签.pdf');
    await lab.workbench.saveAs(out);
    expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
    expect(readFileSync(out).includes('/SMask')).toBe(true);
  });

  test('removed it is gone', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('印章列表');
    await card('部门章').click();
    await details('部门章').getByRole('button', { name: '删除' }).click();
    await lab.workbench.answer(/删除印章“部门章”/, '删除');
    await card('部门章').waitFor({ state: 'hidden' });
  });
});
