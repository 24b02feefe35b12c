/** An SM2 key with an electronic seal in the window: both formats, judged by our own verifier and by openssl. */
import { writeFileSync } from 'node:fs';
import { Verification } from '@sealwright/core/api';
import { makeSeal, OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary, FAULT_SM2 } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { startProductHost } from '../../product-host.ts';
import { opensslJudgesSm2 } from '../../sm2-judge.ts';
import { qpdfCheck } from '../foreign-judges.ts';
import { catalogueLibraries } from './faulty-key-library.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';

const SEAL = '国密公章';
const SOUND = { digest: true, value: true };
const pki = makePki(['sm2']);
const key = pki.keys.find(({ usage }) => usage === 'signing')!;
const makers = new OpensslPki('SM2');
const [maker, holder] = [makers.issue('maker', SM2_KEY), makers.issue('holder', SM2_KEY)];
const electronicSeal = await makeSeal(makers, maker, { ...holder, chain: [key.certificate] }, { name: SEAL });
const made = makeToken(pki, [{ label: 'seal', value: electronicSeal }]);
const built = buildFaultLibrary();
afterAll(() => {
  made.end();
  built.end();
  makers.dispose();
});

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const token = made.copy();
  const library = built.beside(token);
  const format = () => lab.page.getByRole('combobox', { name: '签名格式' });

  beforeAll(async () => {
    writeFileSync(lab.path('key.pem'), key.privateKey);
    library.plan(`sm2-key ${lab.path('key.pem')}`);
    catalogueLibraries(lab.path('profile'), [{ path: library.path, title: '国密钥匙', sm2: FAULT_SM2 }]);
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    token.end();
  }, SLOW);

  test('it signs by CMS where nothing else is chosen, and says beforehand who cannot check that', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(SEAL, 1, 60, 60);
    await lab.page.getByText('国密数字签名（SM2/SM3）').waitFor();
    await lab.page.getByText(/Adobe Acrobat 等国外软件不支持该算法/).waitFor();
    await lab.workbench.sign(PIN, 1);
    const out = lab.path('国密.pdf');
    await lab.workbench.saveAs(out);
    expect(opensslJudgesSm2(out, key.certificate)).toEqual(SOUND);
    expect(qpdfCheck(out).code).toBe(0);
  });

  test('it signs by electronic seal where that is chosen; both signatures are sound', { timeout: SLOW }, async () => {
    await lab.workbench.firstPage();
    await lab.workbench.placeSeal(SEAL, 1, 140, 60);
    await format().click();
    await lab.page.getByTitle(/国家标准电子签章/).click();
    await lab.page.getByText(/把 UKey 中的电子印章一并签入/).waitFor();
    await lab.workbench.sign(PIN, 2);
    const out = lab.path('电子签章.pdf');
    await lab.workbench.saveAs(out);
    expect(opensslJudgesSm2(out, key.certificate)).toEqual(SOUND);
    expect(qpdfCheck(out).code).toBe(0);
    const product = await startProductHost();
    const { signatures } = await (await product.host.service(Verification)).verify({ input: out });
    await product.dispose();
    expect(signatures).toMatchObject([
      { integrity: 'valid-with-later-changes', format: 'SM2 PKCS#7 detached' },
      { integrity: 'valid', format: 'GB/T 38540 SES_Signature v4' },
    ]);
  });
});
