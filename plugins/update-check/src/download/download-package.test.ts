import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Location, locate, parseFeedAddress } from '../feed/location.ts';
import { type FaultServer, startFaultServer } from '../testing/fault-server.ts';
import { type Download, downloadPackage } from './download-package.ts';

const CONTENT = randomBytes(3_000_000);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

let root: string;
let server: FaultServer;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'sealwright-download-'));
  mkdirSync(join(root, 'feed'));
  writeFileSync(join(root, 'feed', 'package.bin'), CONTENT);
  server = await startFaultServer(join(root, 'feed'));
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true, force: true });
});

const folder = () => join(root, 'downloads');
const kept = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const from = (address: string): Location => locate(parseFeedAddress(address), 'package.bin');

function download(change: Partial<Download> = {}): Promise<string> {
  return downloadPackage({
    ...{ location: from(server.address), size: CONTENT.length, sha256: SHA256, folder: folder(), name: 'package.bin' },
    ...{ signal: new AbortController().signal, progress: () => {}, ...change },
  });
}
const refused = (code: string, data = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) });

describe.each(['server', 'folder'])('from a %s', (place) => {
  const location = () => from(place === 'server' ? server.address : join(root, 'feed'));

  test('a package arrives whole, alone, and is told as it comes', async () => {
    mkdirSync(folder());
    writeFileSync(join(folder(), 'old.AppImage'), 'an earlier one');
    const told: number[] = [];
    const path = await download({ location: location(), progress: (received) => told.push(received) });
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
    expect(kept()).toEqual(['package.bin']);
    expect(told.at(-1)).toBe(CONTENT.length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test('what differs from the signed digest is deleted', async () => {
    const sha256 = 'f'.repeat(64);
    await expect(download({ location: location(), sha256 })).rejects.toEqual(
      refused('update.hash-wrong', { expected: sha256, found: SHA256 }),
    );
    expect(kept()).toEqual([]);
  });

  test.each([CONTENT.length - 1, CONTENT.length + 1])('%d bytes where there are 3000000 are refused', async (size) => {
    await expect(download({ location: location(), size })).rejects.toEqual(refused('update.size-wrong'));
    expect(kept()).toEqual([]);
  });

  test('one that is not there is named', async () => {
    const missing: Location = { kind: 'file', path: join(root, 'feed', 'nothing.bin') };
    const at = place === 'folder' ? missing : locate(parseFeedAddress(server.address), 'nothing.bin');
    await expect(download({ location: at })).rejects.toEqual(refused('update.file-missing'));
    expect(kept()).toEqual([]);
  });

  test('cancelling leaves nothing', async () => {
    const ending = new AbortController();
    const progress = (received: number) => received > 0 && ending.abort();
    await expect(download({ location: location(), signal: ending.signal, progress })).rejects.toEqual(
      refused('update.cancelled'),
    );
    expect(kept()).toEqual([]);
  });
});

test('a package that was downloaded already is taken as it is, and fetched anew where it was altered since', async () => {
  const path = await download();
  await download();
  expect(server.asked).toHaveLength(1);
  writeFileSync(path, Buffer.alloc(CONTENT.length));
  await download();
  expect(readFileSync(path).equals(CONTENT)).toBe(true);
});

describe('where the connection breaks off', () => {
  test.each(['drop', 'truncate'] as const)('(%s) the next try goes on from there', async (kind) => {
    server.fault('.bin', { kind, after: 1_000_000 });
    await expect(download()).rejects.toEqual(refused('update.interrupted', { size: CONTENT.length }));
    const part = statSync(join(folder(), `${SHA256}.part`)).size;
    expect(part).toBeGreaterThan(0);
    server.fault('.bin', undefined);
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
    expect(server.asked.at(-1)).toMatchObject({ from: part });
    expect(kept()).toEqual(['package.bin']);
  });

  beforeEach(() => server.fault('.bin', { kind: 'drop', after: 1_000_000 }));
  const broken = () => expect(download()).rejects.toEqual(refused('update.interrupted'));

  test('a package that is another since is fetched from its beginning', async () => {
    await broken();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'feed', 'package.bin'), later, later);
    server.fault('.bin', undefined);
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
  });

  test('a server without ranges begins anew', async () => {
    await broken();
    server.fault('.bin', { kind: 'no-ranges' });
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
  });

  test('a server that answers with another range is refused', async () => {
    await broken();
    server.fault('.bin', { kind: 'odd-range' });
    await expect(download()).rejects.toEqual(refused('update.answer-invalid'));
    expect(kept()).toEqual([]);
  });

  test('a part that was altered meanwhile does not become a package', async () => {
    await broken();
    const part = join(folder(), `${SHA256}.part`);
    writeFileSync(part, Buffer.alloc(statSync(part).size));
    server.fault('.bin', undefined);
    await expect(download()).rejects.toEqual(refused('update.hash-wrong'));
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
  });

  test('a part that is longer than the package is thrown away', async () => {
    await broken();
    writeFileSync(join(folder(), `${SHA256}.part`), Buffer.alloc(CONTENT.length + 1));
    server.fault('.bin', undefined);
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
  });

  test('a part that is whole needs no server', async () => {
    await broken();
    writeFileSync(join(folder(), `${SHA256}.part`), CONTENT);
    const { length } = server.asked;
    expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
    expect(server.asked).toHaveLength(length);
  });

  test('a server that is out of order keeps what has arrived', async () => {
    await broken();
    server.fault('.bin', { kind: 'status', status: 503 });
    await expect(download()).rejects.toEqual(refused('update.server-error', { status: 503 }));
    expect(kept()).toContain(`${SHA256}.part`);
  });
});

describe('a hostile server', () => {
  test('that alters one byte gains nothing', async () => {
    server.fault('.bin', { kind: 'flip', at: 2_000_000 });
    await expect(download()).rejects.toEqual(refused('update.hash-wrong'));
    expect(kept()).toEqual([]);
  });

  test('that sends without end is left at the declared size', async () => {
    server.fault('.bin', { kind: 'endless' });
    await expect(download()).rejects.toEqual(refused('update.size-wrong'));
    expect(kept()).toEqual([]);
  });

  test.each([0, 1_000_000, 5e15])('that announces %d bytes is refused before any arrives', async (length) => {
    server.fault('.bin', { kind: 'length', length });
    const told: number[] = [];
    await expect(download({ progress: (received) => told.push(received) })).rejects.toEqual(
      refused('update.size-wrong'),
    );
    expect(told).toEqual([]);
  });

  test('that falls silent is left, and what has arrived is kept', async () => {
    server.fault('.bin', { kind: 'stall', after: 100_000 });
    await expect(download({ patience: 300 })).rejects.toEqual(refused('update.timed-out'));
    expect(kept()).toContain(`${SHA256}.part`);
  });

  test('that leads elsewhere does so to safe addresses only', async () => {
    server.fault('.bin', { kind: 'redirect', to: 'http://updates.example/package.bin' });
    await expect(download()).rejects.toEqual(refused('update.redirect-refused'));
    expect(kept()).toEqual([]);
  });
});

describe('on a disk', () => {
  test('that is full, the package is refused and nothing is left', async () => {
    mkdirSync(folder());
    // Every write to it fails as on a full disk.
    symlinkSync('/dev/full', join(folder(), `${SHA256}.part`));
    await expect(download()).rejects.toEqual(refused('update.no-space', { size: CONTENT.length }));
    expect(kept()).toEqual([]);
  });

  test('that has no room for it, nothing is fetched', async () => {
    await expect(download({ size: 2 ** 60 })).rejects.toEqual(refused('update.no-space'));
    expect(server.asked).toEqual([]);
    expect(kept()).toEqual([]);
  });

  test('whose folder is a file, the reason is told', async () => {
    writeFileSync(folder(), '');
    await expect(download()).rejects.toEqual(refused('update.unwritable', { reason: 'EEXIST' }));
  });

  test.skipIf(process.getuid?.() === 0)('that may not be written, the reason is told', async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o500);
    await expect(download()).rejects.toEqual(refused('update.unwritable', { reason: 'EACCES' }));
  });
});

/** Milliseconds that a process may take to start on a machine that is busy with others. */
const SLOW_START = 120_000;

test('a process that is killed in the middle has not lost what has arrived', { timeout: SLOW_START }, async () => {
  server.fault('.bin', { kind: 'stall', after: 1_500_000 });
  const entry = fileURLToPath(new URL('download.child.ts', import.meta.url));
  const words = [entry, `${server.address}package.bin`, String(CONTENT.length), SHA256, folder()];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= 1_500_000) break;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  expect(statSync(join(folder(), `${SHA256}.part`)).size).toBe(1_500_000);

  server.fault('.bin', undefined);
  expect(readFileSync(await download()).equals(CONTENT)).toBe(true);
  expect(server.asked.at(-1)).toMatchObject({ from: 1_500_000 });
});
