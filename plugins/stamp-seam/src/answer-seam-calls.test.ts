import { fakeSeal } from '@sealwright/core/testkit';
import { expect, test, vi } from 'vitest';
import { answerSeamCalls } from './answer-seam-calls.ts';

test('the ink of a seal by its id', async () => {
  const seal = fakeSeal();
  const ink = { x: 0.1, y: 0.2, width: 0.6, height: 0.5 };
  const seals = { find: vi.fn(async () => seal), inkBox: vi.fn(async () => ink) };
  const context = { signal: new AbortController().signal, progress: () => {} };
  expect(await answerSeamCalls(seals).call('inkBox', [seal.id], context)).toEqual(ink);
  expect(seals.find).toHaveBeenCalledWith(seal.id);
  expect(seals.inkBox).toHaveBeenCalledWith(seal.picture);
});
