import { createStore, type DraftMeans, type DraftSealChoice } from '@sealwright/ui';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSeals, findSealsInTime, sealKey, wantedSeals } from './template-seals.ts';

const choice = (id: string, name: string, isHindered = false): DraftSealChoice => ({
  id,
  name,
  widthMm: 40,
  heightMm: 40,
  picture: '',
  hindrance: isHindered ? { 'zh-CN': '已过期', en: 'expired' } : undefined,
});
const wanted = { id: 'key:1', name: '公章' };
const means = (seals: readonly DraftSealChoice[], isReading = false): DraftMeans => ({
  isReading,
  keys: [],
  key: undefined,
  seals,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('each seal is asked for once; stamps that place none ask for none', () => {
  const stamps = [
    { mode: 'normal', seal: wanted, options: {} },
    { mode: 'date', options: {} },
    { mode: 'normal', options: {} },
    { mode: 'seam', seal: wanted, options: {} },
  ];
  expect(wantedSeals(stamps, [true, false, true, true])).toEqual([wanted, undefined]);
});

test('a seal that can be used now is found by itself, all others are questions', () => {
  const seals = [
    choice('key:1', '公章'),
    choice('a:1', '合同章', true),
    choice('a:2', '财务章'),
    choice('a:3', '财务章'),
  ];
  const names = ['合同章', '财务章', '法人章'].map((name) => ({ name }));
  const { found, open } = findSeals([wanted, ...names, undefined], seals);
  expect([...found]).toEqual([[sealKey(wanted), 'key:1']]);
  expect(open.map(({ wanted: seal, alike }) => [seal?.name, alike.map(({ id }) => id)])).toEqual([
    ['合同章', ['a:1']],
    ['财务章', ['a:2', 'a:3']],
    ['法人章', []],
    [undefined, []],
  ]);
});

test('devices that are being read are waited for, and no longer than that', async () => {
  const store = createStore<DraftMeans>(() => means([], true));
  const asked = findSealsInTime([wanted], store);
  store.setState(means([choice('b:7', '合同章')], true));
  store.setState(means([choice('b:8', '公章')], true));
  expect([...(await asked).found.values()]).toEqual(['b:8']);

  store.setState(means([], true));
  const missing = findSealsInTime([wanted], store);
  store.setState(means([], false));
  expect((await missing).open).toHaveLength(1);

  store.setState(means([], true));
  const late = findSealsInTime([wanted], store);
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await late).open).toHaveLength(1);
});
