/** A key behind a PKCS#11 library in the window: its seal, its PIN, and what is read when it is pulled out in the middle. */
import { makePki, SEAL_PICTURE, testSeal, writeWhole } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN, WRONG_PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { pdfsig } from '../foreign-judges.ts';
import { catalogueLibraries } from './faulty-key-library.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';

const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const picture = { type: 'PNG', data: SEAL_PICTURE, widthMm: 40, heightMm: 40 };
const made = makeToken(pki, [{ label: 'seal', value: await testSeal(holder, { name: '钥匙公章', picture }) }]);
const built = buildFaultLibrary();
afterAll(() => {
  made.end();
  built.end();
});

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const token = made.copy();
  const library = built.beside(token);
  const seal = () => lab.page.getByRole('radio', { name: '钥匙公章' });
  const submit = () => lab.page.getByRole('button', { name: '提交签署' });

  beforeAll(async () => {
    catalogueLibraries(lab.path('profile'), [{ path: library.path, title: '测试钥匙' }]);
    library.plan('max-tries 5');
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    token.end();
  }, SLOW);

  test('the seal on the key is placed', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.workbench.placeSeal('钥匙公章', 1, 60, 60);
  });

  test('pulled out in the middle, the placement stays and a sentence says what to do', { timeout: SLOW }, async () => {
    library.plan('max-tries 5', 'fault remove C_Sign 1');
    await lab.workbench.submit();
    await lab.workbench.enterPin(PIN);
    await lab.page
      .getByText(/已拔出，操作未完成。请重新插入/)
      .first()
      .waitFor();
    await seal().waitFor({ state: 'hidden' });
    expect(await lab.workbench.stamps.count()).toBe(1);
    await lab.page.getByText(`请插入密钥“测试钥匙-${token.id}”。`).waitFor();
    expect(await submit().isEnabled()).toBe(false);
  });

  test('loaded anew without it, the window still says which key is wanted', { timeout: SLOW }, async () => {
    await lab.page.reload();
    await lab.workbench.firstPage();
    await lab.page.getByText(`请插入密钥“测试钥匙-${token.id}”。`).waitFor();
  });

  test('plugged in again it signs, after a wrong PIN that only costs a try', { timeout: SLOW }, async () => {
    library.plan('max-tries 5');
    await seal().waitFor();
    await expect.poll(() => submit().isEnabled()).toBe(true);
    expect(await lab.workbench.stamps.count()).toBe(1);
    await lab.workbench.submit();
    const dialog = await lab.workbench.enterPin(WRONG_PIN);
    await dialog.getByText(/PIN 码不正确/).waitFor();
    await lab.workbench.enterPin(PIN);
    await lab.workbench.expectSignatures(/1 个签名/);
    const out = lab.path('已签.pdf');
    await lab.workbench.saveAs(out);
    expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
  });

  test('tries that run out are told before the PIN; locked, it leads to the devices instead', {
    timeout: SLOW,
  }, async () => {
    const readAgain = () => lab.page.getByRole('button', { name: '重新读取印章' }).click();
    await lab.workbench.firstPage();
    await lab.workbench.placeSeal('钥匙公章', 1, 140, 60);
    await expect.poll(() => submit().isEnabled()).toBe(true);
    writeWhole(`${library.path}.tries`, '1');
    await readAgain();
    await lab.page.getByText(/PIN 码只剩最后一次机会/).waitFor();
    expect(await submit().isEnabled()).toBe(true);
    writeWhole(`${library.path}.tries`, '0');
    await readAgain();
    await lab.page.getByText(/PIN 码已锁定，不能签署/).waitFor();
    expect(await submit().isEnabled()).toBe(false);
    await lab.page.getByRole('note').getByRole('button', { name: '我的设备' }).click();
    await lab.page.getByRole('heading', { name: '我的设备' }).waitFor();
  });
});
