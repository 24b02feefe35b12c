import { SealwrightError } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PictureDraft, type PictureDraftParts } from './picture-draft.ts';

const png = Uint8Array.of(1, 2, 3);
const none = new SealwrightError('seals.picture-kind-unknown', {}, { 'zh-CN': '不是图片', en: 'no picture' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(change: Record<string, unknown> = {}) {
  const calls = {
    takePicture: vi.fn(async () => 'p1'),
    prepare: vi.fn(async (_: string, { widthMm }: { widthMm: number }) => ({
      picture: png,
      widthMm,
      heightMm: widthMm,
      dpi: 600,
      warnings: [],
    })),
    add: vi.fn(async () => 'pictures:1'),
    ...change,
  };
  const added: string[] = [];
  const workbench = { pickFiles: async () => ['/scans/合同章.jpg'], pathOf: () => undefined } as unknown as Workbench;
  const parts = { workbench, calls, onAdded: (key: string) => void added.push(key) };
  const draft = new PictureDraft(parts as unknown as PictureDraftParts);
  return { draft, calls, added, state: () => draft.state.getState() };
}

test('a chosen file is named after its name and shown at the usual size', async () => {
  const { draft, calls, state, added } = start();
  await draft.choose();
  expect(calls.takePicture).toHaveBeenCalledWith('/scans/合同章.jpg', expect.anything());
  expect(state()).toMatchObject({ file: '合同章.jpg', name: '合同章', isWorking: false, prepared: { widthMm: 40 } });
  expect(await draft.add()).toBe(true);
  expect(calls.add).toHaveBeenCalledWith('p1', { widthMm: 40, transparent: true, trim: true }, '合同章');
  expect(added).toEqual(['pictures:1']);
  draft.dispose();
});

test('a dropped file without a path is sent', async () => {
  const { draft, calls, state } = start();
  await draft.drop(new File([png], 'a.png'));
  expect(calls.takePicture).toHaveBeenCalledWith(png, expect.anything());
  draft.rename('公章');
  await draft.drop(new File([png], 'b.png'));
  expect(state().name).toBe('公章');
  draft.dispose();
});

test('of many changes only the last one is made', async () => {
  const { draft, calls, state } = start();
  await draft.choose();
  for (const widthMm of [41, 42, 43]) draft.set({ widthMm });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.prepare).toHaveBeenCalledTimes(2);
  expect(state().prepared).toMatchObject({ widthMm: 43 });
  draft.dispose();
});

test('an answer that comes late is not shown in the place of a later one', async () => {
  const answers: ((widthMm: number) => void)[] = [];
  const prepare = vi.fn(
    (_: string, { widthMm }: { widthMm: number }) =>
      new Promise((resolve) => {
        answers.push(() => resolve({ picture: png, widthMm, heightMm: widthMm, dpi: 600, warnings: [] }));
      }),
  );
  const { draft, state } = start({ prepare });
  const chosen = draft.choose();
  await vi.advanceTimersByTimeAsync(0);
  draft.set({ widthMm: 38 });
  await vi.advanceTimersByTimeAsync(1_000);
  answers[1]?.(0);
  await vi.advanceTimersByTimeAsync(0);
  answers[0]?.(0);
  await chosen;
  expect(state().prepared).toMatchObject({ widthMm: 38 });
  draft.dispose();
});

test('what hinders it is said, and the next try begins without it', async () => {
  const takePicture = vi.fn(async () => 'p1').mockRejectedValueOnce(none);
  const { draft, state } = start({ takePicture });
  await draft.choose();
  expect(state()).toMatchObject({ isWorking: false, error: { code: none.code } });
  expect(await draft.add()).toBe(false);
  await draft.choose();
  expect(state().error).toBeUndefined();
  expect(state().prepared).toBeDefined();
  draft.dispose();
});
