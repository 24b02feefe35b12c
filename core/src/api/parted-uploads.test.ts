import { afterEach, expect, test, vi } from 'vitest';
import { PartedUploads } from './parted-uploads.ts';

const uploads = () => {
  const given: string[] = [];
  const parted = new PartedUploads({
    async take(name, contents) {
      let text = '';
      for await (const part of contents) text += Buffer.from(part).toString();
      given.push(`${name}: ${text}`);
      return text.length;
    },
    broken: (name) => new Error(`broken ${name}`),
  });
  return { given, parted };
};
const part = (text: string) => new Uint8Array(Buffer.from(text));

afterEach(() => void vi.useRealTimers());

test('the parts of one become one file, beside those of another', async () => {
  const { given, parted } = uploads();
  expect(await parted.part('1', 'a', part('on'), false)).toBeUndefined();
  expect(await parted.part('2', 'b', part('two'), true)).toBe(3);
  expect(await parted.part('1', 'a', part('e'), true)).toBe(3);
  expect(given).toEqual(['b: two', 'a: one']);
});

test('too many at once are refused', async () => {
  const { parted } = uploads();
  for (const id of '12345') await parted.part(id, id, part('x'), false);
  await expect(parted.part('6', 'f', part('x'), false)).rejects.toThrow('broken f');
  await parted.dispose();
});

test('one that does not go on for a minute is given up, and nothing is made of it', async () => {
  const { given, parted } = uploads();
  vi.useFakeTimers();
  await parted.part('1', 'a', part('old'), false);
  await vi.advanceTimersByTimeAsync(59_000);
  await parted.part('1', 'a', part('er'), false);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(await parted.part('1', 'a', part('!'), true)).toBe(6);
  await parted.part('2', 'b', part('old'), false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await parted.part('2', 'b', part('new'), true)).toBe(3);
  expect(given).toEqual(['a: older!', 'b: new']);
});

test('what cannot be taken is told to whoever sends the next part', async () => {
  const parted = new PartedUploads({
    take: () => Promise.reject(new Error('no room')),
    broken: () => new Error('broken'),
  });
  await expect(parted.part('1', 'a', part('x'), false)).rejects.toThrow('no room');
});
