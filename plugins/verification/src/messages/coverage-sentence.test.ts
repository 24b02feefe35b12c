import { expect, it } from 'vitest';
import { coverageSentence } from './coverage-sentence.ts';

const changes = [
  { kind: 'annotation-added', page: 2, detail: 'Text' },
  { kind: 'annotation-added', page: 1, detail: 'Text' },
  { kind: 'metadata', detail: 'Info' },
] as const;

it('says how far a signature reaches and what follows', () => {
  expect(coverageSentence({ kind: 'whole-file', end: 10 }, [])['zh-CN']).toBe('覆盖整个文件。');
  expect(coverageSentence({ kind: 'revision', end: 81_920 }, changes)['zh-CN']).toBe(
    '覆盖前 81,920 字节，之后有 3 处改动：新增了批注（第 2、3 页）、更新了文档属性。',
  );
  expect(coverageSentence({ kind: 'revision', end: 81_920 }, []).en).toBe(
    'Covers the first 81,920 bytes; no changes were found after them.',
  );
  expect(coverageSentence({ kind: 'malformed', reason: 'no-byte-range' }, []).en).toContain('does not say what');
});
