import type { StampDraft } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import { seamMode } from './seam-mode.ts';
import { stampOf } from './seam-parts.fixture.ts';

const pageSize = { width: 210, height: 297 };
const place = (page: number, part: object = {}) => ({
  page,
  box: { x: 200, y: 133.5, width: 10, height: 30, rotation: 0, ...part },
  description: '',
});
const places = (count: number) => Array.from({ length: count }, (_, page) => place(page));

test('a slice that is dragged takes the seal along the edge, whatever is done across it', () => {
  const stamp = stampOf({ inset: 3 }, places(4));
  expect(seamMode.moved(stamp, 2, { page: 2, x: 20, y: 80.04, pageSize })).toEqual({ inset: 3, at: '80mm' });
  expect(seamMode.moved(stamp, 2, { page: 2, x: 20, y: 148.5, pageSize })).toEqual({ inset: 3, at: 'centre' });
  expect(seamMode.moved(stamp, 2, { page: 2, x: 20, y: 2, pageSize })).toEqual({ inset: 3, at: '15mm' });
  const top = stampOf({ edge: 'top' }, [place(0, { width: 40, height: 10 })]);
  expect(seamMode.moved(top, 0, { page: 0, x: 60, y: 150, pageSize })).toEqual({ edge: 'top', at: '60mm' });
});

test('a slice does not leave its page', () => {
  const stamp = stampOf({}, places(4));
  expect(seamMode.moved(stamp, 2, { page: 1, x: 200, y: 80, pageSize })).toBeUndefined();
  expect(seamMode.moved(stamp, 2, { page: 2, x: 200, y: 80 })).toBeUndefined();
});

test.each([
  [{}, 5, '右侧 · 5 页'],
  [{ edge: 'top' }, 45, '上侧 · 45 页 · 3 枚'],
  [{ edge: 'spread', 'pair-first': true }, 4, '对开 · 4 页 · 2 枚'],
  [{ at: 'there' }, 3, '右侧 · 3 页'],
])('%j on %d pages: %s', (options, count, words) => {
  expect(seamMode.summary(stampOf(options, places(count)))['zh-CN']).toBe(words);
});

test('it goes back to the middle', () => {
  const draft = { update: vi.fn() };
  const [centre] = seamMode.actions(stampOf({ at: '20mm', inset: 3 }), draft as unknown as StampDraft);
  void centre?.run();
  expect(draft.update).toHaveBeenCalledWith('stamp-1', { at: 'centre', inset: 3 });
});
