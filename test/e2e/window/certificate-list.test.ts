/** 数字证书: pairs, details, revocation over the network, exports that openssl reads, and a key that leaves meanwhile. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { OpensslPki, opensslOcsp, type Revoked } from '@sealwright/crypto/testing';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LocalIssuer } from '../../../plugins/verification/src/testing/local-issuer.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { ONE_SHELL } from './shells.ts';
import { makeTestKey } from './test-key.ts';

const ca = new OpensslPki();
const issuer = await LocalIssuer.start();
const access = `authorityInfoAccess=OCSP;URI:${issuer.url}/ocsp`;
const li = ca.issue('李四', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], 'signer', [access]);
const pair = makePki(['P-256']);
const made = makeTestKey({
  ...pair,
  authority: li.chain[1]!,
  keys: [
    ...pair.keys,
    { kind: 'rsa', usage: 'signing', privateKey: readFileSync(li.keyFile, 'utf8'), certificate: li.chain[0]! },
  ],
});
afterAll(async () => {
  made.end();
  await issuer.stop();
  ca.dispose();
});

describe.each(ONE_SHELL)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = made.into(lab.path('profile'));
  const row = (text: string) => lab.page.locator('tr[data-row-key]').filter({ hasText: text });
  const detail = () => lab.page.getByRole('complementary').filter({ hasText: '证书链' });

  beforeAll(async () => {
    mkdirSync(lab.path('profile/plugins/host'), { recursive: true });
    const data = { 'verification.trustedCertificates': [ca.authorityFile] };
    writeFileSync(lab.path('profile/plugins/host/settings.json'), JSON.stringify({ version: 1, data }));
    key.plugIn();
    await lab.open();
    await lab.workbench.goTo('数字证书');
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('the certificates of a pair stand together; what is not for signing and what is weak is said', {
    timeout: SLOW,
  }, async () => {
    await row('李四').waitFor();
    const rows = await lab.page.locator('tr[data-row-key]').allInnerTexts();
    const at = rows.findIndex((text) => /张三.*签名.*ECDSA P-256/s.test(text));
    expect(rows[at + 1]).toMatch(/张三.*加密.*不能用于签名.*ECDSA P-256/s);
    await row('李四').getByRole('img', { name: '密钥太短' }).waitFor();
    await row('李四')
      .getByText(/还有 \d+ 天到期/)
      .waitFor();
  });

  test('they are found by name, issuer and serial number, and by device', { timeout: SLOW }, async () => {
    const all = lab.page.locator('tr[data-row-key]');
    const search = lab.page.getByPlaceholder('搜索姓名、序列号或颁发者');
    await search.fill('李四');
    await expect.poll(() => all.count()).toBe(1);
    const serial = execFileSync('openssl', ['x509', '-in', li.certificateFile, '-noout', '-serial'], {
      encoding: 'utf8',
    });
    await search.fill(
      serial
        .trim()
        .slice('serial='.length)
        .replace(/(..)(?=.)/g, '$1:'),
    );
    await expect.poll(() => all.count()).toBe(1);
    await search.fill('没有这个人');
    await lab.page.getByText('没有与“没有这个人”相符的证书').waitFor();
    await search.fill('');
    await lab.page.getByRole('combobox', { name: '设备' }).press('Enter');
    await lab.page.locator('.ant-select-item-option').filter({ hasText: key.name }).click();
    await expect.poll(() => all.count()).toBe(3);
  });

  test('the keyboard opens the details and leads back', { timeout: SLOW }, async () => {
    await row('李四').focus();
    await lab.page.keyboard.press('Enter');
    await detail().getByText('RSA 1024 位密钥已不安全').waitFor();
    await detail().getByText('受信任的根').waitFor();
    await lab.page.keyboard.press('Escape');
    await detail().waitFor({ state: 'hidden' });
    expect(await row('李四').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  /** Without a time of the next answer, so that it is asked for again. */
  const answer = (revoked: readonly Revoked[] = []) => {
    issuer.answering = ({ body }) => ({ body: opensslOcsp(ca, body, { known: [li], revoked, options: [] }) });
  };

  test('the issuer is asked when its user wants it; asking can be cancelled', { timeout: SLOW }, async () => {
    await row('李四').click();
    issuer.answering = () => undefined;
    const before = issuer.asked.length;
    await detail().getByRole('button', { name: '在线查询吊销状态' }).click();
    await detail().getByText('正在向发证机构查询').waitFor();
    await expect.poll(() => issuer.asked.length).toBe(before + 1);
    await detail().getByRole('button', { name: '取消' }).click();
    await detail().getByRole('button', { name: '在线查询吊销状态' }).click();
    await expect.poll(() => issuer.asked.length).toBe(before + 2);
    await detail().getByRole('button', { name: '取消' }).click();
    answer();
    await detail().getByRole('button', { name: '在线查询吊销状态' }).click();
    await detail().getByText('未吊销', { exact: true }).waitFor();
    await detail()
      .getByText(/OCSP · 答复时间 \d{4}-\d\d-\d\d/)
      .waitFor();
  });

  test('a certificate that was revoked is shown as revoked', { timeout: SLOW }, async () => {
    answer([{ party: li, at: new Date(Date.now() - 3_600_000), reason: 'keyCompromise' }]);
    await detail().getByRole('button', { name: '重新查询' }).click();
    await detail().getByText('已吊销', { exact: true }).waitFor();
    await detail().getByText('不可信', { exact: true }).waitFor();
  });

  test.each([
    ['.cer', ['x509', '-inform', 'DER', '-noout', '-fingerprint', '-sha256', '-in']],
    ['.pem', ['x509', '-noout', '-fingerprint', '-sha256', '-in']],
    ['.txt', ['x509', '-noout', '-fingerprint', '-sha256', '-in']],
  ])('what is exported as %s is the certificate, as openssl reads it', { timeout: SLOW }, async (ending, read) => {
    const path = lab.path(`李四${ending}`);
    await exportAs(ending, path);
    const fingerprint = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8' });
    const own = fingerprint('x509', '-noout', '-fingerprint', '-sha256', '-in', li.certificateFile);
    expect(fingerprint(...read, path)).toBe(own);
  });

  test('the chain is exported whole, with the root that the settings trust', { timeout: SLOW }, async () => {
    const path = lab.path('李四.p7b');
    await exportAs('.p7b', path);
    const args = ['pkcs7', '-inform', 'DER', '-print_certs', '-noout', '-in', path];
    const subjects = execFileSync('openssl', args, { encoding: 'utf8' });
    expect(subjects.match(/^subject=/gm)).toHaveLength(2);
    expect(subjects).toMatch(/^subject=.*CN ?= ?Test CA$/m);
  });

  test('the details of a key that leaves stay, and say so', { timeout: SLOW }, async () => {
    const gone = detail().getByText(`“${key.name}”已拔出`);
    await detail().getByText('重新查询').scrollIntoViewIfNeeded();
    key.pullOut();
    await gone.waitFor();
    await lab.page.getByText('设备已拔出').waitFor();
    await exportAs('.cer', lab.path('之后.cer'));
    key.plugIn();
    await row('李四').waitFor();
    await gone.waitFor({ state: 'hidden' });
    // The answer of the issuer is still there: nothing was drawn anew.
    await detail().getByText('已吊销', { exact: true }).waitFor();
  });

  async function exportAs(ending: string, path: string): Promise<void> {
    await lab.window.chooseFile(path, async () => {
      await detail().getByRole('button', { name: '导出' }).click();
      await lab.page.getByRole('menuitem', { name: ending }).click();
    });
    await expect.poll(() => existsSync(path)).toBe(true);
  }
});
