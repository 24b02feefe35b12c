import { execFileSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@sealwright/core/api';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KeySlot } from './key-slot.ts';
import { OpenSafe } from './open-safe.ts';
import { collect, inChunks, PASSPHRASE, type SafeLab, safeLab } from './safe.fixture.ts';
import { pluggedKeys, type UserKey, userKey } from './user-key.fixture.ts';
import { UserKeys } from './user-keys.ts';

let zhang: UserKey;
let li: UserKey;
beforeAll(() => {
  [zhang, li] = [userKey('张三'), userKey('李四', ['rsa-pkcs1'])];
});

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

const path = () => join(lab.folder, 'safe.json');
const slots = () => JSON.parse(readFileSync(path(), 'utf8')).slots as readonly KeySlot[];

async function add({ key }: UserKey, passphrase = PASSPHRASE) {
  const plugged = pluggedKeys(zhang, li);
  const keys = new UserKeys(plugged.keys);
  await safe.addKey(Secret.fromText(passphrase), (master, id) => keys.slotFor(key.ref, master, id));
  return plugged;
}

const unlockBy = (plugged: ReturnType<typeof pluggedKeys>, named = '') =>
  OpenSafe.unlock(lab.parts, (file) => new UserKeys(plugged.keys).unlock(file, named));

describe.each(['张三', '李四'])('the key of %s', (holder) => {
  const key = () => (holder === '张三' ? zhang : li);

  test('opens the safe in place of the passphrase, which still opens it', async () => {
    const { id } = await safe.add('a.pdf', inChunks(Buffer.from('contents')));
    await add(key());
    const plugged = pluggedKeys(key());
    for (const opened of [await unlockBy(plugged), await lab.unlock()]) {
      expect((await collect(opened.contents(await opened.find(id)))).toString()).toBe('contents');
      opened.close();
    }
    expect(plugged.asked).toEqual([{ action: 'decrypt', subject: expect.stringContaining('凭证保险柜') }]);
    expect(plugged.open()).toBe(0);
  });
});

test('adding a key proves that it can decrypt, and leaves nothing of what it decrypted', async () => {
  const { asked, given, open } = await add(zhang);
  expect([asked.length, open()]).toEqual([1, 0]);
  expect(given.map((text) => Buffer.from(text).toString('hex'))).toEqual(['00'.repeat(32)]);
});

test('openssl opens the slot by the private key and the documentation alone', async () => {
  await add(zhang);
  const slot = slots().find(({ kind }) => kind === 'key')!;
  const pem = join(lab.root, 'key.pem');
  writeFileSync(pem, zhang.privateKey);
  const wrapping = execFileSync(
    'openssl',
    ['pkeyutl', '-decrypt', '-inkey', pem, '-pkeyopt', 'rsa_padding_mode:oaep', '-pkeyopt', 'rsa_oaep_md:sha1'],
    { input: Buffer.from(slot.encrypted, 'base64') },
  );
  const { id } = JSON.parse(readFileSync(path(), 'utf8'));
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  const opened = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(slot.nonce, 'base64'));
  opened.setAAD(Buffer.from(`sealwright-safe 1 key ${id} ${slot.key} rsa-oaep 张三`));
  opened.setAuthTag(wrapped.subarray(-16));
  expect(Buffer.concat([opened.update(wrapped.subarray(0, -16)), opened.final()])).toHaveLength(32);
});

test('a key is added only by who knows the passphrase', async () => {
  const before = readFileSync(path());
  await expect(add(zhang, 'not the passphrase')).rejects.toMatchObject({ code: 'safe.passphrase-wrong' });
  expect(readFileSync(path()).equals(before)).toBe(true);
});

test('a key that does not decrypt, or is not there, is not added', async () => {
  const mute = userKey('王五', []);
  const keys = new UserKeys(pluggedKeys(mute).keys);
  expect(await keys.able()).toEqual([]);
  for (const ref of [mute.key.ref, 'no such key']) {
    const call = safe.addKey(Secret.fromText(PASSPHRASE), (master, id) => keys.slotFor(ref, master, id));
    await expect(call).rejects.toMatchObject({ code: 'safe.key-unable' });
  }
  expect(slots()).toHaveLength(1);
});

test('a key is named by a part of what it is called, and only one that decrypts', async () => {
  const mute = userKey('王五', []);
  const keys = new UserKeys(pluggedKeys(zhang, li, mute).keys);
  expect((await keys.find('张')).ref).toBe(zhang.key.ref);
  expect((await keys.find('KEY OF 李四')).ref).toBe(li.key.ref);
  expect((await keys.find(zhang.key.ref)).ref).toBe(zhang.key.ref);
  await expect(keys.find('王五')).rejects.toMatchObject({ code: 'safe.key-not-found' });
  await expect(keys.find('0001')).rejects.toMatchObject({
    code: 'safe.key-ambiguous',
    data: { matches: [expect.stringContaining('张三'), expect.stringContaining('李四')] },
  });
});

test('without a key in the safe, or without it plugged in, a sentence says so', async () => {
  await expect(unlockBy(pluggedKeys(zhang))).rejects.toMatchObject({ code: 'safe.no-key' });
  await add(zhang);
  await expect(unlockBy(pluggedKeys(li))).rejects.toMatchObject({
    code: 'safe.key-absent',
    data: { holders: ['张三'] },
  });
  await expect(unlockBy(pluggedKeys(zhang), '李四')).rejects.toMatchObject({ code: 'safe.key-absent' });
  (await unlockBy(pluggedKeys(zhang), '张')).close();
});

test('a key that was added twice has one slot; a removed one opens nothing any more', async () => {
  await add(zhang);
  await add(li);
  await add(zhang);
  expect(slots().map(({ kind, holder }) => holder ?? kind)).toEqual(['passphrase', '李四', '张三']);
  await safe.removeKey(slots()[2]!.key);
  await expect(unlockBy(pluggedKeys(zhang))).rejects.toMatchObject({ code: 'safe.key-absent' });
  (await unlockBy(pluggedKeys(zhang, li))).close();
});

test('a new passphrase leaves the keys as they are', async () => {
  await add(zhang);
  await safe.changePassphrase(Secret.fromText(PASSPHRASE), Secret.fromText('new passphrase'));
  (await unlockBy(pluggedKeys(zhang))).close();
});

test.each([
  ['its text', (slot: KeySlot) => ({ ...slot, encrypted: flipped(slot.encrypted) })],
  ['the wrapped key', (slot: KeySlot) => ({ ...slot, wrapped: flipped(slot.wrapped) })],
  ['the nonce', (slot: KeySlot) => ({ ...slot, nonce: slot.nonce.slice(0, 8) })],
  ['the name of its holder', (slot: KeySlot) => ({ ...slot, holder: '李四' })],
])('a slot that was altered in %s opens nothing, and the passphrase still does', async (_, alter) => {
  await add(zhang);
  const file = JSON.parse(readFileSync(path(), 'utf8'));
  writeFileSync(path(), JSON.stringify({ ...file, slots: [file.slots[0], alter(file.slots[1])] }));
  await expect(unlockBy(pluggedKeys(zhang))).rejects.toMatchObject({ code: 'safe.key-slot-damaged' });
  (await lab.unlock()).close();
});

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[5]! ^= 1;
  return bytes.toString('base64');
}
