import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigProblem } from './config/config-problem.ts';
import { readConfig } from './config/read-config.ts';
import { KEYS, S3StandIn } from './files/testing/s3-stand-in.ts';
import { openDatabase, openTried } from './open-outside.ts';
import { startPlatform } from './start-platform.ts';
import { newPostgresDatabase } from './testing/index.ts';

const SECRET = 'geheim-123';
let folder: string;
let file: string;
let bucket: S3StandIn;
let taken: Server;
/** Of a database that has no schema yet. */
let address: URL;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-outside-'));
  file = join(folder, 'file');
  writeFileSync(file, '');
  bucket = await S3StandIn.start();
  address = new URL(await newPostgresDatabase());
  taken = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await bucket.stop();
  await new Promise((resolve) => taken.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const port = () => String((taken.address() as { port: number }).port);
const config = (settings: Readonly<Record<string, string>>) =>
  readConfig(
    Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SEALWRIGHT_PLATFORM_${name}`, value])),
  );

/** One sentence with the variable's name, and nothing of what may be secret. */
async function expectRefused(opening: Promise<unknown>, sentence: RegExp): Promise<void> {
  const problem = await opening.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(ConfigProblem);
  expect((problem as Error).message).toMatch(sentence);
  expect((problem as Error).message).not.toContain(SECRET);
}

test.each<[string, (address: URL) => Record<string, string>, RegExp]>([
  ['that nobody answers for', (url) => ({ DATABASE: at(url, { host: '127.0.0.1:1' }) }), /cannot be reached \(ECONN/],
  ['that speaks otherwise', (url) => ({ DATABASE: at(url, { host: `127.0.0.1:${port()}` }) }), /cannot be reached/],
  ['that is not there', (url) => ({ DATABASE: at(url, { database: 'none' }) }), /no such database \(3D000\)$/],
  ['of another user', (url) => ({ DATABASE: at(url, { user: 'nobody_here' }) }), /does not let this user in/],
  ['without its schema', (url) => ({ DATABASE: url.href, MIGRATES: 'off' }), /lacks the step 001-.*MIGRATES is off$/],
])('a database %s', async (_, settings, sentence) => {
  const opening = openDatabase(config({ DATA: folder, ...settings(address) }), () => {});
  await expectRefused(opening, new RegExp(`^SEALWRIGHT_PLATFORM_DATABASE: .*${sentence.source}`));
});

/** The same database by another name, with a password. */
function at(url: URL, { host = url.host, user = url.username, database = url.pathname.slice(1) }): string {
  return `postgres://${user}:${SECRET}@${host}/${database}`;
}

test('a database whose schema somebody else brought up to date', async () => {
  for (const MIGRATES of ['on', 'off']) {
    const database = await openDatabase(config({ DATA: folder, DATABASE: address.href, MIGRATES }), () => {});
    await database.close();
  }
});

test.each<[string, () => Record<string, string>, RegExp]>([
  ['a folder', () => ({ DATA: file }), /^SEALWRIGHT_PLATFORM_DATA: it is no folder \(ENOTDIR\)$/],
  ['keys', () => s3({ S3_KEY: 'AKIDOTHER' }), /^SEALWRIGHT_PLATFORM_S3_ENDPOINT: the storage refuses the keys/],
  [
    'a bucket',
    () => s3({ S3_ENDPOINT: bucket.endpoint.replace('/bucket', '/other'), S3_SECRET: KEYS.secretAccessKey }),
    /: the storage has no such bucket/,
  ],
  ['an address', () => s3({ S3_ENDPOINT: 'http://127.0.0.1:1/bucket' }), /^SEALWRIGHT_PLATFORM_S3_ENDPOINT: nobody/],
  ['a server', () => s3({ S3_ENDPOINT: `http://127.0.0.1:${port()}/bucket` }), /^SEALWRIGHT_PLATFORM_S3_ENDPOINT: /],
])('storage with the wrong %s', async (_, settings, sentence) => {
  const { storage } = config({ DATABASE: 'postgres://x/y', ...settings() });
  await expectRefused(openTried(storage), sentence);
});

const s3 = (other: Record<string, string>) => ({
  ...{ S3_ENDPOINT: bucket.endpoint, S3_KEY: KEYS.accessKeyId, S3_SECRET: SECRET, ...other },
});

test('storage that was tried has nothing of it', async () => {
  const { storage } = config({ DATABASE: 'postgres://x/y', ...s3({ S3_SECRET: KEYS.secretAccessKey }) });
  await openTried(storage);
  expect([...bucket.objects.keys()]).toEqual([]);
});

test.each<[string, () => Record<string, string>, RegExp]>([
  ['PORT', () => ({ PORT: port() }), /: it is taken \(EADDRINUSE\)$/],
  ['HOST', () => ({ HOST: '203.0.113.7' }), /: this computer has no such address/],
  ['FEED', () => ({ FEED: join(folder, 'none') }), /: it is not there \(ENOENT\)$/],
  ['LICENCES', () => ({ LICENCES: file }), /: it is no folder \(ENOTDIR\)$/],
  ['DEMO', () => ({ DEMO: join(folder, 'none') }), /: the demo space cannot be used: ENOENT$/],
])('%s that leads nowhere', async (name, settings, sentence) => {
  const asked = config({ DATA: join(folder, name), DATABASE: address.href, ...settings() });
  const starting = startPlatform({ config: asked, version: '0', log: () => {} });
  await expectRefused(starting, new RegExp(`^SEALWRIGHT_PLATFORM_${name}${sentence.source}`));
});
