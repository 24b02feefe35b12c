/** 凭证保险柜: made, filled in three ways, opened, exported, checked, locked and opened again, by passphrase and by key. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, expect, test } from 'vitest';
import { PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { smallPdf } from '../../documents/small-pdf.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { makeTestKey } from './test-key.ts';

const PASSPHRASE = '今天的合同已经盖好了章';
const NEXT = 'correct horse battery staple';
const JUDGE = fileURLToPath(new URL('../read-safe.py', import.meta.url));

const pki = makePki(['rsa']);
const made = makeTestKey(pki);
afterAll(() => made.end());

inOneShell((lab) => {
  const key = made.into(lab.path('profile'));
  key.plugIn();
  afterAll(() => key.end());
  const folder = () => lab.path('profile/plugins/document-safe/safe');
  const main = () => lab.page.getByRole('region', { name: '保险柜中的文档' });
  const rows = () =>
    main()
      .getByRole('row')
      .filter({ has: lab.page.getByRole('button', { name: /^移出/ }) });
  const names = async () => (await rows().allInnerTexts()).map((text) => /\S+\.pdf/.exec(text)?.[0] ?? text);
  const type = (label: string, text: string) => lab.page.getByLabel(label, { exact: true }).fill(text);
  const press = (name: string) => lab.page.getByRole('button', { name, exact: true }).click();
  const more = async (entry: string) => {
    await press('更多操作');
    await lab.page.getByRole('menuitem', { name: entry }).click();
  };
  const unlock = async (passphrase: string) => {
    await type('口令', passphrase);
    await lab.page.keyboard.press('Enter');
  };

  test('it is made with a passphrase that is typed twice', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('凭证保险柜');
    await lab.page.getByRole('heading', { name: '建立凭证保险柜' }).waitFor();
    await type('口令', '1234567');
    await lab.page.getByText('太短：至少 8 个字符').waitFor();
    await type('口令', PASSPHRASE);
    await lab.page.getByText('较强').waitFor();
    await type('再次输入口令', '今天的合同没有');
    await lab.page.getByText('两次输入的口令不一致。').waitFor();
    const create = lab.page.getByRole('button', { name: '建立保险柜' });
    expect(await create.isDisabled()).toBe(true);
    await type('再次输入口令', PASSPHRASE);
    expect(await create.isDisabled()).toBe(true);
    await lab.page.getByRole('checkbox', { name: /忘记口令后/ }).check();
    await create.click();
    await lab.page.getByText('保险柜是空的').waitFor();
  });

  test('a file goes in from the disk, another one is dropped on the page', { timeout: SLOW }, async () => {
    writeFileSync(lab.path('采购合同.pdf'), smallPdf(200_000));
    await lab.window.chooseFile(lab.path('采购合同.pdf'), () => press('放入文件'));
    await expect.poll(names).toEqual(['采购合同.pdf']);
    const dropped = smallPdf(5_000).toString('latin1');
    const data = await lab.page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], '框架协议.pdf', { type: 'application/pdf' }));
      return transfer;
    }, dropped);
    await main().dispatchEvent('dragover', { dataTransfer: data });
    await lab.page.getByText('松开鼠标，放入保险柜').waitFor();
    await main().dispatchEvent('drop', { dataTransfer: data });
    await expect.poll(names).toEqual(['框架协议.pdf', '采购合同.pdf']);
    // It was taken by the safe, and not opened as a document.
    expect(await lab.page.getByRole('tab', { name: /框架协议/ }).count()).toBe(0);
  });

  test('nothing of them lies in the folder in clear', async () => {
    const files = readdirSync(folder()).filter((name) => /\.(sealed|bin|json)$/.test(name));
    expect(files).toHaveLength(4);
    for (const name of files) {
      const bytes = readFileSync(join(folder(), name));
      for (const word of ['%PDF', '采购合同', '框架协议', PASSPHRASE]) expect(bytes.includes(word)).toBe(false);
    }
  });

  test('the documents are searched by name', { timeout: SLOW }, async () => {
    const search = lab.page.getByPlaceholder('输入文档名进行搜索');
    await search.fill('框架');
    await expect.poll(names).toEqual(['框架协议.pdf']);
    await search.fill('没有这份');
    await lab.page.getByText('没有名称包含“没有这份”的文档').waitFor();
    await search.fill('');
  });

  test('one is opened, and its clear copy goes with its tab', { timeout: SLOW }, async () => {
    await rows().filter({ hasText: '采购合同.pdf' }).getByText('采购合同.pdf').click();
    await lab.workbench.firstPage();
    const sessions = lab.path('profile/plugins/document-open/sessions');
    expect(clearFiles(sessions)).toHaveLength(1);
    await lab.page.keyboard.press('Control+w');
    await expect.poll(() => clearFiles(sessions)).toHaveLength(0);
    expect(clearFiles(lab.path('profile'))).toEqual([]);
  });

  test('one is exported as it was put in', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('凭证保险柜');
    await lab.window.chooseFile(lab.path('导出.pdf'), () => press('导出 采购合同.pdf'));
    await expect.poll(() => existsSync(lab.path('导出.pdf'))).toBe(true);
    expect(readFileSync(lab.path('导出.pdf')).equals(readFileSync(lab.path('采购合同.pdf')))).toBe(true);
  });

  test('the check says that all are in order, and which one is not', { timeout: SLOW }, async () => {
    await more('检查完整性');
    await lab.page.getByText('已检查 2 份文档，全部完好。').waitFor();
    const [large] = readdirSync(folder())
      .filter((name) => name.endsWith('.sealed'))
      .map((name) => join(folder(), name))
      .filter((path) => readFileSync(path).length > 100_000);
    const before = readFileSync(large!);
    writeFileSync(large!, before.subarray(0, -1));
    await more('检查完整性');
    await main().getByText('“采购合同.pdf”的加密文件不完整，末尾缺少内容。').waitFor();
    await rows().filter({ hasText: '采购合同.pdf' }).getByText('采购合同.pdf').click();
    await lab.page.getByText('safe.file-cut-short').first().waitFor();
    writeFileSync(large!, before);
    await press('关闭');
  });

  test('an open document goes in by the menu, once the safe is unlocked', { timeout: SLOW }, async () => {
    await press('锁定');
    await lab.page.getByRole('heading', { name: '凭证保险柜已锁定' }).waitFor();
    writeFileSync(lab.path('补充协议.pdf'), smallPdf(3_000));
    await lab.workbench.openFile(lab.path('补充协议.pdf'));
    await lab.page.keyboard.press('Control+k');
    await lab.page.getByRole('combobox', { name: /^搜索命令/ }).fill('放入凭证保险柜');
    await lab.page.getByRole('option', { name: /放入凭证保险柜/ }).waitFor();
    await lab.page.keyboard.press('Enter');
    await lab.page.getByText('解锁后将放入“补充协议.pdf”。').waitFor();
    await unlock('不是这个口令');
    await lab.page.getByText(/^口令不正确/).waitFor();
    expect(await rows().count()).toBe(0);
    expect(await main().count()).toBe(0);
    await unlock(PASSPHRASE);
    await expect.poll(names).toEqual(['补充协议.pdf', '框架协议.pdf', '采购合同.pdf']);
  });

  test('a document is removed after a question', { timeout: SLOW }, async () => {
    await press('移出 框架协议.pdf');
    await lab.workbench.answer(/从保险柜移出“框架协议\.pdf”吗/, '移出并删除');
    await expect.poll(names).toEqual(['补充协议.pdf', '采购合同.pdf']);
    expect(readdirSync(folder()).filter((name) => name.endsWith('.sealed'))).toHaveLength(2);
  });

  test('a new passphrase opens it; a window that is loaded anew finds it locked', { timeout: SLOW }, async () => {
    await more('更改口令…');
    const dialog = lab.page.getByRole('dialog', { name: '更改保险柜口令' });
    await dialog.getByLabel('当前口令', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('新口令', { exact: true }).fill(NEXT);
    await dialog.getByLabel('再次输入口令', { exact: true }).fill(NEXT);
    await dialog.getByRole('button', { name: '更改', exact: true }).click();
    await lab.page.getByText('保险柜的口令已更改').first().waitFor();
    await lab.page.reload();
    await lab.workbench.goTo('凭证保险柜');
    await unlock(PASSPHRASE);
    await lab.page.getByText(/^口令不正确/).waitFor();
    await unlock(NEXT);
    await expect.poll(names).toEqual(['补充协议.pdf', '采购合同.pdf']);
  });

  test('a key is added with the passphrase and its PIN', { timeout: SLOW }, async () => {
    await more('解锁密钥…');
    const dialog = lab.page.getByRole('dialog', { name: '解锁保险柜的密钥' });
    await dialog.getByText(`张三 · ${key.name}`).locator('visible=true').first().waitFor();
    await dialog.getByLabel('当前口令', { exact: true }).fill(PASSPHRASE);
    await dialog.getByRole('button', { name: '添加密钥' }).click();
    await dialog.getByText(/^口令不正确/).waitFor();
    await dialog.getByLabel('当前口令', { exact: true }).fill(NEXT);
    await dialog.getByRole('button', { name: '添加密钥' }).click();
    await lab.workbench.enterPin(PIN);
    await lab.page.getByText('密钥已添加，可以用它打开保险柜').first().waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('the key opens the safe in place of the passphrase', { timeout: SLOW }, async () => {
    await press('锁定');
    await press('用密钥解锁（张三）');
    await lab.workbench.enterPin(PIN);
    await expect.poll(names).toEqual(['补充协议.pdf', '采购合同.pdf']);
  });

  test.skipIf(spawnSync('python3', ['-c', 'import cryptography']).status !== 0)(
    'Python reads a document by the private key and the documentation alone',
    { timeout: SLOW },
    () => {
      const contract = readFileSync(lab.path('采购合同.pdf'));
      const isContract = (name: string) =>
        name.endsWith('.sealed') && readFileSync(join(folder(), name)).length > contract.length;
      const [id] = readdirSync(folder())
        .filter(isContract)
        .map((name) => name.replace('.sealed', ''));
      const input = pki.keys.find(({ usage }) => usage === 'encryption')!.privateKey;
      expect(execFileSync('python3', [JUDGE, folder(), id!], { input }).equals(contract)).toBe(true);
    },
  );

  test('without the key a sentence says so, and the passphrase opens the safe', { timeout: SLOW }, async () => {
    await press('锁定');
    key.pullOut();
    // The status bar names the key for as long as it is in.
    await lab.page.getByText(/^新设备/).waitFor({ state: 'hidden' });
    await press('用密钥解锁（张三）');
    await lab.page.getByText('没有找到可以打开保险柜的密钥。请插入密钥（张三），或输入口令。').waitFor();
    await unlock(NEXT);
    await expect.poll(names).toEqual(['补充协议.pdf', '采购合同.pdf']);
  });
});

/** Files below a folder that begin as PDF files do. */
function clearFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).subarray(0, 4).equals(Buffer.from('%PDF')));
}
