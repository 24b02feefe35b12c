/** Files on their way in and out of a platform that is killed in the middle, by SIGKILL, as a program of its own. */
import { createCipheriv, createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Schemas } from '../../platform/src/api/index.ts';
import { newPostgresDatabase } from '../../platform/src/testing/postgres-cluster.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { CompanyClient, sha256 } from './demo-company-client.ts';
import { PlatformProgram, type PlatformSettings } from './platform-program.ts';

const AUDIENCE = 'http://platform.test';
const KEY = 'demo-party-a';
const MiB = 1024 * 1024;
const PART = 64 * 1024;

let product: DemoProduct;
let keys: Keys;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-killed-transfers-'));
  product = await startDemoProduct();
  keys = await product.host.service(Keys);
  writeFileSync(join(folder, 'a.der'), (await keys.find(KEY)).chain[0]!);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Bytes that do not repeat, the same each time. */
function noise(length: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
}

const KINDS = [
  { name: 'embedded', instances: 1, database: async () => undefined },
  { name: 'two instances on PostgreSQL', instances: 2, database: newPostgresDatabase },
] as const;

describe.each(KINDS)('$name', ({ instances, database }) => {
  let given: PlatformSettings;
  let data: string;
  let programs: PlatformProgram[] = [];
  beforeAll(async () => {
    const url = await database();
    data = mkdtempSync(join(folder, 'data-'));
    given = {
      SEALWRIGHT_PLATFORM_DATA: data,
      SEALWRIGHT_PLATFORM_ORIGINS: AUDIENCE,
      ...(url !== undefined && { SEALWRIGHT_PLATFORM_DATABASE: url }),
    };
    PlatformProgram.enrol(given, 'JIA', '印匠演示甲方科技有限公司', join(folder, 'a.der'));
    programs = await Promise.all(Array.from({ length: instances }, () => PlatformProgram.start(given)));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(programs.map((each) => each.stop('SIGTERM')));
  });

  const entered = async (program = programs[0]!) => {
    const client = new CompanyClient([program.baseUrl], AUDIENCE);
    await client.enter(keys, KEY);
    return client;
  };
  /** The first is killed; whoever is left, or comes after it, is the first now. */
  const killed = async () => {
    await programs.shift()?.stop('SIGKILL');
    programs.push(await PlatformProgram.start(given));
  };
  const stored = () => {
    const pieces = join(data, 'files', 'uploads');
    if (!existsSync(pieces)) return [];
    return readdirSync(pieces, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  };

  test('an upload goes on behind the pieces that were stored, through whoever is there', async () => {
    const bytes = noise(21 * MiB);
    const begin = { size: bytes.length, sha256: sha256(bytes), name: 'large.pdf' };
    const key = randomUUID();
    const offsets: number[] = [];
    let upload: Schemas['Upload'];
    for (const stop of [6 * MiB, 11 * MiB, Infinity]) {
      const client = await entered();
      // Whoever asks, it knows the key and nothing else.
      upload = await client.tell<Schemas['Upload']>('POST', '/uploads', { key, body: begin });
      const { headers } = await client.ask('HEAD', `/uploads/${upload.id}`);
      const offset = Number(headers.get('upload-offset'));
      offsets.push(offset);
      const before = stored().length;
      const end = Math.min(stop, bytes.length);
      const sent = send(programs[0]!, client, upload.id, offset, bytes.subarray(offset, end), stop === Infinity);
      if (stop === Infinity) {
        expect((await sent).status).toBe(204);
        const complete = await client.post<Schemas['Upload']>(`/uploads/${upload.id}/complete`);
        expect(complete).toMatchObject({ complete: true, offset: bytes.length, sha256: begin.sha256 });
        break;
      }
      // All whole pieces of what was sent are on the disk; the rest is in the platform's memory and dies with it.
      await expect
        .poll(() => stored().length, { timeout: 30_000 })
        .toBe(before + Math.floor((end - offset) / (4 * MiB)));
      await counted(client, upload.id, offset + Math.floor((end - offset) / (4 * MiB)) * 4 * MiB);
      await killed();
      await expect(sent).rejects.toThrow();
    }
    expect(offsets).toEqual([0, 4 * MiB, 8 * MiB]);
    expect(stored()).toEqual([]);
    const blob = readFileSync(join(data, 'files', 'blobs', begin.sha256.slice(0, 2), begin.sha256));
    expect(blob.equals(bytes)).toBe(true);
  }, 120_000);

  test('a download goes on where it was, from the same file', async () => {
    const contract = readFileSync(product.contracts.thirty);
    const client = await entered();
    const { id: uploadId } = await client.upload('/uploads', contract, { name: '框架协议.pdf' });
    const draft = await client.post('/drafts', { name: '框架协议', bizType: 'contract', recipients: [], uploadId });
    const { fileId } = draft.file!;
    const begun = await client.ask('GET', `/files/${fileId}`, { headers: { range: 'bytes=0-49999' } });
    const etag = begun.headers.get('etag')!;
    const first = Buffer.from(await begun.arrayBuffer());
    await killed();
    const back = await entered();
    const rest = await back.ask('GET', `/files/${fileId}`, { headers: { range: 'bytes=50000-', 'if-range': etag } });
    expect(rest.status).toBe(206);
    const whole = Buffer.concat([first, Buffer.from(await rest.arrayBuffer())]);
    expect(whole.equals(contract)).toBe(true);
    expect(begun.headers.get('repr-digest')).toBe(`sha-256=:${createHash('sha256').update(whole).digest('base64')}:`);
  }, 120_000);
});

/** Until the platform says that so much has arrived. */
async function counted(client: CompanyClient, id: string, offset: number): Promise<void> {
  const arrived = async () => Number((await client.ask('HEAD', `/uploads/${id}`)).headers.get('upload-offset'));
  await expect.poll(arrived, { timeout: 30_000 }).toBe(offset);
}

/** One request whose body does not end, unless it is to. */
function send(
  { baseUrl }: PlatformProgram,
  client: CompanyClient,
  id: string,
  offset: number,
  bytes: Uint8Array,
  ends: boolean,
): Promise<Response> {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      if (at < bytes.length) {
        stream.enqueue(new Uint8Array(bytes.subarray(at, at + PART)));
        at += PART;
        return undefined;
      }
      if (ends) return stream.close();
      // It waits for a rest that never comes.
      return new Promise<void>(() => {});
    },
  });
  const sent = fetch(`${baseUrl}/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      authorization: client.authorization,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body,
    duplex: 'half',
  } as RequestInit);
  sent.catch(() => {});
  return sent;
}
