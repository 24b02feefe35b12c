import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expandFiles } from './expand-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-expand-'));
  for (const name of ['乙.pdf', '甲.pdf', '甲1.PDF', 'a[1].pdf', 'a1.pdf', '.hidden.pdf', 'notes.txt', 'what?.pdf']) {
    writeFileSync(join(folder, name), '');
  }
  mkdirSync(join(folder, 'folder.pdf'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const expand = async (word: string, platform: NodeJS.Platform = 'linux') =>
  (await expandFiles([join(folder, word)], platform)).map((path) => path.slice(folder.length + 1));

describe('a word stands for', () => {
  test.each([
    ['*.pdf', ['a1.pdf', 'a[1].pdf', 'what?.pdf', '乙.pdf', '甲.pdf']],
    ['甲*', ['甲.pdf', '甲1.PDF']],
    ['甲?.*', ['甲1.PDF']],
    ['a[1]*', ['a[1].pdf']],
    ['.*.pdf', ['.hidden.pdf']],
  ])('the files that it fits, in order, and no folders: %s', async (word, files) => {
    expect(await expand(word)).toEqual(files);
  });

  test('files whatever their case, on Windows', async () => {
    expect(await expand('甲*.pdf', 'win32')).toEqual(['甲.pdf', '甲1.PDF']);
  });

  test.each(['what?.pdf', '甲.pdf', 'none.pdf', 'folder.pdf'])(
    'itself, where it names a file or is no pattern: %s',
    async (word) => {
      expect(await expand(word)).toEqual([word]);
    },
  );
});

test('words keep their order, and their form', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect(await expandFiles(['甲*.pdf', 'none.pdf', 'a?.pdf'])).toEqual(['甲.pdf', 'none.pdf', 'a1.pdf']);
  } finally {
    process.chdir(before);
  }
});

test.each(['无*.pdf', join('no-folder', '*.pdf')])('a pattern that nothing fits is refused: %s', async (word) => {
  await expect(expand(word)).rejects.toMatchObject({ code: 'cli.no-file-fits', data: { pattern: join(folder, word) } });
});
