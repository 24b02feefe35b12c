import { HITS_PATTERN, PAGE_RANGE_PATTERN, type StampModeData } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { stampWords } from './stamp-words.ts';

const text = { type: 'string', title: { 'zh-CN': '', en: '' } } as const;
const mode = (properties: StampModeData['options']['properties']): StampModeData => ({
  title: { 'zh-CN': '签章', en: 'Seal' },
  seal: 'required',
  options: { type: 'object', properties },
});
const normal = mode({ page: { ...text, type: 'integer', default: 1 }, at: text });
const paged = mode({ pages: { ...text, pattern: PAGE_RANGE_PATTERN, default: 'all' } });
const keyword = mode({
  find: text,
  pages: { ...text, pattern: PAGE_RANGE_PATTERN, default: 'all' },
  hits: { ...text, pattern: HITS_PATTERN },
});

const words = (data: StampModeData, options: Record<string, string | number>, id = 'some') =>
  stampWords({ mode: id, options }, data);

test.each([
  [normal, {}, '第 1 页', 'page 1'],
  [normal, { page: 3 }, '第 3 页', 'page 3'],
  [paged, {}, '每一页', 'every page'],
  [paged, { pages: 'odd' }, '奇数页', 'odd pages'],
  [paged, { pages: 'last' }, '最后一页', 'the last page'],
  [paged, { pages: '1-3,last' }, '第 1-3,末 页', 'pages 1-3,last'],
  [keyword, { find: '乙方盖章', pages: '2' }, '“乙方盖章”处', 'at "乙方盖章"'],
  [keyword, { find: `甲\n方${'章'.repeat(60)}` }, `“甲 方${'章'.repeat(37)}…”处`, `at "甲 方${'章'.repeat(37)}…"`],
])('where a stamp stands: %#', (data, options, zh, en) => {
  expect(words(data, options).where).toEqual({ 'zh-CN': zh, en });
});

test.each([
  [normal, { page: 1 }, []],
  [normal, { page: 4 }, ['只适用于不少于 4 页的文档']],
  [paged, { pages: 'last' }, []],
  [paged, { pages: '1,3-12,last' }, ['只适用于不少于 12 页的文档']],
  [keyword, { find: '盖章' }, []],
  [keyword, { find: '盖章', hits: '1,3' }, ['按序号选定了第 1,3 处，在其他文档中可能是别的位置']],
])('what does not suit every document: %#', (data, options, notes) => {
  expect(words(data, options).notes.map((note) => note['zh-CN'].split('；')[0])).toEqual(notes);
});

test('handwriting is said to be kept', () => {
  const signature = { ...mode({ strokes: text }), seal: 'none' } as const;
  const { notes, wantsSeal } = words(signature, { strokes: '[[[0,0]]]' }, 'handwriting');
  expect(wantsSeal).toBe(false);
  expect(notes.map(({ en }) => en)).toEqual(['Keeps your handwriting: mind to whom you give the template']);
});

test('a mode that is not installed any more is called by its id', () => {
  expect(stampWords({ mode: 'gone', options: { page: 9 } }, undefined)).toEqual({
    title: { 'zh-CN': 'gone', en: 'gone' },
    wantsSeal: false,
    notes: [],
  });
});
