import { createDecipheriv, createHash, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSafe } from './check-safe.ts';
import { PART, SEALED_PART } from './document-head.ts';
import type { OpenSafe } from './open-safe.ts';
import { collect, inChunks, PASSPHRASE, type SafeLab, safeLab, tamper } from './safe.fixture.ts';

let lab: SafeLab;
let safe: OpenSafe;
beforeEach(async () => {
  lab = safeLab();
  safe = await lab.create();
});
afterEach(() => {
  safe.close();
  lab.end();
});

const file = (id: string) => join(lab.folder, `${id}.sealed`);
const check = (of = safe) => checkSafe(of, { signal: new AbortController().signal });
const codes = async (of = safe) => (await check(of)).findings.map(({ code }) => code);

test.each([0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 77])(
  '%i bytes come out as they went in',
  async (size) => {
    const bytes = randomBytes(size);
    const entry = await safe.add('采购合同.pdf', inChunks(bytes));
    expect(entry).toMatchObject({
      name: '采购合同.pdf',
      size,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await collect(safe.contents(entry))).equals(bytes)).toBe(true);
    expect(await check()).toEqual({ checked: 1, findings: [] });
  },
);

test('nothing of a document, its name included, lies on disk in clear', async () => {
  await safe.add('secret-name.pdf', inChunks(Buffer.from('secret contents '.repeat(1_000))));
  const all = Buffer.concat(readdirSync(lab.folder).map((name) => readFileSync(join(lab.folder, name))));
  expect(all.length).toBeGreaterThan(16_000);
  for (const word of ['secret-name', 'secret contents']) expect(all.includes(word)).toBe(false);
});

test('it is there again after it was locked, and not with another passphrase', async () => {
  const bytes = randomBytes(100_000);
  const { id } = await safe.add('a.pdf', inChunks(bytes));
  safe.close();
  await expect(safe.list()).rejects.toMatchObject({ code: 'safe.locked' });
  await expect(lab.unlock('保险柜 correct horsf')).rejects.toMatchObject({ code: 'safe.passphrase-wrong' });
  safe = await lab.unlock();
  expect((await collect(safe.contents(await safe.find(id)))).equals(bytes)).toBe(true);
});

test('a new passphrase opens it, the old one does not any more, and no document is written anew', async () => {
  const { id } = await safe.add('a.pdf', inChunks(randomBytes(1_000)));
  const before = readFileSync(file(id));
  await expect(
    safe.changePassphrase(Secret.fromText('wrong one'), Secret.fromText('new passphrase')),
  ).rejects.toMatchObject({
    code: 'safe.passphrase-wrong',
  });
  await safe.changePassphrase(Secret.fromText(PASSPHRASE), Secret.fromText('new passphrase'));
  safe.close();
  await expect(lab.unlock()).rejects.toMatchObject({ code: 'safe.passphrase-wrong' });
  safe = await lab.unlock('new passphrase');
  expect(await codes()).toEqual([]);
  expect(readFileSync(file(id)).equals(before)).toBe(true);
});

test('a removed document is gone, and others stay', async () => {
  const one = await safe.add('a.pdf', inChunks(randomBytes(10)));
  const other = await safe.add('b.pdf', inChunks(randomBytes(10)));
  await safe.remove(one.id);
  expect(existsSync(file(one.id))).toBe(false);
  expect((await safe.list()).map(({ id }) => id)).toEqual([other.id]);
  await expect(safe.remove(one.id)).rejects.toMatchObject({ code: 'safe.document-missing' });
});

test('a document that breaks off is not put in', async () => {
  async function* breaking() {
    yield randomBytes(100_000);
    throw new Error('the disk is gone');
  }
  await expect(safe.add('a.pdf', breaking())).rejects.toThrow('the disk is gone');
  expect(await safe.list()).toEqual([]);
  expect(readdirSync(lab.folder).filter((name) => /sealed|draft/.test(name))).toEqual([]);
});

test('two programs that put documents in at once lose none', async () => {
  const second = await lab.unlock();
  const names = Array.from({ length: 8 }, (_, index) => `${index}.pdf`);
  await Promise.all(names.map((name, index) => (index % 2 ? safe : second).add(name, inChunks(randomBytes(500)))));
  expect((await safe.list()).map(({ name }) => name).sort()).toEqual(names);
  expect((await second.list()).length).toBe(8);
  expect(await codes(second)).toEqual([]);
  second.close();
});

test('a name that several documents have is refused with their numbers', async () => {
  const entries = [
    await safe.add('a.pdf', inChunks(randomBytes(1))),
    await safe.add('a.pdf', inChunks(randomBytes(1))),
  ];
  await expect(safe.find('a.pdf')).rejects.toMatchObject({
    code: 'safe.document-ambiguous',
    data: { matches: entries.map(({ id }) => id) },
  });
  expect(await safe.find(entries[1]!.id)).toEqual(entries[1]);
});

