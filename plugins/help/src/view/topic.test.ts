import { expect, test } from 'vitest';
import { groupTopics, searchTopics, type Topic } from './topic.ts';

const topic = (id: string, group: Topic['group'], title: string, text: string): Topic => ({
  id,
  group,
  title: { 'zh-CN': title, en: id },
  text: { 'zh-CN': text, en: text },
  about: [],
});
const topics = [
  topic('verify', 'documents', '验证文档', '签名是否有效。'),
  topic('seam', 'seals', '骑缝章', '每页一部分。'),
  topic('multi', 'seals', '多页签章', '不同于骑缝章，每页一枚。'),
];
const found = (query: string) => searchTopics(topics, query, 'zh-CN').map(({ id }) => id);

test('groups stand in their order, empty ones nowhere', () => {
  expect(groupTopics(topics).map(({ group, topics: all }) => [group, ...all.map(({ id }) => id)])).toEqual([
    ['seals', 'seam', 'multi'],
    ['documents', 'verify'],
  ]);
});

test('a word in the title counts for more than one in the text', () => {
  expect(found('骑缝章')).toEqual(['seam', 'multi']);
  expect(found('每页 一枚')).toEqual(['multi']);
  expect(found('')).toEqual(['verify', 'seam', 'multi']);
  expect(found('没有这个词')).toEqual([]);
});
