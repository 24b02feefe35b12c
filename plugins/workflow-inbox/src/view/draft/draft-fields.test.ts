import type { Voucher } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { addRecipient, type DraftFields, draftContent, draftFields, draftProblem } from './draft-fields.ts';
import { DRAFT_TEXTS } from './draft-texts.ts';

const A = { key: 0, code: 'a', name: '甲方', role: 'signer', order: 1 } as const;
const FIELDS: DraftFields = {
  name: '测试合同',
  bizType: 'contract',
  recipients: [A],
  start: undefined,
  end: '2025-05-29',
};

test('a deadline is the end of its day, and is shown as that day again', () => {
  const content = draftContent(FIELDS);
  expect(content.endAt).toEqual(new Date(2025, 4, 30));
  const voucher = { ...content, bizType: { code: 'contract', name: '电子合同' } } as unknown as Voucher;
  expect(draftFields(voucher)).toEqual(FIELDS);
});

test('each recipient that is added comes after those before', () => {
  const { recipients } = addRecipient(addRecipient({ ...FIELDS, recipients: [] }));
  expect(recipients.map(({ key, order }) => [key, order])).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(addRecipient({ ...FIELDS, recipients: [{ ...A, order: 4 }] }).recipients[1]?.order).toBe(5);
});

test.each<[string, Partial<DraftFields>, boolean, keyof typeof DRAFT_TEXTS | undefined]>([
  ['is complete', {}, true, undefined],
  ['has no name', { name: ' ' }, false, 'nameMissing'],
  ['has no type', { bizType: '' }, false, 'bizTypeMissing'],
  ['goes to nobody', { recipients: [] }, true, 'nobody'],
  ['goes to nobody yet and is only kept', { recipients: [] }, false, undefined],
  ['goes to readers alone', { recipients: [{ ...A, role: 'cc' }] }, true, 'nobody'],
  ['ends before it begins', { start: '2025-06-01' }, false, 'endBeforeStart'],
])('a draft that %s', (_, change, isSent, problem) => {
  expect(draftProblem({ ...FIELDS, ...change }, isSent)).toEqual(problem && DRAFT_TEXTS[problem]);
});

test('companies that were not chosen, or twice, are named', () => {
  const missing = draftProblem({ ...FIELDS, recipients: [A, { ...A, key: 1, code: '' }] }, false);
  expect(missing?.['zh-CN']).toBe('请从列表中选择第 2 方的单位。');
  expect(draftProblem({ ...FIELDS, recipients: [A, { ...A, key: 1 }] }, false)?.en).toBe('"甲方" is there twice.');
});
