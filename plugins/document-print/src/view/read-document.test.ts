import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

const content = Uint8Array.from({ length: 5_000_001 }, (_, index) => index % 251);
const read = async (_id: string, _revision: number, offset: number, length: number) =>
  content.slice(offset, offset + length);

test('the parts of a document become the whole of it', async () => {
  const shares: number[] = [];
  const options = { signal: new AbortController().signal, progress: (share: number) => void shares.push(share) };
  const bytes = await readDocument({ read }, 'd', { size: content.length, revision: 0 }, options);
  expect(Buffer.from(bytes).equals(content)).toBe(true);
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBe(3);
});

test('an abort ends the reading between two parts', async () => {
  const controller = new AbortController();
  const options = { signal: controller.signal, progress: () => controller.abort() };
  const reading = readDocument({ read }, 'd', { size: content.length, revision: 0 }, options);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
