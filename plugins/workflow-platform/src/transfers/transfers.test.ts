import { createHash, randomBytes } from 'node:crypto';
import { memorySource, type VoucherFile } from '@sealwright/core/api';
import { afterEach, expect, test } from 'vitest';
import {
  type Asked,
  type Script,
  ScriptedServer,
  type Told,
  VOUCHER_ID,
  voucher,
  withSessions,
} from '../testing/scripted-server.ts';

let server: ScriptedServer;
afterEach(() => server.stop());

const serve = async (script: Script) => {
  server = await ScriptedServer.start(withSessions(script));
  return server.entered(500);
};
const sha256 = (bytes: Uint8Array, form: 'hex' | 'base64' = 'hex') => createHash('sha256').update(bytes).digest(form);
const bytes = new Uint8Array(randomBytes(1_500_000));
const terms = { key: '8f14e45f-ceea-467f-a8d2-9c0f2f0a0b11', etag: `"${VOUCHER_ID}-3"` };
const signed = {
  name: 'a.pdf',
  bytes: memorySource(bytes),
  sha256: sha256(bytes),
  baseSha256: 'b'.repeat(64),
  marks: [],
};

/** Uploads as the platform keeps them; `fault` may answer a part in its place. */
class Receiver {
  arrived = Buffer.alloc(0);
  completed = false;
  readonly keys = new Set<string>();
  private readonly fault: (asked: Asked, receiver: Receiver) => Told | undefined;

  constructor(fault: (asked: Asked, receiver: Receiver) => Told | undefined = () => undefined) {
    this.fault = fault;
  }

  readonly script: Script = (asked) => {
    const { method, path, headers } = asked;
    const upload = {
      id: 'u1',
      size: bytes.length,
      sha256: signed.sha256,
      offset: this.arrived.length,
      complete: this.completed,
    };
    const key = headers['idempotency-key'];
    if (path.endsWith('/uploads')) this.keys.add(String(key));
    if (path.endsWith('/uploads')) return { status: 201, body: { ...upload, expiresAt: '' } };
    if (path.endsWith('/sign')) return { body: voucher({ state: 'signed' }) };
    if (path.endsWith('/complete')) this.completed = true;
    if (method === 'PATCH') return this.fault(asked, this) ?? this.take(asked);
    return { body: { ...upload, offset: this.arrived.length, complete: this.completed } };
  };

  take({ headers, body }: Asked): Told {
    const offset = { 'upload-offset': String(this.arrived.length) };
    if (Number(headers['upload-offset']) !== this.arrived.length)
      return { status: 409, headers: offset, body: { code: 'upload-offset' } };
    expect(headers['content-digest']).toBe(`sha-256=:${sha256(body, 'base64')}:`);
    this.arrived = Buffer.concat([this.arrived, body]);
    return { status: 204, headers: { 'upload-offset': String(this.arrived.length) } };
  }
}

const parts = () =>
  server.asked.filter(({ method }) => method === 'PATCH').map(({ headers }) => Number(headers['upload-offset']));

test('a file arrives in parts, each with its digest, and is completed', async () => {
  const receiver = new Receiver();
  const source = await serve(receiver.script);
  const seen: number[] = [];
  expect((await source.sign(VOUCHER_ID, signed, terms, (sent) => seen.push(sent))).state).toBe('signed');
  expect(receiver.arrived.equals(bytes)).toBe(true);
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(bytes.length);
  expect(parts().length).toBeGreaterThan(2);
  const [begin] = server.asked.filter(({ path }) => path.endsWith('/uploads'));
  expect(JSON.parse(begin!.body.toString())).toMatchObject({
    size: bytes.length,
    sha256: signed.sha256,
    baseRevision: 3,
  });
  const sign = server.asked.at(-1)!;
  expect(sign.headers).toMatchObject({ 'idempotency-key': terms.key, 'if-match': terms.etag });
  expect(JSON.parse(sign.body.toString())).toEqual({
    uploadId: 'u1',
    baseFileSha256: signed.baseSha256,
    signatures: [],
  });
});

