import { expect, test, vi } from 'vitest';
import { inkBoxes } from './ink-boxes.ts';
import { seal, WHOLE } from './seam-parts.fixture.ts';

test('each picture is asked about once, and again after a fault', async () => {
  const ask = vi.fn(async (_seal: string) => WHOLE);
  ask.mockRejectedValueOnce(new Error('away'));
  const inkBox = inkBoxes(ask);
  await expect(inkBox(seal)).rejects.toThrow('away');
  expect(await inkBox(seal)).toBe(WHOLE);
  expect(await inkBox({ ...seal })).toBe(WHOLE);
  expect(ask).toHaveBeenCalledTimes(2);
  await inkBox({ ...seal, picture: 'blob:another' });
  expect(ask.mock.calls).toEqual([['seal'], ['seal'], ['seal']]);
});
