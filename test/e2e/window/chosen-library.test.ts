/** A vendor's library that is not found by itself: its file is chosen in the window, and its key is there. */
import { writeFileSync } from 'node:fs';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { buildSkfLibrary, deviceOf } from '../../../plugins/token-skf/src/testing/skf-test-library.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';

const pki = makePki(['rsa']);
const made = makeToken(pki);
const pkcs11 = buildFaultLibrary();
const skf = buildSkfLibrary();
afterAll(() => {
  made.end();
  pkcs11.end();
  skf.end();
});

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const token = made.copy();
  const libraries = { pkcs11: pkcs11.beside(token), skf: skf.fresh() };
  libraries.skf.plan([deviceOf(pki)]);
  beforeAll(() => lab.open(), SLOW);
  afterAll(async () => {
    await lab.end();
    token.end();
    libraries.skf.end();
  }, SLOW);

  const setting = (name: string) =>
    lab.page.getByRole('listitem').filter({ has: lab.page.getByRole('heading', { name, exact: true }) });
  const choose = (name: string, path: string) =>
    lab.window.chooseFile(path, () => setting(name).getByRole('button', { name: '选择文件…' }).click());

  test('the page of devices leads to where it is chosen; a PKCS#11 library shows its key', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.goTo('我的设备');
    await lab.page.locator('summary', { hasText: '密钥程序库' }).click();
    await lab.page.getByRole('button', { name: '添加程序库文件' }).click();
    await choose('密钥程序库', libraries.pkcs11.path);
    await lab.workbench.goTo('我的设备');
    await lab.page.getByRole('heading', { name: `libfault.so-${token.id}` }).waitFor();
  });

  test('an SKF library does so, too', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('设置');
    await choose('SKF 密钥程序库', libraries.skf.path);
    await lab.workbench.goTo('我的设备');
    await lab.page.getByRole('heading', { name: 'libskf.so-F320078983' }).waitFor();
  });

  test('of a file that is no library the reason is said, and the keys of others stay', { timeout: SLOW }, async () => {
    const path = lab.path('使用说明.txt');
    writeFileSync(path, '请先安装驱动程序。\n');
    await lab.workbench.goTo('设置');
    await choose('密钥程序库', path);
    await lab.workbench.goTo('我的设备');
    await lab.page
      .getByText(/使用说明\.txt.*不是/)
      .first()
      .waitFor();
    await lab.page.getByRole('heading', { name: `libfault.so-${token.id}` }).waitFor();
  });
});
