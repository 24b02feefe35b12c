import { expect, test } from 'vitest';
import { firstLayout, toLayout, withLayout } from './window-state.ts';

test('what was kept comes back', () => {
  const layout = {
    ...firstLayout,
    railWidth: 222,
    isSideOpen: false,
    railView: 'outline',
    ribbonTab: 'view',
    panelHeight: 300,
    isPanelOpen: true,
    panelView: 'output.log',
    isQuiet: true,
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
  { panelHeight: 10, isPanelOpen: 'yes', panelView: [], ribbonTab: 1, isQuiet: null },
])('%j is as on the first start', (state) => {
  expect(toLayout(state)).toEqual(firstLayout);
});

test('each entry keeps a layout of its own, and leaves that of the other as it is', () => {
  const offline = { ...firstLayout, railWidth: 333 };
  const both = withLayout(withLayout({ ...firstLayout, railWidth: 222 }, 'offline', offline), 'workbench', firstLayout);
  expect(both).toMatchObject({ railWidth: firstLayout.railWidth, offline: { railWidth: 333 } });
  expect(withLayout(null, 'workbench', firstLayout)).not.toHaveProperty('offline');
});
