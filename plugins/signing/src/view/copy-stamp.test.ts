import { expect, test } from 'vitest';
import { copiesOf, pagesToCopyTo } from './copy-stamp.ts';
import { draftWith, FakePlanner, seal } from './draft-fakes.fixture.ts';

async function copiedOn(page: number, pages = 1) {
  const draft = draftWith(new FakePlanner());
  await draft.add({ mode: 'normal', seal: seal.id, options: { page, pages, x: 50, y: 60 } });
  const stamp = draft.state.getState().stamps[0]!;
  return { draft, stamp, pageCount: 6, copied: (_: unknown, to: number) => ({ page: to, x: 50, y: 60 }) };
}

test.each([
  ['all', [0, 2, 3, 4, 5]],
  ['1-3,last', [0, 2, 5]],
  ['2', []],
  ['7', undefined],
  ['some', undefined],
  ['', undefined],
])('of the pages %j those count on which the stamp is not yet', async (range, pages) => {
  expect(pagesToCopyTo(range, await copiedOn(1))).toEqual(pages);
});

test('a stamp on several pages is on all of them already', async () => {
  expect(pagesToCopyTo('all', await copiedOn(1, 4))).toEqual([0, 5]);
});

test('the copies are stamps of the same mode and seal, and one step of undo', async () => {
  const { draft, ...copied } = await copiedOn(1);
  const copies = copiesOf(copied, [0, 5]);
  expect(copies).toEqual([0, 5].map((page) => ({ mode: 'normal', seal: seal.id, options: { page, x: 50, y: 60 } })));
  await draft.addAll(copies);
  draft.undo();
  expect(draft.state.getState().stamps).toEqual([copied.stamp]);
});
