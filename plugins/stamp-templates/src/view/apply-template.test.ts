import { SealwrightError, type StampTemplate } from '@sealwright/core/api';
import { createStore, type DraftMeans, type NewStamp, type StampDraft, type Workbench } from '@sealwright/ui';
import { beforeEach, expect, test, vi } from 'vitest';
import { applyTemplate } from './apply-template.tsx';
import { chooseSeals } from './choose-seals.tsx';
import type { SavedTemplates } from './saved-templates.ts';
import { sealKey } from './template-seals.ts';
import { tellUnplaceable } from './unplaceable.tsx';

vi.mock('./choose-seals.tsx', () => ({ chooseSeals: vi.fn() }));
vi.mock('./unplaceable.tsx', () => ({ tellUnplaceable: vi.fn() }));

const title = { 'zh-CN': '签章', en: 'Seal' };
const seal = { id: 'key:1', name: '公章' };
const template: StampTemplate = {
  name: '采购合同',
  stamps: [
    { mode: 'normal', seal, options: { at: '1,1' } },
    { mode: 'keyword', seal: { name: '合同章' }, options: { find: '盖章' } },
    { mode: 'date', options: { at: '2,2' } },
  ],
};
const placed = [
  { mode: 'normal', seal: 'key:1', options: { at: '1,1' } },
  { mode: 'keyword', seal: 'key:2', options: { find: '盖章' } },
  { mode: 'date', options: { at: '2,2' } },
];

const choice = (id: string, name: string) => ({
  id,
  name,
  widthMm: 40,
  heightMm: 40,
  picture: '',
  hindrance: undefined,
});
const both = [choice('key:1', '公章'), choice('key:2', '合同章')];

let refused: (stamp: NewStamp) => boolean;
let seals: ReturnType<typeof choice>[];
let added: (readonly NewStamp[])[];
let previewed: (string | undefined)[];
let notified: unknown[];

beforeEach(() => {
  refused = () => false;
  seals = both;
  added = [];
  previewed = [];
  notified = [];
  vi.mocked(chooseSeals).mockReset();
  vi.mocked(tellUnplaceable).mockReset();
});

const wrong = new SealwrightError('words.not-found', {}, { 'zh-CN': '没有找到', en: 'not found' });

function apply(): Promise<void> {
  const draft = {
    means: createStore<DraftMeans>(() => ({ isReading: false, keys: [], key: undefined, seals })),
    async addAll(stamps: readonly NewStamp[]) {
      if (stamps.some(refused)) throw wrong;
      added.push(stamps);
      return [];
    },
    preview(stamp: NewStamp | undefined) {
      previewed.push(stamp?.mode);
      return stamp && refused(stamp) ? Promise.reject(wrong) : Promise.resolve([]);
    },
  } as unknown as StampDraft;
  const calls = {
    get: async () => template,
    describe: async () => template.stamps.map(({ mode }) => ({ title, wantsSeal: mode !== 'date', notes: [] })),
  };
  const saved = { calls } as unknown as SavedTemplates;
  const workbench = { notify: (notice: unknown) => void notified.push(notice) } as unknown as Workbench;
  return applyTemplate('采购合同', draft, saved, workbench);
}

test('all of it is placed at once, and nothing is asked', async () => {
  await apply();
  expect(added).toEqual([placed]);
  expect(previewed).toEqual([]);
  expect(notified).toHaveLength(1);
});

test('a seal that is not here is asked for, and stamps of one that is left out are left out', async () => {
  seals = [choice('key:1', '公章')];
  vi.mocked(chooseSeals).mockResolvedValueOnce(new Map([[sealKey({ name: '合同章' }), 'key:2']]));
  await apply();
  vi.mocked(chooseSeals).mockResolvedValueOnce(new Map());
  await apply();
  expect(added).toEqual([placed, [placed[0], placed[2]]]);
});

test('who gives up the choice of seals gets nothing placed', async () => {
  seals = [];
  vi.mocked(chooseSeals).mockResolvedValueOnce(undefined);
  await apply();
  expect(added).toEqual([]);
  expect(notified).toEqual([]);
});

test('what has no place is told stamp by stamp; the others are placed where they are wanted', async () => {
  refused = ({ mode }) => mode !== 'date';
  vi.mocked(tellUnplaceable).mockResolvedValueOnce(true).mockResolvedValueOnce(false);
  await apply();
  expect(added).toEqual([[placed[2]]]);
  expect(previewed).toEqual(['normal', 'keyword', 'date', undefined]);
  expect(vi.mocked(tellUnplaceable).mock.calls[0]![0]).toMatchObject({
    name: '采购合同',
    rest: 1,
    faults: [
      { stamp: placed[0], why: wrong.sentence },
      { stamp: placed[1], why: wrong.sentence },
    ],
  });
  await apply();
  expect(added).toHaveLength(1);
});

test('what is no fault of a stamp is told as it is', async () => {
  let isBusy = true;
  refused = () => {
    const was = isBusy;
    isBusy = false;
    return was;
  };
  await expect(apply()).rejects.toBe(wrong);
  expect(tellUnplaceable).not.toHaveBeenCalled();
});
