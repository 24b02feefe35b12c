import { beforeEach, expect, test } from 'vitest';
import { draftWith, FakePlanner, seal, settled } from './draft-fakes.fixture.ts';
import type { Draft } from './stamp-draft.ts';
import { signedOnPage, stampsOnPage } from './stamps-on-page.ts';

let draft: Draft;
const state = () => draft.state.getState();

beforeEach(async () => {
  draft = draftWith(new FakePlanner());
  for (const page of [0, 0, 2]) await draft.add({ mode: 'normal', seal: seal.id, options: { page, x: 50, y: 60 } });
});

test('a stamp that is dragged to another page is there, and nowhere else', () => {
  const dragged = { stamp: 'stamp-1', place: 0, page: 1, x: 70, y: 80 };
  expect(stampsOnPage(0, state().stamps, dragged).map(({ key }) => key)).toEqual(['stamp-2/0']);
  expect(stampsOnPage(1, state().stamps, dragged)).toMatchObject([
    { key: 'stamp-1/0', look: { box: { x: 50, y: 60 } } },
  ]);
});

test('of a stamp with many places a page gets its own; dragged, one of them is elsewhere and the others stay', async () => {
  const id = await draft.add({ mode: 'normal', seal: seal.id, options: { page: 5, pages: 1_000, x: 50, y: 60 } });
  const keysOn = (page: number, dragged?: Parameters<typeof stampsOnPage>[2]) =>
    stampsOnPage(page, state().stamps, dragged).map(({ key }) => key);
  expect(keysOn(700)).toEqual([`${id}/695`]);
  expect(keysOn(4)).toEqual([]);
  const dragged = { stamp: id, place: 695, page: 701, x: 70, y: 80 };
  expect(keysOn(700, dragged)).toEqual([]);
  expect(keysOn(701, dragged)).toEqual([`${id}/695`, `${id}/696`]);
});

test('places that were planned while one of them is dragged take the place of the old ones', async () => {
  const id = await draft.add({ mode: 'normal', seal: seal.id, options: { page: 5, pages: 3, x: 50, y: 60 } });
  const stamp = state().stamps.at(-1)!;
  const places = stamp.places.map((place) => ({ ...place, box: { ...place.box, y: 90 } }));
  const dragged = { stamp: id, place: 0, page: 5, x: 70, y: 120, places };
  expect(stampsOnPage(5, [stamp], dragged)).toMatchObject([{ look: { box: { x: 50, y: 100 } } }]);
  expect(stampsOnPage(6, [stamp], dragged)).toMatchObject([{ look: { box: { x: 30, y: 90 } } }]);
});

test('what was signed stays on its page, under the same keys, until the page shows the revision that has it', () => {
  const before = stampsOnPage(0, state().stamps).map(({ key }) => key);
  draft.submitted(3);
  const { stamps, signed } = state();
  expect(stampsOnPage(0, stamps)).toEqual([]);
  expect(signedOnPage(0, 2, signed).map(({ key }) => key)).toEqual(before);
  expect(signedOnPage(0, 3, signed)).toEqual([]);
  expect(signedOnPage(2, 2, signed)).toHaveLength(1);
});

test('a page that is painted for the first time shows nothing over its blank paper', () => {
  draft.submitted(3);
  expect(signedOnPage(0, undefined, state().signed)).toEqual([]);
});

test('a signing that is taken back leaves nothing behind', async () => {
  draft.submitted(3);
  draft.takenBack();
  await settled();
  expect(signedOnPage(0, 2, state().signed)).toEqual([]);
});
