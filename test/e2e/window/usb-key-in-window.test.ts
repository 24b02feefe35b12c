/** A key behind a PKCS#11 library in the window: its seal, its PIN, and what is read when it is pulled out in the middle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN, WRONG_PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { pdfsig } from '../foreign-judges.ts';
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

  beforeAll(async () => {
    const folder = join(lab.path('profile'), 'plugins/token-netca');
    mkdirSync(folder, { recursive: true });
    const title = { 'zh-CN': '测试钥匙', en: 'Test key' };
    const libraries = { linux: [{ files: ['libfault.so'], folders: [dirname(library.path)] }] };
    const catalogue = { version: 1, vendors: [{ id: 'test-ca', title, libraries }] };
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
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
  });

  test('plugged in again it signs, after a wrong PIN that only costs a try', { timeout: SLOW }, async () => {
    library.plan('max-tries 5');
    await seal().waitFor();
    await lab.workbench.submit();
    const dialog = await lab.workbench.enterPin(WRONG_PIN);
    await dialog.getByText(/PIN 码不正确/).waitFor();
    await lab.workbench.enterPin(PIN);
    await lab.workbench.expectSignatures(/1 个签名/);
    const out = lab.path('已签.pdf');
    await lab.workbench.saveAs(out);
    expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
  });
});
