import { readdirSync } from 'node:fs';
import { type Disposable, PartedUploads, Secret } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DocumentSafe } from './document-safe.ts';
import { UploadBroken } from './errors.ts';
import { inChunks, PASSPHRASE, type SafeLab, safeLab } from './safe.fixture.ts';
import { UserKeys } from './user-keys.ts';

const MINUTE = 60_000;

let lab: SafeLab;
let safe: DocumentSafe;
let window: Disposable;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  lab = safeLab();
  safe = new DocumentSafe(lab.parts, new UserKeys(undefined), () => 10);
  window = safe.attend();
  await safe.create(Secret.fromText(PASSPHRASE), new AbortController().signal);
});
afterEach(() => {
  vi.useRealTimers();
  safe.dispose();
  lab.end();
});

const stage = async () => (await safe.state()).stage;
const unlock = (signal = new AbortController().signal) => safe.unlock(Secret.fromText(PASSPHRASE), signal);

test('it locks by itself when nothing was done with it for a while', async () => {
  vi.advanceTimersByTime(9 * MINUTE);
  await safe.use(async () => {});
  vi.advanceTimersByTime(9 * MINUTE);
  expect(await stage()).toBe('open');
  vi.advanceTimersByTime(MINUTE);
  expect(await stage()).toBe('locked');
  await expect(safe.use(async () => {})).rejects.toMatchObject({ code: 'safe.locked' });
});

test('it does not lock by itself while something is being done', async () => {
  await safe.use(async () => {
    vi.advanceTimersByTime(30 * MINUTE);
    expect(await stage()).toBe('open');
  });
  vi.advanceTimersByTime(10 * MINUTE);
  expect(await stage()).toBe('locked');
});

test('it locks when the last window is gone', async () => {
  const other = safe.attend();
  await window.dispose();
  await window.dispose();
  expect(await stage()).toBe('open');
  await other.dispose();
  expect(await stage()).toBe('locked');
});

test('it does not open when the last window went away while its passphrase was checked', async () => {
  safe.lock();
  const unlocking = expect(unlock()).rejects.toMatchObject({ code: 'safe.locked' });
  await window.dispose();
  await unlocking;
  expect(await stage()).toBe('locked');
});

test('it does not open for a window that went away, though another is there', async () => {
  safe.lock();
  const asking = new AbortController();
  const unlocking = expect(unlock(asking.signal)).rejects.toMatchObject({ code: 'safe.locked' });
  asking.abort();
  await unlocking;
  expect(await stage()).toBe('locked');
  await unlock();
  expect(await stage()).toBe('open');
});

test('locking ends what is being done, and leaves nothing of it', async () => {
  let goOn = () => {};
  async function* slow() {
    yield new Uint8Array(200_000);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    yield new Uint8Array(200_000);
  }
  const adding = safe.change((open) => open.add('a.pdf', slow()));
  const failed = expect(adding).rejects.toMatchObject({ code: 'safe.locked' });
  await vi.waitFor(() => expect(readdirSync(lab.folder).some((name) => name.endsWith('.draft'))).toBe(true));
  safe.lock();
  goOn();
  await failed;
  await unlock();
  expect((await safe.state()).documents).toEqual([]);
  expect(readdirSync(lab.folder).filter((name) => /sealed/.test(name))).toEqual([]);
});

test('while it is locked, nobody hears what is in it', async () => {
  await safe.change((open) => open.add('秘密.pdf', inChunks(new Uint8Array(10))));
  expect((await safe.state()).documents).toMatchObject([{ name: '秘密.pdf', size: 10 }]);
  safe.lock();
  expect(JSON.stringify(await safe.state())).not.toContain('秘密');
});

test('a short passphrase is refused, by characters and not by bytes', async () => {
  const short = Secret.fromText('印章印章印章印');
  await expect(safe.changePassphrase(Secret.fromText(PASSPHRASE), short)).rejects.toMatchObject({
    code: 'safe.passphrase-short',
  });
});

test('parts of an upload become one document; one that does not go on becomes none', async () => {
  const uploads = new PartedUploads({
    take: (name, contents) =>
      safe.change(async (open) => {
        const { id, size, added } = await open.add(name, contents);
        return { id, name, size, added };
      }),
    broken: (name) => UploadBroken({ name }),
  });
  expect(await uploads.part('1', 'a.pdf', new Uint8Array(100_000), false)).toBeUndefined();
  expect(await uploads.part('2', 'b.pdf', new Uint8Array(10), false)).toBeUndefined();
  expect(await uploads.part('1', 'a.pdf', new Uint8Array(5), true)).toMatchObject({ name: 'a.pdf', size: 100_005 });
  await uploads.dispose();
  expect((await safe.state()).documents.map(({ name }) => name)).toEqual(['a.pdf']);
});
