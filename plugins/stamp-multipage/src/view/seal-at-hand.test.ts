import { defineError, type PageGeometry } from '@sealwright/core/api';
import { createStore, type NewStamp } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import type { DropPlace } from './drop-options.ts';
import type { MultipageSettings } from './multipage-settings.ts';
import { SealAtHand } from './seal-at-hand.ts';

const TooSmall = defineError('test.too-small', { 'zh-CN': '放不下', en: 'too small' });
const seal = { id: 'seal', name: '公章', widthMm: 40, heightMm: 40, picture: '' };

function lab(pageCount: number, chosen: Partial<MultipageSettings> = {}) {
  const preview = vi.fn(async (_stamp: NewStamp | undefined) => []);
  const settings = createStore<MultipageSettings>(() => ({
    ...{ pages: 'all', corner: 'top-left', rotation: 0, signsOnDrop: false },
    ...chosen,
  }));
  const page = async (index: number) => ({ index, size: { width: 210, height: 297 } }) as PageGeometry;
  const surface = { state: createStore(() => ({ pageCount })), page };
  const draft = { state: createStore(() => ({ seal })), preview };
  const hand = new SealAtHand({ draft, surface, settings } as unknown as DropPlace);
  const asked = () => preview.mock.calls.map(([stamp]) => stamp?.options);
  return { hand, preview, settings, asked };
}

const at = (page: number, x = 50, y = 60) => ({ page, x, y });

test('the seal shows on the chosen pages around the pointer, which has it on its own', async () => {
  const { hand, asked } = lab(30, { corner: 'bottom-right', rotation: 5 });
  hand.follow(at(9));
  await vi.waitFor(() => expect(asked()).toHaveLength(1));
  expect(asked()[0]).toMatchObject({
    pages: '5,6,7,8,9,11,12,13,14,15',
    at: '160mm,237mm',
    corner: 'bottom-right',
    rotation: 5,
  });
});

test('of a quick row of moves only the last is asked about', async () => {
  const { hand, asked } = lab(2);
  for (const x of [50, 51, 52]) hand.follow(at(0, x));
  await vi.waitFor(() => expect(asked()).toHaveLength(1));
  expect(asked()[0]).toMatchObject({ at: '52mm,60mm' });
});

test('away from the pages nothing shows', async () => {
  const { hand, preview } = lab(2);
  hand.follow(at(0));
  hand.follow(undefined);
  await Promise.resolve();
  expect(preview.mock.calls).toEqual([[undefined]]);
  expect(hand.state.getState()).toMatchObject({ point: undefined, problem: undefined });
});

test('on a page that is not chosen it is said so, until the settings are others', () => {
  const { hand, settings } = lab(3, { pages: '1' });
  hand.follow(at(1));
  expect(hand.state.getState().problem).toEqual({
    'zh-CN': '第 2 页不在所选页面内',
    en: 'Page 2 is not among the chosen ones',
  });
  settings.setState({ pages: 'all' });
  hand.refresh();
  expect(hand.state.getState().problem).toBeUndefined();
});

test('why it cannot stand on another page is said at the pointer', async () => {
  const { hand, preview } = lab(2);
  preview.mockRejectedValueOnce(TooSmall({}));
  hand.follow(at(0));
  await vi.waitFor(() => expect(hand.state.getState().problem?.en).toBe('too small'));
});
