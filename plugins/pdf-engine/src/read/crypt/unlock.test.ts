import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, Secret } from '@sealwright/core/api';
import { afterAll, describe, expect, test } from 'vitest';
import { Damaged, EncryptionUnsupported, PasswordNeeded, PasswordWrong } from '../../errors.ts';
import { type PdfDict, PdfRef, type PdfStream, type PdfString } from '../../objects.ts';
import { onePage, PdfBuilder } from '../../testing/pdf-builder.ts';
import { decodeStream } from '../filters/decode-stream.ts';
import { openObjectStore } from '../open-object-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-crypt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clear = onePage(new PdfBuilder(), '/MediaBox[0 0 9 9]/Contents 4 0 R/Text(clear words)/Metadata 5 0 R')
  .stream(4, '', '% page content')
  .stream(5, '/Type/Metadata/Subtype/XML', '<x:xmpmeta/>')
  .table('/Root 1 0 R')
  .bytes();

function encrypt(...options: string[]): Uint8Array {
  const [from, to] = [join(folder, 'clear.pdf'), join(folder, 'encrypted.pdf')];
  writeFileSync(from, clear);
  const { status, stderr } = spawnSync('qpdf', ['--allow-weak-crypto', '--encrypt', ...options, '--', from, to]);
  expect(status, String(stderr)).toBe(0);
  return readFileSync(to);
}

const open = (bytes: Uint8Array, password?: string) =>
  openObjectStore(memorySource(bytes), password === undefined ? {} : { password: Secret.fromText(password) });

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => error,
  );

type Store = Awaited<ReturnType<typeof open>>;

/** The page's string, its content and the metadata, as one reads them. */
async function contents(store: Store): Promise<string[]> {
  const root = (await store.resolve((await dict(store, store.trailer.get('Root'))).get('Pages'))) as PdfDict;
  const page = await dict(store, (root.get('Kids') as PdfRef[])[0]);
  const text = (page.get('Text') as PdfString).bytes;
  const streams = await Promise.all(['Contents', 'Metadata'].map(async (key) => store.resolve(page.get(key))));
  const data = await Promise.all(
    streams.map((stream) => decodeStream(stream as PdfStream, (object) => store.resolve(object))),
  );
  return [text, ...data].map((bytes) => Buffer.from(bytes).toString('latin1').trim());
}

const dict = async (store: Store, object: Parameters<Store['resolve']>[0]) => (await store.resolve(object)) as PdfDict;
const CLEAR = ['clear words', '% page content', '<x:xmpmeta/>'];

