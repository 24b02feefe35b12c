import type { DraftMeans } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { guideState } from './guide-choice.ts';

const expired = { 'zh-CN': '已到期', en: 'expired' };
const device = { 'zh-CN': '网证通', en: 'NETCA' };
const seal = (id: string, hindrance?: typeof expired) => ({
  ...{ id, name: id, widthMm: 40, heightMm: 40, picture: '', hindrance },
});

const means: DraftMeans = {
  isReading: false,
  keys: [
    { ref: 'old', holder: '甲', device, seals: ['公章'], hindrance: expired },
    { ref: 'one', holder: '乙', device, seals: ['合同章', '旧章'], hindrance: undefined },
    { ref: 'many', holder: '丙', device, seals: ['公章', '合同章'], hindrance: undefined },
  ],
  key: undefined,
  seals: [seal('公章'), seal('合同章'), seal('旧章', expired)],
};

test('the first certificate that can sign and its only usable seal are proposed', () => {
  const state = guideState({ pages: 'all' }, means, undefined, 3);
  expect([state.key?.ref, state.seal?.id]).toEqual(['one', '合同章']);
  expect(state.seals.map(({ id }) => id)).toEqual(['合同章', '旧章']);
  expect(state.problems).toEqual({});
});

test('of several seals the one of the panel is proposed, else none', () => {
  const choice = { key: 'many', pages: 'all' };
  expect(guideState(choice, means, '合同章', 3).seal?.id).toBe('合同章');
  expect(guideState(choice, means, undefined, 3)).toMatchObject({
    seal: undefined,
    problems: { seal: expect.anything() },
  });
});

test('a seal that goes with another certificate is not taken over', () => {
  expect(guideState({ key: 'one', seal: '公章', pages: 'all' }, means, '公章', 3).seal?.id).toBe('合同章');
});

test('what is missing is said for each step', () => {
  const none = guideState({ pages: '9' }, { ...means, keys: [], seals: [] }, undefined, 3);
  expect(Object.keys(none.problems)).toEqual(['key', 'seal', 'pages']);
  const old = guideState({ key: 'old', pages: 'all' }, means, undefined, 3);
  expect(old.problems).toMatchObject({ key: { 'zh-CN': '此证书不能使用：已到期。' } });
});
