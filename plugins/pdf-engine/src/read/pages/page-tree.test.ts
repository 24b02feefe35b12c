import { describe, expect, test } from 'vitest';
import { Damaged, Hostile, PageMissing } from '../../errors.ts';
import { PdfRef } from '../../objects.ts';
import { onePage, PdfBuilder } from '../../testing/pdf-builder.ts';
import { openObjectStore } from '../open-object-store.ts';
import { PageTree } from './page-tree.ts';

const openTree = async (builder: PdfBuilder) =>
  PageTree.open(await openObjectStore(builder.table('/Root 1 0 R').source()));
const catalog = () => new PdfBuilder().object(1, '<</Type/Catalog/Pages 2 0 R>>');
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => error,
  );

/** Root 2 with kids 10 (pages 20, 21), 11 (empty), 30 (a page), 12 with 13 with 22. */
const mixed = () =>
  catalog()
    .object(2, '<</Type/Pages/Count 4/Kids[10 0 R 11 0 R 30 0 R 12 0 R]/MediaBox[0 0 100 200]/Rotate 90>>')
    .object(10, '<</Type/Pages/Count 2/Kids[20 0 R 21 0 R]/CropBox[10 10 50 60]>>')
    .object(11, '<</Type/Pages/Count 0/Kids[]>>')
    .object(12, '<</Type/Pages/Count 1/Kids[13 0 R]>>')
    .object(13, '<</Type/Pages/Count 1/Kids[22 0 R]/Rotate 0>>')
    .object(20, '<</Type/Page>>')
    .object(21, '<</Type/Page/Rotate -90/MediaBox[0 0 40 300]>>')
    .object(22, '<</Type/Page>>')
    .object(30, '<</Type/Page/UserUnit 2>>');

test('pages in order, with what they inherit', async () => {
  const tree = await openTree(mixed());
  expect(tree.count).toBe(4);
  const refs: PdfRef[] = [];
  for await (const ref of tree.refs()) refs.push(ref);
  expect(refs.map(({ number }) => number)).toEqual([20, 21, 30, 22]);
  const pages = await Promise.all([0, 1, 2, 3].map((index) => tree.page(index)));
  expect(pages.map(({ ref }) => ref.number)).toEqual([20, 21, 30, 22]);
  const geometries = await Promise.all([0, 1, 2, 3].map((index) => tree.geometry(index)));
  expect(geometries.map(({ visible, rotate, userUnit }) => ({ ...visible, rotate, userUnit }))).toEqual([
    { x1: 10, y1: 10, x2: 50, y2: 60, rotate: 90, userUnit: 1 },
    { x1: 10, y1: 10, x2: 40, y2: 60, rotate: 270, userUnit: 1 },
    { x1: 0, y1: 0, x2: 100, y2: 200, rotate: 90, userUnit: 2 },
    { x1: 0, y1: 0, x2: 100, y2: 200, rotate: 0, userUnit: 1 },
  ]);
  expect(geometries[2]?.size.width).toBeCloseTo((400 / 72) * 25.4);
  const beyond = await failure(tree.page(4));
  expect(PageMissing.is(beyond) && beyond.data).toEqual({ page: 5, count: 4 });
  expect(PageMissing.is(await failure(tree.page(-1)))).toBe(true);
});

test.each([
  ['/MediaBox[595 842 0 0]', [0, 0, 595, 842], 0],
  ['/MediaBox[-10 -20 90 80]/CropBox[-100 -100 50 500]', [-10, -20, 50, 80], 0],
  ['/MediaBox[0 0 9 9]/CropBox[20 20 30 30]', [0, 0, 9, 9], 0],
  ['', [0, 0, 612, 792], 0],
  ['/MediaBox[0 0 0 9]/Rotate 180', [0, 0, 612, 792], 180],
  ['/MediaBox[0 0 (a) 9]/Rotate 45', [0, 0, 612, 792], 0],
  ['/MediaBox[0 0 9 9]/Rotate -270', [0, 0, 9, 9], 90],
  ['/MediaBox[0 0 9 9]/Rotate 720/UserUnit -3', [0, 0, 9, 9], 0],
])('boxes and turns: %s', async (attributes, box, rotate) => {
  const geometry = await (await openTree(onePage(new PdfBuilder(), attributes))).geometry(0);
  const { x1, y1, x2, y2 } = geometry.visible;
  expect([x1, y1, x2, y2]).toEqual(box);
  expect([geometry.rotate, geometry.userUnit]).toEqual([rotate, 1]);
});

describe('trees that lie', () => {
  test('a wrong /Count is corrected where the pages are certain', async () => {
    for (const count of [0, 3, 9_999_999_999]) {
      const builder = catalog().object(2, `<</Type/Pages/Count ${count}/Kids[3 0 R 4 0 R]>>`);
      const tree = await openTree(builder.object(3, '<</Type/Page>>').object(4, '<</Type/Page>>'));
      expect(tree.count).toBe(2);
      expect(await tree.ref(1)).toEqual(new PdfRef(4, 0));
    }
  });

  test('loops, shared pages, missing pages and counts are refused', async () => {
    const page = '<</Type/Page>>';
    const trees = [
      catalog().object(2, '<</Type/Pages/Count 1/Kids[2 0 R]>>'),
      catalog().object(2, '<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>').object(3, page),
      catalog().object(2, '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>').object(3, page),
      catalog().object(2, '<</Type/Pages/Kids[3 0 R]>>').object(3, page),
      catalog().object(2, '<</Type/Pages/Count 1/Kids[<</Type/Page>>]>>'),
      catalog().object(2, page),
      new PdfBuilder().object(1, '<</Type/Catalog>>'),
    ];
    for (const tree of trees) expect(Damaged.is(await failure(openTree(tree)))).toBe(true);
  });

  test('depth without end', async () => {
    const deep = catalog();
    for (let number = 2; number < 500; number++) deep.object(number, `<</Type/Pages/Count 1/Kids[${number + 1} 0 R]>>`);
    expect(Hostile.is(await failure(openTree(deep.object(500, '<</Type/Page>>'))))).toBe(true);
  });
});

test('one page of very many is found without reading the others', async () => {
  const builder = catalog();
  const [groups, each] = [40, 100];
  const list = (from: number, count: number) => Array.from({ length: count }, (_, i) => `${from + i} 0 R`).join(' ');
  builder.object(2, `<</Type/Pages/Count ${groups * each}/Kids[${list(10, groups)}]>>`);
  for (let group = 0; group < groups; group++)
    builder.object(10 + group, `<</Type/Pages/Count ${each}/Kids[${list(1000 + group * each, each)}]>>`);
  for (let page = 0; page < groups * each; page++) builder.object(1000 + page, '<</Type/Page>>');
  const store = await openObjectStore(builder.table('/Root 1 0 R').source());
  const read = new Set<number>();
  const get = store.get.bind(store);
  store.get = (ref) => {
    read.add(ref.number);
    return get(ref);
  };
  const tree = await PageTree.open(store);
  expect(tree.count).toBe(4000);
  expect(await tree.ref(2345)).toEqual(new PdfRef(3345, 0));
  expect([...read].filter((number) => number >= 1000)).toEqual([3345]);
});
