import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFile } from './answer-file.ts';
import { Blobs } from './blobs.ts';
import { FolderStorage } from './folder-storage.ts';
import { StoredMissing } from './storage.ts';
import { all, inParts, sha256Of, someBytes } from './testing/bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-files-'));
const blobs = new Blobs(new FolderStorage(folder));
const bytes = someBytes(300_000);
const sha256 = sha256Of(bytes);
const etag = `"${sha256}"`;
const file = { name: '采购合同 "2025" 100%.pdf', size: bytes.length, sha256, mediaType: 'application/pdf' };

beforeAll(async () => void (await blobs.write(sha256, bytes.length, inParts(bytes))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  const answer = await answerFile({ method, headers }, file, blobs);
  return { ...answer, body: answer.body && (await all(answer.body)) };
}

test('the whole file, with what it takes to check it and go on with it', async () => {
  const { status, headers, body } = await ask();
  expect(status).toBe(200);
  expect(body?.equals(bytes)).toBe(true);
  expect(headers).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache, no-transform',
    'content-disposition': `attachment; filename="____ _2025_ 100_.pdf"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-length': '300000',
    'content-type': 'application/pdf',
    etag,
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'x-content-type-options': 'nosniff',
  });
});

test('HEAD tells the same of it, and knows no ranges', async () => {
  const get = await ask();
  expect(await ask({}, 'HEAD')).toEqual({ status: 200, headers: get.headers, body: undefined });
  expect(await ask({ range: 'bytes=5-' }, 'HEAD')).toMatchObject({
    status: 200,
    headers: { 'content-length': '300000' },
  });
});

test.each([
  ['bytes=0-9', 0, 10],
  ['bytes=250000-', 250_000, 300_000],
  ['bytes=-7', 299_993, 300_000],
])('the range %s', async (range, start, end) => {
  const { status, headers, body } = await ask({ range });
  expect(status).toBe(206);
  expect(headers).toMatchObject({
    'content-range': `bytes ${start}-${end - 1}/300000`,
    'content-length': `${end - start}`,
    etag,
  });
  expect(body?.equals(bytes.subarray(start, end))).toBe(true);
});

test('no such range', async () => {
  expect(await ask({ range: 'bytes=300000-' })).toMatchObject({
    status: 416,
    headers: { 'content-range': 'bytes */300000' },
    body: undefined,
  });
});

test.each<[string, Record<string, string>, number]>([
  ['a range of this file', { range: 'bytes=5-', 'if-range': etag }, 206],
  ['a range of another file: all of this one', { range: 'bytes=5-', 'if-range': `"${'0'.repeat(64)}"` }, 200],
  ['a weak tag names no bytes', { range: 'bytes=5-', 'if-range': `W/${etag}` }, 200],
  ['a date, which files here do not have', { range: 'bytes=5-', 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 200],
  ['what the caller has', { 'if-none-match': etag }, 304],
  ['what the caller has, among others', { 'if-none-match': `"a", W/${etag}` }, 304],
  ['what the caller does not have', { 'if-none-match': '"a"' }, 200],
  ['anything there is', { 'if-none-match': '*' }, 304],
  ['this file only', { 'if-match': etag }, 200],
  ['another file only', { 'if-match': '"a"' }, 412],
  ['a weak tag is none to insist on', { 'if-match': `W/${etag}` }, 412],
])('%s', async (_, headers, status) => {
  const answer = await ask(headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.etag).toBe(etag);
  expect(answer.body === undefined).toBe(status === 304 || status === 412);
});

test('a name cannot break out of its header field', async () => {
  const name = 'a"; filename="b.exe\r\nX: y\ud800.pdf';
  const { headers } = await answerFile({ method: 'HEAD', headers: {} }, { ...file, name }, blobs);
  expect(headers['content-disposition']).toBe(
    `attachment; filename="a_; filename=_b.exe__X: y_.pdf"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0AX%3A%20y%EF%BF%BD.pdf`,
  );
});

test('a file that is not there as it was handed in is not served', async () => {
  const other = someBytes(1000, 'other');
  const lost = { ...file, size: other.length, sha256: sha256Of(other) };
  await expect(answerFile({ method: 'GET', headers: {} }, lost, blobs)).rejects.toThrow(StoredMissing);
  await blobs.write(lost.sha256, other.length, inParts(other));
  truncateSync(join(folder, 'blobs', lost.sha256.slice(0, 2), lost.sha256), 500);
  await expect(answerFile({ method: 'GET', headers: {} }, lost, blobs)).rejects.toThrow(StoredMissing);
});
