import { expect, test } from 'vitest';
import { firstLayout, toLayout } from './window-state.ts';

test('what was kept comes back', () => {
  const layout = {
    ...firstLayout,
    railWidth: 222,
    isSideOpen: false,
    railView: 'outline',
    pages: ['recent'],
    activePage: 'recent',
  };
  expect(toLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
});

test.each([
  undefined,
  null,
  'x',
  [],
  { railWidth: '300', sideWidth: -5, isRailOpen: 0, railView: 7, pages: 'recent', activePage: {} },
  { railWidth: 1e9, pages: {} },
])('%j is as on the first start', (state) => {
  expect(toLayout(state)).toEqual(firstLayout);
});
