/** 我的设备: keys that come and go, their names, their PINs through the real PIN page, and drivers that have failed. */
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OFFICER_PIN, PIN, WRONG_PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { clickAway } from './click-away.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';
import { makeTestKey } from './test-key.ts';

const NEW_PIN = '20261123';
const made = makeTestKey(makePki(['rsa']));
afterAll(() => made.end());

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = made.into(lab.path('profile'));
  const card = () => lab.page.getByRole('article').filter({ hasText: key.serial });
  /** At the foot of the navigation. */
  const inShort = (name: string | RegExp) => lab.workbench.navigation.getByRole('button', { name });
  const see = (text: string | RegExp) => lab.page.getByText(text).first().waitFor();

  beforeAll(() => lab.open(), SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  async function refresh(): Promise<void> {
    await lab.page.getByRole('button', { name: '刷新' }).click();
    await lab.page.locator('.ant-btn-loading').waitFor({ state: 'hidden' });
  }

  async function endDrivers(): Promise<void> {
    for (const pid of await lab.window.drivers()) process.kill(pid, 'SIGKILL');
  }

  /** Fills the PIN page from top to bottom and confirms. */
  async function fillPins(pins: readonly string[], confirm: string) {
    const dialog = await lab.window.pinDialog();
    for (const [index, pin] of pins.entries()) await dialog.locator('input').nth(index).fill(pin);
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    return dialog;
  }

  async function changePin(from: string, to: string): Promise<void> {
    await card().getByRole('button', { name: '修改 PIN 码' }).click();
    const dialog = await fillPins([from, to, to], '修改');
    await dialog.getByText('PIN 码已修改').waitFor();
    await clickAway(dialog.getByRole('button', { name: '关闭' }), dialog);
  }

  test('without a key it says what to do; a key shows by itself once it is in', { timeout: SLOW }, async () => {
    await inShort('未插入密钥').press('Enter');
    await see('没有插入密钥');
    key.plugIn();
    await inShort(new RegExp(`${key.name}.*张三.*还有 \\d+ 天`)).waitFor();
    await card().getByRole('heading', { name: key.name }).waitFor();
    await card().getByText('正常').waitFor();
    expect(await card().getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/签名.*张三 · 测试公司.*RSA 2048/s),
      expect.stringMatching(/加密.*张三 · 测试公司.*RSA 2048/s),
    ]);
  });

  test('it is named in its place, and called so from then on', { timeout: SLOW }, async () => {
    const rename = (name: string) => card().getByRole('button', { name: `重命名“${name}”` });
    const field = () => lab.page.getByRole('textbox', { name: /设备名称/ });
    await rename(key.name).click();
    await field().fill('财务部的密钥');
    await field().press('Enter');
    await card().getByRole('heading', { name: '财务部的密钥' }).waitFor();
    await rename('财务部的密钥').click();
    await field().fill('另一个名字');
    await field().press('Escape');
    await lab.page.reload();
    await card().getByRole('heading', { name: '财务部的密钥' }).waitFor();
    await rename('财务部的密钥').click();
    await field().fill('');
    await field().press('Enter');
    await card().getByRole('heading', { name: key.name }).waitFor();
  });

  test('pulled out it goes, and a note says so until it is back', { timeout: SLOW }, async () => {
    key.pullOut();
    await see(`已拔出：${key.name}`);
    await card().waitFor({ state: 'hidden' });
    await inShort('未插入密钥').waitFor();
    key.plugIn();
    await card().waitFor();
    await lab.page.getByText(`已拔出：${key.name}`).waitFor({ state: 'hidden' });
  });

  test('a new PIN holds: it changes the PIN back', { timeout: SLOW }, async () => {
    await changePin(PIN, NEW_PIN);
    await changePin(NEW_PIN, PIN);
  });

  test('a wrong PIN costs a try, and the page says so', { timeout: SLOW }, async () => {
    await card().getByRole('button', { name: '修改 PIN 码' }).click();
    const dialog = await fillPins([WRONG_PIN, NEW_PIN, NEW_PIN], '修改');
    await dialog.getByText('旧 PIN 码不正确').waitFor();
    await clickAway(dialog.getByRole('button', { name: '取消' }), dialog);
    await card().getByText('剩余次数不多').waitFor();
  });

  test('the last try and the lock are told; the unblocking PIN opens it again', { timeout: SLOW }, async () => {
    key.setTriesLeft(1);
    await refresh();
    await card().getByText('仅剩一次机会').waitFor();
    key.setTriesLeft(0);
    await refresh();
    await card().getByText('已锁定').waitFor();
    await inShort(/PIN 码已锁定/).waitFor();
    expect(await card().getByRole('button', { name: '修改 PIN 码' }).count()).toBe(0);
    await card().getByRole('button', { name: '解锁 PIN 码' }).click();
    const dialog = await fillPins([OFFICER_PIN, NEW_PIN, NEW_PIN], '解锁');
    await dialog.getByText('PIN 码已解锁').waitFor();
    await clickAway(dialog.getByRole('button', { name: '关闭' }), dialog);
    await card().getByText('正常').waitFor();
    await changePin(NEW_PIN, PIN);
  });

  test('a driver that does not answer is named; its device stays in sight', { timeout: SLOW }, async () => {
    await refresh();
    key.plan('fault hang C_GetSlotList 1');
    await endDrivers();
    await see('正在询问“测试 CA”，还没有回答');
    expect(await card().count()).toBe(1);
    key.plugIn();
    await endDrivers();
    await lab.page.getByText('正在询问“测试 CA”').waitFor({ state: 'hidden' });
    await refresh();
    await card().getByText('正常').waitFor();
  });

  test('a driver that fails again and again is switched off, and works again when asked to', {
    timeout: SLOW,
  }, async () => {
    await refresh();
    key.plan('fault crash C_GetSlotList 1');
    const trouble = lab.page.getByRole('note').filter({ hasText: '测试 CA' }).filter({ hasText: '已停用' });
    await endDrivers();
    await trouble.waitFor();
    expect(await card().count()).toBe(0);
    key.plugIn();
    await trouble.getByRole('button', { name: '重新启用' }).click();
    await card().waitFor();
    await trouble.waitFor({ state: 'hidden' });
  });

  test('what is wrong with a library is told among the libraries', { timeout: SLOW }, async () => {
    await lab.page.locator('summary', { hasText: '密钥程序库' }).click();
    const library = lab.page.getByRole('listitem').filter({ hasText: 'libfault.so' });
    await library.getByText('可用', { exact: true }).waitFor();
    await library.getByText(/PKCS#11 · \S+ · 64 位/).waitFor();
    await lab.page.getByRole('button', { name: '添加程序库文件' }).click();
    await lab.page.getByRole('heading', { name: '设置' }).waitFor();
    await see(/PKCS#11 程序库文件/);
  });
});
