/** Over real connections: what inject cannot show, since it has no line that breaks. */

import { randomBytes } from 'node:crypto';
import { request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../api/schemas.ts';
import { type Caller, DRAFT, describeEachDatabase, PlatformLab, sha256, submittedFor } from '../testing/index.ts';

interface Event {
  readonly id: string;
  readonly data: Schemas['Change'];
}

describeEachDatabase('over the wire', (open) => {
  let lab: PlatformLab;
  let jia: Caller;
  let yi: Caller;
  let base: string;
  beforeAll(async () => {
    lab = await PlatformLab.open({ database: await open() });
    [jia, yi] = [await lab.company('JIA'), await lab.company('YI')];
    await lab.app.listen({ host: '127.0.0.1', port: 0 });
    base = `http://127.0.0.1:${(lab.app.server.address() as AddressInfo).port}/api/v1`;
  });
  afterAll(() => lab.dispose());

  const as = ({ authorization }: Caller, more: object = {}) => ({ authorization, ...more });

  /** Sends part of a body, then breaks the line. */
  const breakOff = (path: string, headers: Record<string, string>, part: Uint8Array) =>
    new Promise<void>((resolve) => {
      const request = openRequest(`${base}${path}`, { method: 'PATCH', headers });
      request.on('error', () => resolve());
      request.on('response', () => resolve());
      request.write(part, () => setImmediate(() => request.destroy()));
      request.on('close', () => resolve());
    });

  test('an upload whose line breaks goes on where it stopped, and arrives whole', async () => {
    const bytes = new Uint8Array(randomBytes(300_000));
    const body = { name: '大.pdf', size: bytes.length, sha256: sha256(bytes) };
    const { id } = (await jia.post<Schemas['Upload']>('/uploads', { body })).body;
    const headers = as(jia, {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': String(bytes.length),
    });
    await breakOff(`/uploads/${id}`, headers, bytes.subarray(0, 100_000));
    const offsetOf = async () => Number((await jia.call('HEAD', `/uploads/${id}`)).headers['upload-offset']);
    await expect.poll(offsetOf).toBeGreaterThan(0);
    const offset = await offsetOf();
    expect(offset).toBeLessThanOrEqual(100_000);
    const wrong = await fetch(`${base}/uploads/${id}`, {
      ...{ method: 'PATCH', body: new Uint8Array([1]) },
      headers: as(jia, { 'content-type': 'application/offset+octet-stream', 'upload-offset': '7' }),
    });
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, String(offset)]);
    const rest = await fetch(`${base}/uploads/${id}`, {
      ...{ method: 'PATCH', body: bytes.slice(offset) },
      headers: as(jia, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }),
    });
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const done = await jia.post<Schemas['Upload']>(`/uploads/${id}/complete`);
    expect([done.status, done.body.complete, done.body.sm3]).toEqual([
      200,
      true,
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    const draft = (await jia.post('/drafts', { body: { ...DRAFT, uploadId: id } })).body;
    const file = await fetch(`${base}/files/${draft.file!.fileId}`, { headers: as(jia) });
    expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(body.sha256);
  });

  test('bytes that do not fit their digest are not kept', async () => {
    const bytes = new Uint8Array(randomBytes(1000));
    const body = { name: '坏.pdf', size: 1000, sha256: sha256(bytes) };
    const { id } = (await jia.post<Schemas['Upload']>('/uploads', { body })).body;
    const other = new Uint8Array(randomBytes(1000));
    await jia.call('PATCH', `/uploads/${id}`, { bytes: other, headers: { 'upload-offset': '0' } });
    const { status, body: problem } = await jia.post(`/uploads/${id}/complete`);
    expect([status, problem.code]).toEqual([422, 'digest-differs']);
  });

  test('a file comes in ranges, which fit together, and is never another one under the same ETag', async () => {
    const { file } = await submittedFor(jia, ['YI']);
    const at = `${base}/files/${file!.fileId}`;
    const whole = await fetch(at, { headers: as(yi) });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const etag = whole.headers.get('etag')!;
    expect([whole.headers.get('accept-ranges'), bytes.length]).toEqual(['bytes', file!.size]);
    const digest = Buffer.from(file!.sha256, 'hex').toString('base64');
    expect(whole.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    const parts = await Promise.all(
      ['bytes=0-4', 'bytes=5-'].map((range) => fetch(at, { headers: as(yi, { range, 'if-range': etag }) })),
    );
    expect(parts.map(({ status }) => status)).toEqual([206, 206]);
    const joined = Buffer.concat(await Promise.all(parts.map(async (part) => Buffer.from(await part.arrayBuffer()))));
    expect(joined.equals(bytes)).toBe(true);
    const another = await fetch(at, { headers: as(yi, { range: 'bytes=5-', 'if-range': '"other"' }) });
    expect([another.status, (await another.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
    const beyond = await fetch(at, { headers: as(yi, { range: 'bytes=100000-' }) });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
    const head = await fetch(at, { method: 'HEAD', headers: as(yi) });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    const known = await fetch(at, { headers: as(yi, { 'if-none-match': etag }) });
    expect(known.status).toBe(304);
  });

  /** Reads a line of events until `enough`, then leaves. */
  const listen = async (caller: Caller, headers: object, enough: (events: readonly Event[]) => boolean) => {
    const leave = new AbortController();
    const response = await fetch(`${base}/changes`, { headers: as(caller, headers), signal: leave.signal });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const events: Event[] = [];
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        const data = field('data');
        if (data !== undefined) events.push({ id: field('id') ?? '', data: JSON.parse(data) });
      }
      if (enough(events)) break;
    }
    leave.abort();
    return events;
  };

  test('changes are told to the parties, and to nobody else; a cursor goes on behind what was heard', async () => {
    const [ready] = await listen(yi, {}, (events) => events.length > 0);
    expect(ready!.data.type).toBe('ready');
    const bing = await lab.company('BING');
    const [silent] = await listen(bing, {}, (events) => events.length > 0);
    const voucher = await submittedFor(jia, ['YI']);
    const heard = await listen(yi, { 'last-event-id': ready!.id }, (events) => events.length > 0);
    expect(heard[0]!.data).toMatchObject({ voucher: voucher.id, type: 'submitted' });
    expect(heard[0]!.id).toBe(heard[0]!.data.cursor);
    const received = yi.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag });
    const next = await listen(yi, { 'last-event-id': heard[0]!.id }, (events) => events.length > 0);
    await received;
    expect(next.map(({ data }) => [data.voucher, data.type])).toEqual([[voucher.id, 'received']]);
    const own = await submittedFor(jia, ['BING']);
    const theirs = await listen(bing, { 'last-event-id': silent!.id }, (events) => events.length > 0);
    expect(theirs.map(({ data }) => data.voucher)).toEqual([own.id]);
  });

  test('lines of one company are counted, and given back when they close', async () => {
    const ding = await lab.company('DING');
    const leaves: AbortController[] = [];
    const line = () => {
      const leave = new AbortController();
      leaves.push(leave);
      return fetch(`${base}/changes`, { headers: as(ding), signal: leave.signal });
    };
    for (let each = 0; each < 20; each++) expect((await line()).status).toBe(200);
    const refused = await line();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    for (const leave of leaves) leave.abort();
    await expect.poll(async () => (await line()).status).toBe(200);
    for (const leave of leaves) leave.abort();
  });

  test('a platform that ends closes its lines, and answers nobody any more', async () => {
    const ending = await PlatformLab.open({ database: await open() });
    const wu = await ending.company('WU');
    await ending.app.listen({ host: '127.0.0.1', port: 0 });
    const at = `http://127.0.0.1:${(ending.app.server.address() as AddressInfo).port}/api/v1/changes`;
    const response = await fetch(at, { headers: as(wu) });
    const read = response.text();
    await ending.dispose();
    expect(await read).toContain(': here');
    await expect(fetch(at, { headers: as(wu) })).rejects.toThrow();
    expect([...ending.faults, ...lab.faults]).toEqual([]);
  });
});
