import { SealwrightError } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { entryRefusal, problemError, refusal } from './problem-errors.ts';
import { refusalSentences } from './refusal-sentences.ts';

const context = { voucher: '7', place: 'platform.example' };
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  problemError({ status, headers: new Headers(headers) }, body, context);

test.each([
  [401, 'not-signed-in', 'workflow.entry-required'],
  [403, 'not-recipient', 'workflow.not-recipient'],
  [404, 'not-found', 'workflow.voucher-unknown'],
  [409, 'not-signed', 'workflow.not-signed'],
  [409, 'in-progress', 'workflow.busy'],
  [410, 'expired', 'workflow.expired'],
  [412, 'precondition-failed', 'workflow.conflict'],
  [413, 'too-large', 'workflow.file-refused'],
  [413, undefined, 'workflow.file-refused'],
  [422, 'file-not-continued', 'workflow.file-refused'],
  [422, 'signature-foreign', 'workflow.file-refused'],
  [422, 'certificate-refused', 'workflow.file-refused'],
  [422, 'digest-differs', 'workflow.file-refused'],
  [422, 'idempotency-mismatch', 'workflow.refused'],
  [422, 'party-unknown', 'workflow.refused'],
  [428, 'precondition-required', 'workflow.refused'],
  [429, 'rate-limited', 'workflow.busy'],
  [503, 'unavailable', 'workflow.busy'],
  [503, undefined, 'workflow.busy'],
  [500, 'internal', 'workflow.unreachable'],
  [502, undefined, 'workflow.unreachable'],
  [418, 'teapot', 'workflow.refused'],
  [404, undefined, 'workflow.refused'],
])('%d %s is %s', (status, code, expected) => {
  expect(read(status, code === undefined ? '<html>' : { code, title: code }).code).toBe(expected);
});

test('what an error says goes along', () => {
  expect(read(409, { code: 'invalid-transition', state: 'sent', allowedActions: ['remind', 'fly'] })).toMatchObject({
    code: 'workflow.transition-invalid',
    data: { state: 'sent', allowedActions: ['remind'] },
  });
  expect(read(429, { code: 'rate-limited' }, { 'retry-after': '7' }).data).toEqual({ retryAfter: 7_000 });
  expect(read(412, { code: 'precondition-failed' }).data).toEqual({ voucher: '7' });
});

test('reasons are told in both languages where we know them, and in the platform’s words else', () => {
  const known = refusal('signature-missing', 'whatever');
  expect(known.sentence['zh-CN']).toContain('没有新的签名');
  expect(known.sentence.en).toContain('no new signature');
  expect(refusal('moon-phase', '月相不对').sentence).toMatchObject({ en: expect.stringContaining('月相不对') });
  expect(entryRefusal(403, { code: 'entry-refused' }).sentence['zh-CN']).toContain('没有在平台登记');
  expect(entryRefusal(401, { code: 'not-signed-in' })).toMatchObject({ code: 'workflow.entry-refused' });
});

test('nothing that a platform says breaks out of a sentence', () => {
  const hostile = [null, 7, [], { code: 'x'.repeat(1_000) }, { code: { a: 1 }, detail: 'a\u0000\nb'.repeat(1_000) }];
  for (const body of hostile) {
    const error = read(422, body);
    expect(error).toBeInstanceOf(SealwrightError);
    expect(error.message.length).toBeLessThan(1_000);
    expect(error.message).not.toMatch(/\p{Cc}/u);
  }
  expect(read(409, { code: 'invalid-transition', state: 'lost' }).code).toBe('workflow.refused');
});

test('every reason has words in both languages', () => {
  for (const { 'zh-CN': zh, en } of refusalSentences.values()) {
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/\.$/);
  }
});