describe('what is changed without the key is found and named', () => {
  const flip = (at: number) => (bytes: Buffer) => {
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
    return bytes;
  };
  const cases: readonly (readonly [string, string, (one: string, other: string) => unknown])[] = [
    ['one bit of the first part', 'safe.file-altered', (one) => tamper(one, flip(200))],
    ['one bit of the last tag', 'safe.file-altered', (one) => tamper(one, flip(-1))],
    ['one bit of the encrypted name', 'safe.file-altered', (one) => tamper(one, flip(90))],
    ['one bit of the salt in the head', 'safe.file-altered', (one) => tamper(one, flip(50))],
    ['one bit of the magic number', 'safe.file-altered', (one) => tamper(one, flip(0))],
    ['the last byte is missing', 'safe.file-cut-short', (one) => tamper(one, (all) => all.subarray(0, -1))],
    ['the last part is missing', 'safe.file-cut-short', (one) => tamper(one, (all) => all.subarray(0, -(1_000 + 16)))],
    ['only half a head is left', 'safe.file-cut-short', (one) => tamper(one, (all) => all.subarray(0, 40))],
    ['it is empty', 'safe.file-cut-short', (one) => tamper(one, () => Buffer.alloc(0))],
    ['a byte was added', 'safe.file-lengthened', (one) => tamper(one, (all) => Buffer.concat([all, Buffer.alloc(1)]))],
    ['two parts were exchanged', 'safe.file-altered', (one) => tamper(one, exchangeParts)],
    ['it is gone', 'safe.file-missing', (one) => rmSync(one)],
    ['it was exchanged for the file of another document', 'safe.file-exchanged', (one, other) => cpSync(other, one)],
  ];

  test.each(cases)('%s', async (_, code, change) => {
    const one = await safe.add('甲.pdf', inChunks(randomBytes(2 * PART + 1_000)));
    const other = await safe.add('乙.pdf', inChunks(randomBytes(2 * PART + 1_000)));
    await change(file(one.id), file(other.id));
    const { findings } = await check();
    expect(findings).toMatchObject([{ kind: 'document', id: one.id, code }]);
    expect(findings[0]?.sentence['zh-CN']).toContain('甲.pdf');
    await expect(collect(safe.contents(one))).rejects.toMatchObject({ code });
  });

  test('two documents that were exchanged for each other are both named', async () => {
    const [one, other] = [
      await safe.add('甲.pdf', inChunks(randomBytes(9))),
      await safe.add('乙.pdf', inChunks(randomBytes(9))),
    ];
    renameSync(file(one.id), `${file(one.id)}.aside`);
    renameSync(file(other.id), file(one.id));
    renameSync(`${file(one.id)}.aside`, file(other.id));
    expect(await codes()).toEqual(['safe.file-exchanged', 'safe.file-exchanged']);
  });

  test('the file of another safe', async () => {
    const one = await safe.add('甲.pdf', inChunks(randomBytes(9)));
    const elsewhere = safeLab();
    const foreign = await elsewhere.create();
    const entry = await foreign.add('甲.pdf', inChunks(randomBytes(9)));
    cpSync(join(elsewhere.folder, `${entry.id}.sealed`), file(one.id));
    expect(await codes()).toEqual(['safe.file-altered']);
    cpSync(join(elsewhere.folder, `${entry.id}.sealed`), file(entry.id));
    expect(await codes()).toEqual(['safe.file-altered', 'safe.file-foreign']);
    cpSync(join(elsewhere.folder, 'index.bin'), join(lab.folder, 'index.bin'));
    await expect(check()).rejects.toMatchObject({ code: 'safe.index-damaged' });
    foreign.close();
    elsewhere.end();
  });

  test.each([0, 10, 30, 60, 70, -1])('one bit of the index, at %i', async (at) => {
    await safe.add('甲.pdf', inChunks(randomBytes(9)));
    await tamper(join(lab.folder, 'index.bin'), flip(at));
    await expect(safe.list()).rejects.toMatchObject({ code: 'safe.index-damaged' });
    await expect(lab.unlock()).rejects.toMatchObject({ code: 'safe.index-damaged' });
  });

  test('the index is missing', async () => {
    rmSync(join(lab.folder, 'index.bin'));
    await expect(lab.unlock()).rejects.toMatchObject({ code: 'safe.index-damaged' });
  });

  test('an earlier index: the document that it lacks is named, and can be listed again', async () => {
    const bytes = randomBytes(2 * PART);
    cpSync(join(lab.folder, 'index.bin'), join(lab.root, 'before'));
    const { id } = await safe.add('甲.pdf', inChunks(bytes));
    cpSync(join(lab.root, 'before'), join(lab.folder, 'index.bin'));
    expect(await codes()).toEqual(['safe.folder-older', 'safe.document-unlisted']);
    await safe.takeBack(id);
    expect(await codes()).toEqual(['safe.folder-older']);
    expect((await collect(safe.contents(await safe.find('甲.pdf')))).equals(bytes)).toBe(true);
    await safe.acceptOlder();
    expect(await codes()).toEqual([]);
  });

  test('the whole folder was put back to an earlier state', async () => {
    const one = await safe.add('甲.pdf', inChunks(randomBytes(9)));
    cpSync(lab.folder, join(lab.root, 'before'), { recursive: true });
    await safe.remove(one.id);
    safe.close();
    rmSync(lab.folder, { recursive: true });
    cpSync(join(lab.root, 'before'), lab.folder, { recursive: true });
    safe = await lab.unlock();
    expect(await safe.isOlder()).toBe(true);
    expect(await codes()).toEqual(['safe.folder-older']);
  });

  test.each([
    ['a cheaper key', (text: string) => text.replace('"N": 16', '"N": 8'), 'safe.passphrase-wrong'],
    [
      'a cost that no computer bears',
      (text: string) => text.replace('"N": 16', '"N": 1073741824'),
      'safe.passphrase-wrong',
    ],
    ['a cost that is no power of two', (text: string) => text.replace('"N": 16', '"N": 15'), 'safe.key-file-damaged'],
    ['another id', (text: string) => text.replace(/"id": "../, '"id": "00'), 'safe.passphrase-wrong'],
    ['no slot', (text: string) => text.replace(/"slots": \[[^\]]*\]/, '"slots": []'), 'safe.key-file-damaged'],
    ['no JSON', () => 'not JSON', 'safe.key-file-damaged'],
    ['a later version', (text: string) => text.replace('"version": 1', '"version": 2'), 'safe.newer'],
  ])('the key file: %s', async (_, change, code) => {
    const path = join(lab.folder, 'safe.json');
    await tamper(path, (bytes) => {
      const changed = change(bytes.toString());
      expect(changed).not.toBe(bytes.toString());
      return Buffer.from(changed);
    });
    await expect(lab.unlock()).rejects.toMatchObject({ code });
  });
});

/** What docs/document-safe.md says, with nothing of ours. */
test('whoever has the passphrase and the documentation can read a document', async () => {
  const bytes = randomBytes(PART + 5_000);
  const { id } = await safe.add('采购合同.pdf', inChunks(bytes));

  const keyFile = JSON.parse(readFileSync(join(lab.folder, 'safe.json'), 'utf8'));
  const slot = keyFile.slots[0];
  const from64 = (text: string) => Buffer.from(text, 'base64');
  const open = (key: Uint8Array, nonce: Buffer, context: Buffer, sealed: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(context);
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  };
  const wrapping = scryptSync(PASSPHRASE, from64(slot.salt), 32, { N: slot.N, r: slot.r, p: slot.p });
  const slotContext = `sealwright-safe 1 passphrase ${keyFile.id} scrypt ${slot.N} ${slot.r} ${slot.p}`;
  const master = open(wrapping, from64(slot.nonce), Buffer.from(slotContext), from64(slot.wrapped));

  const index = readFileSync(join(lab.folder, 'index.bin'));
  const indexKey = hkdfSync('sha256', master, index.subarray(24, 56), 'sealwright-safe index', 32);
  const listed = JSON.parse(
    open(new Uint8Array(indexKey), index.subarray(56, 68), index.subarray(0, 68), index.subarray(68)).toString(),
  );
  expect(listed).toMatchObject({ generation: 2, documents: [{ id, name: '采购合同.pdf', size: bytes.length }] });

  const sealed = readFileSync(file(id));
  const head = sealed.subarray(0, 84);
  const key = new Uint8Array(hkdfSync('sha256', master, head.subarray(40, 72), 'sealwright-safe document', 32));
  const nonce = (number: number, kind: number) => {
    const tail = Buffer.from([0, 0, 0, number, kind]);
    return Buffer.concat([head.subarray(72, 79), tail]);
  };
  const body = 84 + head.readUInt32BE(80);
  expect(JSON.parse(open(key, nonce(0, 2), head, sealed.subarray(84, body)).toString())).toMatchObject({
    name: '采购合同.pdf',
  });
  const first = open(key, nonce(0, 0), head, sealed.subarray(body, body + 65_552));
  const last = open(key, nonce(1, 1), head, sealed.subarray(body + 65_552));
  expect(Buffer.concat([first, last]).equals(bytes)).toBe(true);
});

/** The first two parts after the head and the encrypted name. */
function exchangeParts(bytes: Buffer): Buffer {
  const body = 84 + bytes.readUInt32BE(80);
  const parts = [body, body + SEALED_PART, body + 2 * SEALED_PART];
  const [one, other] = [bytes.subarray(parts[0], parts[1]), bytes.subarray(parts[1], parts[2])];
  return Buffer.concat([bytes.subarray(0, body), other, one, bytes.subarray(parts[2])]);
}
