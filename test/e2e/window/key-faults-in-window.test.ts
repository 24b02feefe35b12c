/**
 * What a vendor's library does wrong in the middle of a signing: the window lives, the document is as it was, a sentence
 * says what happened, the placed seal stays, and the next try signs.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { startDemoProduct } from '../../demo-product.ts';
import { pdfsig } from '../foreign-judges.ts';
import { always, catalogueLibraries } from './faulty-key-library.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';

const SEAL = '钥匙公章';
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const picture = { type: 'PNG', data: SEAL_PICTURE, widthMm: 40, heightMm: 40 };
const made = makeToken(pki, [{ label: 'seal', value: await testSeal(holder, { name: SEAL, picture }) }]);
const built = buildFaultLibrary();
const token = made.copy();
const library = built.beside(token);
const lab = new WindowLab('browser', {});
const contract = lab.path('合同.pdf');

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
/** What the profile holds of open documents. */
const revisions = () =>
  readdirSync(lab.path('profile/plugins/document-open'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.pdf'))
    .sort();

/** So that what is read next is new. */
async function dismissNotices(): Promise<void> {
  const dismiss = lab.page.locator('[aria-label="通知"]').getByRole('button', { name: '关闭' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
}

beforeAll(async () => {
  const product = await startDemoProduct();
  copyFileSync(product.contracts.five, contract);
  await product.dispose();
  catalogueLibraries(join(lab.folder, 'profile'), [{ path: library.path, title: '测试钥匙' }]);
  await lab.open();
  await lab.workbench.openFile(contract);
}, SLOW);
afterAll(async () => {
  await lab.end();
  token.end();
  made.end();
  built.end();
}, SLOW);

let signatures = 0;

describe.each<[string, readonly string[], RegExp]>([
  ['it returns garbage', always('garbage', 'C_Sign'), /密钥返回的签名无效，文档没有改变/],
  ['it returns a signature of another length', always('length 7', 'C_Sign'), /密钥返回的签名无效，文档没有改变/],
  ['it reports an error of its own', always('error 0x30', 'C_Sign'), /密钥报告了错误.*文档没有改变/],
  ['it loses its session', always('close', 'C_SignInit'), /会话已关闭，请重新输入 PIN 码/],
  ['the key is pulled out', always('remove', 'C_Sign'), /已拔出，操作未完成。请重新插入/],
  ['it crashes', always('crash', 'C_Sign'), /意外退出/],
  ['it hangs', always('hang', 'C_Sign'), /没有响应/],
])('when %s', (_, plan, sentence) => {
  test('nothing is changed, and that is told', { timeout: SLOW }, async () => {
    const before = { contract: hashOf(contract), revisions: revisions() };
    // The revision that was signed last takes the place of the one before.
    await lab.workbench.firstPage();
    await lab.workbench.placeSeal(SEAL, 1, 50 + 45 * (signatures % 3), 50 + 30 * Math.floor(signatures / 3));
    await dismissNotices();
    library.plan(...plan);
    await lab.workbench.submit();
    await lab.workbench.enterPin(PIN);
    await lab.page.getByText(sentence).first().waitFor({ timeout: SLOW });
    expect({ contract: hashOf(contract), revisions: revisions() }).toEqual(before);
    expect(await lab.workbench.stamps.count()).toBe(1);
  });

  test('the next try signs', { timeout: SLOW }, async () => {
    library.plan();
    await expect.poll(() => lab.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(true);
    signatures += 1;
    await lab.workbench.sign(PIN, signatures);
    expect(await lab.workbench.stamps.count()).toBe(0);
    expect(revisions()).not.toEqual([]);
  });
});

test('all that was signed is valid in the end', { timeout: SLOW }, async () => {
  const out = lab.path('已签.pdf');
  await lab.workbench.saveAs(out);
  const judged = pdfsig(out);
  expect(judged.map(({ valid }) => valid)).toEqual(Array.from({ length: signatures }, () => true));
  expect(judged.at(-1)?.total).toBe(true);
});