describe('files that qpdf encrypted', () => {
  const kinds: [name: string, method: string, ...options: string[]][] = [
    ['revision 2', 'RC4-40', '40'],
    ['revision 3', 'RC4-128', '128'],
    ['revision 4 with RC4', 'RC4-128', '128', '--force-V4'],
    ['revision 4 with AES', 'AES-128', '128', '--use-aes=y'],
    ['revision 4, clear metadata', 'AES-128', '128', '--use-aes=y', '--cleartext-metadata'],
    ['revision 5', 'AES-256', '256', '--force-R5'],
    ['revision 6', 'AES-256', '256'],
    ['revision 6, clear metadata', 'AES-256', '256', '--cleartext-metadata'],
  ];
  test.each(kinds)('%s', async (_, method, ...options) => {
    const bytes = encrypt('user', 'owner', ...options);
    const asUser = await open(bytes, 'user');
    expect(asUser.unlocked?.encryption).toMatchObject({ method, openedAs: 'user' });
    expect(await contents(asUser)).toEqual(CLEAR);
    const asOwner = await open(bytes, 'owner');
    expect(asOwner.unlocked?.encryption.openedAs).toBe('owner');
    expect(await contents(asOwner)).toEqual(CLEAR);
    expect(PasswordNeeded.is(await failure(open(bytes)))).toBe(true);
    expect(PasswordWrong.is(await failure(open(bytes, 'User')))).toBe(true);

    const withoutUser = encrypt('', 'owner', ...options);
    const byAnyone = await open(withoutUser);
    expect(byAnyone.unlocked?.encryption.openedAs).toBe('user');
    expect(await contents(byAnyone)).toEqual(CLEAR);
  });

  test('objects in object streams are decrypted with their stream', async () => {
    const bytes = encrypt('user', 'owner', '256');
    const compressed = join(folder, 'compressed.pdf');
    writeFileSync(join(folder, 'plain.pdf'), bytes);
    spawnSync('qpdf', ['--password=owner', '--object-streams=generate', join(folder, 'plain.pdf'), compressed]);
    const store = await open(readFileSync(compressed), 'user');
    expect(store.xrefKind).toBe('stream');
    expect(await contents(store)).toEqual(CLEAR);
  });

  test('passwords beyond ASCII: UTF-8 for AES-256, PDFDocEncoding before', async () => {
    const modern = encrypt('合同密码', 'ｏｗｎｅｒ', '256');
    expect(await contents(await open(modern, '合同密码'))).toEqual(CLEAR);
    expect((await open(modern, 'ｏｗｎｅｒ')).unlocked?.encryption.openedAs).toBe('owner');
    const legacy = encrypt('Schlüssel', 'owner', '128');
    expect(await contents(await open(legacy, 'Schlüssel'))).toEqual(CLEAR);
  });

  test('permissions', async () => {
    const restricted = encrypt('', 'owner', '256', '--modify=none', '--annotate=n', '--form=y');
    expect((await open(restricted)).unlocked?.encryption.permissions).toEqual({
      modify: false,
      annotate: false,
      fillForms: true,
    });
  });

  test('permissions that were widened by hand are noticed', async () => {
    const bytes = encrypt('', 'owner', '256', '--modify=none');
    const text = Buffer.from(bytes).toString('latin1');
    const widened = text.replace(/\/P -\d+/, (written) => `/P -${'4'.padStart(written.length - 4, '0')}`);
    expect(widened).not.toBe(text);
    expect(Damaged.is(await failure(open(Buffer.from(widened, 'latin1'))))).toBe(true);
  });

  test.each(kinds)('what the cipher encrypts, qpdf reads: %s', async (_, __, ...options) => {
    const bytes = encrypt('user', 'owner', ...options);
    const store = await open(bytes, 'user');
    const ref = new PdfRef(store.size, 0);
    const string = store.cipher!.encryptString(ref, Buffer.from('a new string'));
    const data = store.cipher!.encryptStream(ref, Buffer.from('new data'));
    const at = bytes.length;
    const object = `${ref.number} 0 obj\n<</S <${Buffer.from(string).toString('hex')}>/Length ${data.length}>>stream\n`;
    const table = `${ref.number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    const kept = ['Root', 'Encrypt'].map((key) => `/${key} ${store.trailer.get(key)}`).join('');
    const id = (store.trailer.get('ID') as PdfString[]).map((part) => `<${Buffer.from(part.bytes).toString('hex')}>`);
    const body = Buffer.concat([Buffer.from(object), data, Buffer.from('\nendstream\nendobj\n')]);
    const trailer = `<</Size ${store.size + 1}${kept}/ID[${id}]/Prev ${store.startXref}>>`.replace(',', '');
    const end = `xref\n${table}trailer\n${trailer}\nstartxref\n${at + body.length}\n%%EOF\n`;
    const path = join(folder, 'appended.pdf');
    writeFileSync(path, Buffer.concat([bytes, body, Buffer.from(end)]));
    const show = (...what: string[]) =>
      String(spawnSync('qpdf', ['--password=user', `--show-object=${ref.number}`, ...what, path]).stdout);
    expect(show()).toContain('(a new string)');
    expect(show('--raw-stream-data')).toBe('new data');
  });
});

test('handlers and versions that are not supported say so', async () => {
  const withEncryption = (entries: string) => onePage().table(`/Root 1 0 R/Encrypt<<${entries}>>`).bytes();
  for (const entries of ['/Filter/Adobe.PubSec/V 4', '/Filter/Standard/V 3/R 3', '/Filter/Standard/V 6/R 7'])
    expect(EncryptionUnsupported.is(await failure(open(withEncryption(entries)))), entries).toBe(true);
  for (const entries of ['/Filter/Standard/V 2/R 3/P -4', '/Filter/Standard/V 2/R 3/O(short)/U(short)/P -4'])
    expect(Damaged.is(await failure(open(withEncryption(entries)))), entries).toBe(true);
  expect(Damaged.is(await failure(open(onePage().table('/Root 1 0 R/Encrypt 3').bytes())))).toBe(true);
});
