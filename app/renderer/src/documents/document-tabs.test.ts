import { beforeEach, expect, test, vi } from 'vitest';
import { createDocumentTabs } from './document-tabs.ts';

const onError = vi.fn();
beforeEach(() => void onError.mockClear());

const tab = (id: string, dirty = false) => ({ id, title: `${id}.pdf`, dirty });
const ids = (tabs: ReturnType<typeof createDocumentTabs>) => tabs.state.getState().tabs.map(({ id }) => id);

test('a tab of the same id is brought up to date where it stands', () => {
  const tabs = createDocumentTabs(onError);
  for (const id of ['a', 'b']) tabs.show(tab(id));
  tabs.show(tab('a', true), { inBackground: true });
  expect(ids(tabs)).toEqual(['a', 'b']);
  expect(tabs.state.getState()).toMatchObject({ tabs: [{ dirty: true }, {}], active: 'b' });
});

test('one guard that refuses keeps the tab, and nobody hears that it closed', async () => {
  const tabs = createDocumentTabs(onError);
  tabs.show(tab('a', true));
  const heard = vi.fn();
  tabs.onDidClose(heard);
  tabs.addCloseGuard(async () => true);
  const refusing = tabs.addCloseGuard(async () => false);
  expect(await tabs.requestClose('a')).toBe(false);
  expect(ids(tabs)).toEqual(['a']);
  await refusing.dispose();
  expect(await tabs.requestClose('a')).toBe(true);
  expect(ids(tabs)).toEqual([]);
  expect(heard.mock.calls).toEqual([['a']]);
});

test('closing without asking asks no guard, and everybody hears of it once', () => {
  const tabs = createDocumentTabs(onError);
  tabs.show(tab('a'));
  tabs.setTool('a', 'stamp');
  const guard = vi.fn(async () => false);
  const heard = vi.fn();
  tabs.addCloseGuard(guard);
  tabs.onDidClose(heard);
  tabs.close('a');
  tabs.close('a');
  expect(tabs.state.getState()).toEqual({ tabs: [], active: undefined, tools: {} });
  expect(guard).not.toHaveBeenCalled();
  expect(heard.mock.calls).toEqual([['a']]);
});

test('a guard that throws refuses, and its error is shown', async () => {
  const tabs = createDocumentTabs(onError);
  tabs.show(tab('a'));
  tabs.addCloseGuard(async () => {
    throw new Error('cannot say');
  });
  expect(await tabs.requestClose('a')).toBe(false);
  expect(ids(tabs)).toEqual(['a']);
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('cannot say'));
});

test('a listener that throws keeps the others from nothing', () => {
  const tabs = createDocumentTabs(onError);
  tabs.show(tab('a'));
  const heard = vi.fn();
  tabs.onDidClose(() => {
    throw new Error('gone');
  });
  tabs.onDidClose(heard);
  tabs.close('a');
  expect(heard).toHaveBeenCalledOnce();
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('gone'));
});

test('tools are of open documents only', () => {
  const tabs = createDocumentTabs(onError);
  tabs.setTool('gone', 'stamp');
  expect(tabs.state.getState().tools).toEqual({});
});

test('guards are asked about all tabs of the window together', async () => {
  const tabs = createDocumentTabs(onError);
  const guard = vi.fn(async () => true);
  tabs.addCloseGuard(guard);
  expect(await tabs.mayClose(['a', 'b'])).toBe(true);
  expect(await tabs.mayClose(['a'], { othersStay: false })).toBe(true);
  expect(guard.mock.calls).toEqual([
    [['a', 'b'], { othersStay: true }],
    [['a'], { othersStay: false }],
  ]);
});

test('a window is unfinished while a tab is dirty, or a guard would ask', () => {
  const tabs = createDocumentTabs(onError);
  let placed = ['b'];
  tabs.addCloseGuard(
    async () => true,
    (ids) => ids.some((id) => placed.includes(id)),
  );
  tabs.show(tab('a'));
  expect(tabs.isUnfinished).toBe(false);
  tabs.show(tab('a', true));
  expect(tabs.isUnfinished).toBe(true);
  tabs.show(tab('a'));
  tabs.show(tab('b'));
  expect(tabs.isUnfinished).toBe(true);
  placed = [];
  expect(tabs.isUnfinished).toBe(false);
});

test('what is not open cannot come to the front', () => {
  const tabs = createDocumentTabs(onError);
  tabs.show(tab('a'));
  tabs.activate('gone');
  expect(tabs.state.getState().active).toBe('a');
});