test('who was killed in the middle goes on without a memory', async () => {
  const receiver = new Receiver();
  receiver.arrived = Buffer.from(bytes.subarray(0, 700_000));
  const source = await serve(receiver.script);
  await source.sign(VOUCHER_ID, signed, terms);
  expect(parts()[0]).toBe(700_000);
  server.asked.length = 0;
  await source.sign(VOUCHER_ID, signed, terms);
  expect(parts()).toEqual([]);
  expect(receiver.keys.size).toBe(1);
  expect([...receiver.keys][0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(receiver.keys).not.toContain(terms.key);
});

test('a part whose answer gets lost is not sent a second time', async () => {
  let lost = 0;
  const receiver = new Receiver((asked, at) => {
    if (lost++ > 0) return undefined;
    at.take(asked);
    return { headers: { 'content-length': '9' }, body: 'x', tear: true };
  });
  const source = await serve(receiver.script);
  await source.sign(VOUCHER_ID, signed, terms);
  expect(receiver.arrived.equals(bytes)).toBe(true);
});

test('parts that get lost again and again end it, with what arrived kept', async () => {
  const receiver = new Receiver(({ headers }) => (Number(headers['upload-offset']) > 0 ? { status: 502 } : undefined));
  const source = await serve(receiver.script);
  await expect(source.sign(VOUCHER_ID, signed, terms)).rejects.toMatchObject({ code: 'workflow.unreachable' });
  expect(receiver.arrived.length).toBeGreaterThan(0);
  expect(receiver.completed).toBe(false);
});

test('a platform that takes parts and keeps none is no place to send to for ever', async () => {
  const source = await serve(new Receiver(() => ({ status: 204, headers: { 'upload-offset': '0' } })).script);
  await expect(source.sign(VOUCHER_ID, signed, terms)).rejects.toMatchObject({ code: 'workflow.file-refused' });
});

test('a platform that claims more than it was given gets the rest anyway', async () => {
  const receiver = new Receiver((asked, at) => ({ ...at.take(asked), headers: { 'upload-offset': '999999999' } }));
  const source = await serve(receiver.script);
  await source.sign(VOUCHER_ID, signed, terms);
  expect(receiver.arrived.equals(bytes)).toBe(true);
});

test('what its user stops, stops', async () => {
  const control = new AbortController();
  const receiver = new Receiver(() => {
    control.abort();
    return undefined;
  });
  const source = await serve(receiver.script);
  const signing = source.sign(VOUCHER_ID, signed, terms, undefined, control.signal);
  await expect(signing).rejects.toMatchObject({ name: 'AbortError' });
  expect(receiver.completed).toBe(false);
});

const file: VoucherFile = { id: 'f1', name: 'a.pdf', size: bytes.length, sha256: sha256(bytes) };
const shown = { fileId: 'f1', name: 'a.pdf', size: bytes.length, sha256: file.sha256, mediaType: 'application/pdf' };
const withFile =
  (told: (asked: Asked) => Told): Script =>
  (asked) =>
    asked.path.startsWith('/files/') ? told(asked) : { body: voucher({ file: shown }) };
const digest = { 'repr-digest': `sha-256=:${sha256(bytes, 'base64')}:` };

async function fetched(script: Script, offset = 0): Promise<Buffer> {
  const source = await serve(script);
  const got: Uint8Array[] = [];
  for await (const part of source.download(VOUCHER_ID, file, offset)) got.push(part);
  return Buffer.concat(got);
}

test('a download goes on in the middle, whether or not the platform knows ranges', async () => {
  const ranged = withFile(({ headers }) => {
    expect(headers.range).toBe('bytes=1000000-');
    const range = `bytes 1000000-${bytes.length - 1}/${bytes.length}`;
    return { status: 206, headers: { ...digest, 'content-range': range }, body: bytes.subarray(1_000_000) };
  });
  expect((await fetched(ranged, 1_000_000)).equals(bytes.subarray(1_000_000))).toBe(true);
  await server.stop();
  expect(
    (
      await fetched(
        withFile(() => ({ headers: digest, body: bytes })),
        1_000_000,
      )
    ).equals(bytes.subarray(1_000_000)),
  ).toBe(true);
});

test('a download of nothing asks for nothing', async () => {
  expect(
    await fetched(
      withFile(() => ({ status: 500 })),
      bytes.length,
    ),
  ).toHaveLength(0);
  expect(server.calls).toEqual([`GET /vouchers/${VOUCHER_ID}`]);
});

test.each([
  [
    'another range',
    { status: 206, headers: { 'content-range': 'bytes 5-9/10' }, body: bytes.subarray(1_000_000) },
    'platform.answer-odd',
  ],
  ['no range', { status: 206, body: bytes.subarray(1_000_000) }, 'platform.answer-odd'],
  ['more than there is', { body: Buffer.concat([bytes, bytes]) }, 'platform.answer-odd'],
  [
    'another file',
    { headers: { 'repr-digest': `sha-256=:${sha256(Buffer.from('x'), 'base64')}:` }, body: bytes },
    'workflow.file-changed',
  ],
  [
    'a torn answer',
    { headers: { 'content-length': String(bytes.length) }, body: bytes.subarray(0, 1_200_000), tear: true },
    'workflow.unreachable',
  ],
  ['a file that is gone', { status: 404, body: { code: 'not-found' } }, 'workflow.voucher-unknown'],
  ['a busy platform', { status: 503, headers: { 'retry-after': '30' } }, 'workflow.busy'],
] as const)('a download that gets %s', async (_, told, code) => {
  await expect(
    fetched(
      withFile(() => told),
      1_000_000,
    ),
  ).rejects.toMatchObject({ code });
});
