import { WorkflowUnreachable } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { retryAfter, withBackoff } from './backoff.ts';

const BACKOFF = { tries: 3, pause: 1, longest: 50 };
const unreachable = () => WorkflowUnreachable({ place: 'x', reason: 'ECONNRESET' });
const told = (status: number, wait?: string) => ({
  status,
  headers: new Headers(wait === undefined ? {} : { 'retry-after': wait }),
  close() {},
});
const ask = (method: string, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/', { method, headers, ...(method === 'POST' && { body: 'x' }) });

async function count(request: Request, outcome: () => ReturnType<typeof told>): Promise<[number, unknown]> {
  let asked = 0;
  const ended = await withBackoff(request, BACKOFF, async (one) => {
    asked++;
    if (one.body) expect(await one.text()).toBe('x');
    return outcome();
  }).catch((fault: unknown) => fault);
  return [asked, (ended as { status?: number }).status ?? (ended as { code?: string }).code];
}

test('what is read, and what has a key, is asked again; nothing else', async () => {
  const lost = () => {
    throw unreachable();
  };
  expect(await count(ask('GET'), lost)).toEqual([3, 'workflow.unreachable']);
  expect(await count(ask('POST', { 'idempotency-key': 'k' }), lost)).toEqual([3, 'workflow.unreachable']);
  expect(await count(ask('POST'), lost)).toEqual([1, 'workflow.unreachable']);
  expect(await count(ask('POST'), () => told(503, '0'))).toEqual([1, 503]);
});

test('a busy platform is asked again when it says so, if that is soon', async () => {
  expect(await count(ask('GET'), () => told(429, '0'))).toEqual([3, 429]);
  expect(await count(ask('GET'), () => told(503, '60'))).toEqual([1, 503]);
  expect(await count(ask('GET'), () => told(404))).toEqual([1, 404]);
  expect(await count(ask('GET'), () => told(500))).toEqual([1, 500]);
});

test('what is found at the second time is answered', async () => {
  let times = 0;
  expect(
    await count(ask('GET'), () => {
      if (++times === 1) throw unreachable();
      return told(200);
    }),
  ).toEqual([2, 200]);
});

test('another fault ends it at once, and so does who asked', async () => {
  const broken = () => {
    throw new TypeError('broken');
  };
  expect((await count(ask('GET'), broken))[0]).toBe(1);
  const control = new AbortController();
  const request = new Request('http://127.0.0.1/', { signal: control.signal });
  const slow = { tries: 3, pause: 60_000, longest: 1 };
  const asking = withBackoff(request, slow, async () => {
    queueMicrotask(() => control.abort());
    throw unreachable();
  });
  await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
});

test.each([
  ['3', 3_000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 100_000],
  ['-5', 1_000],
  ['soon', 1_000],
  ['', 1_000],
])('Retry-After %j is %d milliseconds', (value, expected) => {
  expect(retryAfter(new Headers({ 'retry-after': value }), 0)).toBe(expected);
});
