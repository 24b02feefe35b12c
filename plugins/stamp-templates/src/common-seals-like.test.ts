import { expect, test } from 'vitest';
import { sealsLike } from './common-seals-like.ts';

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly isUsable?: boolean;
}

const like = (seals: readonly Candidate[], name = '合同专用章') =>
  sealsLike({ id: 'key:1', name }, seals, ({ isUsable = true }) => isUsable).map(({ id }) => id);

test('the very seal counts, whatever it is called now and whatever bears its name', () => {
  const seals = [
    { id: 'other:1', name: '合同专用章' },
    { id: 'key:1', name: '合同章（2026）' },
  ];
  expect(like(seals)).toEqual(['key:1']);
});

test('on another key it is the one of its name, in whatever width and case', () => {
  const seals = [
    { id: 'other:1', name: '公章' },
    { id: 'other:2', name: ' ａcme Seal' },
  ];
  expect(like(seals, 'ACME seal')).toEqual(['other:2']);
});

test('part of a name is another name', () => {
  expect(like([{ id: 'other:1', name: '甲方合同专用章' }])).toEqual([]);
});

test('several of the name are all named', () => {
  const seals = ['other:1', 'other:2'].map((id) => ({ id, name: '合同专用章' }));
  expect(like(seals)).toEqual(['other:1', 'other:2']);
});

test('a seal that has expired gives way to its successor, and is named where there is none', () => {
  const old = { id: 'key:1', name: '合同专用章', isUsable: false };
  expect(like([old, { id: 'key:2', name: '合同专用章' }])).toEqual(['key:2']);
  expect(like([old])).toEqual(['key:1']);
});

test('a template without an id goes by the name alone', () => {
  expect(sealsLike({ name: '公章' }, [{ id: 'a', name: '公章' }], () => true)).toHaveLength(1);
});
