/** An SM2 key with an electronic seal in the window: both formats, judged by our own verifier and by openssl. */
import { Verification } from '@sealwright/core/api';
import { makeSeal, OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import { makePki, type TestKey, type TestPki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProductHost } from '../../product-host.ts';
import { opensslJudgesSm2 } from '../../sm2-judge.ts';
import { qpdfCheck } from '../foreign-judges.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';

const SEAL = '国密公章';
const SOUND = { digest: true, value: true };

/** What is on the key. */
export interface Sm2Contents {
  readonly pki: TestPki;
  readonly key: TestKey;
  /** DER. */
  readonly seal: Uint8Array;
}

export interface PluggedKey {
  end(): void;
}

export async function makeSm2Contents(): Promise<Sm2Contents> {
  const pki = makePki(['sm2']);
  const key = pki.keys.find(({ usage }) => usage === 'signing')!;
  const makers = new OpensslPki('SM2');
  const [maker, holder] = [makers.issue('maker', SM2_KEY), makers.issue('holder', SM2_KEY)];
  const seal = await makeSeal(makers, maker, { ...holder, chain: [key.certificate] }, { name: SEAL });
  makers.dispose();
  return { pki, key, seal };
}

/** `plugIn` has the profile of a window, which is not open yet, find a key with these contents. */
export function sm2InEachShell({ key }: Sm2Contents, pin: string, plugIn: (lab: WindowLab) => PluggedKey): void {
  describe.each(SHELLS)('in %s', (kind) => {
    const lab = new WindowLab(kind, {});
    const format = () => lab.page.getByRole('combobox', { name: '签名格式' });
    let plugged: PluggedKey;

    beforeAll(async () => {
      plugged = plugIn(lab);
      await lab.open();
    }, SLOW);
    afterAll(async () => {
      await lab.end();
      plugged.end();
    }, SLOW);

    test('it signs by CMS where nothing else is chosen, and says beforehand who cannot check that', {
      timeout: SLOW,
    }, async () => {
      await lab.workbench.openSample('工作量进度确认表');
      await lab.workbench.placeSeal(SEAL, 1, 60, 60);
      await lab.page.getByText('国密数字签名（SM2/SM3）').waitFor();
      await lab.page.getByText(/Adobe Acrobat 等国外软件不支持该算法/).waitFor();
      await lab.workbench.sign(pin, 1);
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
      await lab.page.getByText(/把密钥中的电子印章一并签入/).waitFor();
      await lab.workbench.sign(pin, 2);
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
}
