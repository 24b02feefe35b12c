/** 设备初始化: from a computer without a driver to a named device, with a key that is pulled out on the way. */
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { ONE_SHELL, SHELLS } from './shells.ts';
import { makeTestKey } from './test-key.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Math.floor(Date.now() / 1_000) * 1_000 - days * DAY);
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const picture = { type: 'PNG', data: SEAL_PICTURE, widthMm: 40, heightMm: 40 };
const old = { name: '旧公章', picture, createdAt: ago(90), validFrom: ago(90), validTo: ago(2) };
const made = makeToken(pki, [
  { label: 'seal', value: await testSeal(holder, { name: '钥匙公章', picture }) },
  { label: 'old seal', value: await testSeal(holder, old) },
]);
const built = buildFaultLibrary();
const unseen = makeTestKey(pki);
afterAll(() => {
  made.end();
  built.end();
  unseen.end();
});

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const token = made.copy();
  const library = built.beside(token);
  const name = `测试 CA-${token.id}`;
  const vendor = lab.path('vendor');
  const button = (title: string) => lab.page.getByRole('button', { name: title, exact: true });
  const step = (title: string) => lab.page.getByRole('heading', { name: title, level: 2 }).waitFor();
  const see = (text: string | RegExp) => lab.page.getByText(text).first().waitFor();

  /** What the library does from now on, where the vendor's installer has put it. */
  function plan(...lines: readonly string[]) {
    library.plan(...lines);
    copyFileSync(`${library.path}.conf`, join(vendor, 'libvendor.so.conf'));
  }
  const pullOut = () => plan('present 0');
  const plugIn = () => plan();
  const install = () => {
    copyFileSync(library.path, join(vendor, 'half'));
    renameSync(join(vendor, 'half'), join(vendor, 'libvendor.so'));
  };

  beforeAll(async () => {
    const folder = join(lab.path('profile'), 'plugins/token-netca');
    for (const each of [folder, vendor]) mkdirSync(each, { recursive: true });
    const title = { 'zh-CN': '测试 CA', en: 'Test CA' };
    const libraries = { linux: [{ files: ['libvendor.so'], folders: [vendor] }] };
    const catalogue = { version: 1, vendors: [{ id: 'test-ca', title, libraries }] };
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
    pullOut();
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    token.end();
  }, SLOW);

  test('a driver that is missing is installed, and noticed', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('设备初始化');
    await see('此电脑上没有找到密钥的驱动程序，请先安装。');
    await button('安装驱动程序').click();
    await see('安装驱动程序的过程中，不能插入密钥。');
    if (!existsSync('/sys/bus/usb/devices')) {
      expect(await button('开始安装').isDisabled()).toBe(true);
      await lab.page.getByRole('checkbox', { name: '所有 USB 密钥都已拔出' }).check();
    }
    await button('开始安装').click();
    await see(/请运行安装程序并按其提示完成/);
    expect(await button('下一步').isDisabled()).toBe(true);
    install();
    await see('驱动程序“测试 CA”已安装。现在请插入密钥。');
    await button('下一步').click();
  });

  test('the key is waited for, and known when it is plugged in', { timeout: SLOW }, async () => {
    await step('插入设备');
    await see('请插入 USB 密钥');
    expect(await button('下一步').isDisabled()).toBe(true);
    plugIn();
    await lab.page.getByRole('radio', { name: new RegExp(name) }).waitFor();
    expect(await lab.page.getByRole('radio', { name: new RegExp(name) }).isChecked()).toBe(true);
    await button('下一步').click();
  });

  test('a seal that does not show is diagnosed', { timeout: SLOW }, async () => {
    await step('读取证书和印章');
    const certificates = lab.page.getByRole('listitem').filter({ hasText: '张三 · 测试公司' });
    await certificates.first().waitFor();
    expect(await certificates.allInnerTexts()).toEqual([
      expect.stringMatching(/RSA 2048.*签名/s),
      expect.stringMatching(/RSA 2048.*加密/s),
    ]);
    const seals = lab.page.getByRole('listitem').filter({ hasText: '公章' });
    await seals.first().waitFor();
    expect(await seals.allInnerTexts()).toEqual([
      expect.stringMatching(/钥匙公章.*40 × 40 mm.*可用/s),
      expect.stringMatching(/旧公章.*已过期/s),
    ]);
    await see(/“旧公章”已于 \d{4}-\d\d-\d\d 到期，不能再用于签章/);
  });

  test('pulled out in the middle, the wizard waits for it', { timeout: SLOW }, async () => {
    pullOut();
    await see(`“${name}”已拔出。请重新插入，然后从这一步继续。`);
    expect(await button('下一步').isDisabled()).toBe(true);
    plugIn();
    await see(/“旧公章”已于/);
    await button('下一步').click();
  });

  test('it gets a name, and is done', { timeout: SLOW }, async () => {
    await step('命名');
    const field = lab.page.getByRole('textbox', { name: '设备名称' });
    expect(await field.inputValue()).toBe(name);
    await field.fill('财务部的密钥');
    await button('完成').click();
    await step('完成');
    await see('“财务部的密钥”已可使用');
    await see(/张三（有效期至 \d{4}-\d\d-\d\d）/);
    await lab.workbench.goTo('我的设备');
    await lab.page.getByRole('heading', { name: '财务部的密钥' }).waitFor();
  });
});

describe.each(ONE_SHELL)('a device that was never seen, in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = unseen.into(lab.path('profile'));
  const offer = () => lab.page.getByText(`检测到新的设备“${key.name}”`);
  const isOffered = () => lab.page.getByRole('button', { name: `新设备：${key.name}` });

  beforeAll(() => lab.open(), SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('is announced with the way to the wizard, which begins with its certificates', { timeout: SLOW }, async () => {
    key.plugIn();
    await offer().waitFor();
    await isOffered().waitFor();
    await lab.page.getByRole('button', { name: '开始初始化' }).click();
    await lab.page.getByRole('heading', { name: '读取证书和印章', level: 2 }).waitFor();
    await lab.page.getByText('设备在验证 PIN 码之前没有显示印章').waitFor();
    await lab.page.getByRole('button', { name: '输入 PIN 码读取印章' }).click();
    await lab.workbench.enterPin(PIN);
    await lab.page.getByText('设备中没有印章').waitFor();
  });

  test('is not announced again, and offered until it was set up', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('最近');
    key.pullOut();
    await isOffered().waitFor({ state: 'hidden' });
    key.plugIn();
    await isOffered().waitFor();
    expect(await offer().count()).toBe(0);
    await isOffered().click();
    for (const title of ['下一步', '完成']) await lab.page.getByRole('button', { name: title, exact: true }).click();
    await lab.page.getByText(`“${key.name}”已可使用`).waitFor();
    await lab.workbench.goTo('最近');
    await isOffered().waitFor({ state: 'hidden' });
  });
});

describe.each(ONE_SHELL)('the notice of a new device, in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = unseen.into(lab.path('profile'));
  const notice = () => lab.page.getByText(`检测到新的设备“${key.name}”`);

  beforeAll(() => lab.open(), SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('is gone when the wizard shows the device, whichever way it was opened', { timeout: SLOW }, async () => {
    key.plugIn();
    await notice().waitFor();
    // Held by the pointer, it would not go by itself.
    await notice().hover();
    await lab.page.getByRole('button', { name: `新设备：${key.name}` }).press('Enter');
    await lab.page.getByRole('heading', { name: '读取证书和印章', level: 2 }).waitFor();
    await notice().waitFor({ state: 'hidden' });
  });
});
