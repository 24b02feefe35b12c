import { expect, test, vi } from 'vitest';
import { createDocumentTabs } from './document-tabs.ts';

const tab = (id: string, dirty = false) => ({ id, title: `${id}.pdf`, dirty });
const ids = (tabs: ReturnType<typeof createDocumentTabs>) => tabs.state.getState().tabs.map(({ id }) => id);

test('a tab of the same id is brought up to date where it stands', () => {
  const tabs = createDocumentTabs();
  for (const id of ['a', 'b']) tabs.show(tab(id));
  tabs.show(tab('a', true), { inBackground: true });
  expect(ids(tabs)).toEqual(['a', 'b']);
  expect(tabs.state.getState()).toMatchObject({ tabs: [{ dirty: true }, {}], active: 'b' });
});

test('one guard that refuses keeps the tab, and nobody hears that it closed', async () => {
  const tabs = createDocumentTabs();
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

test('closing without asking asks no guard and is not the user closing', () => {
  const tabs = createDocumentTabs();
  tabs.show(tab('a'));
  tabs.setTool('a', 'stamp');
  const guard = vi.fn(async () => false);
  const heard = vi.fn();
  tabs.addCloseGuard(guard);
  tabs.onDidClose(heard);
  tabs.close('a');
  expect(tabs.state.getState()).toEqual({ tabs: [], active: undefined, tools: {} });
  expect(guard).not.toHaveBeenCalled();
  expect(heard).not.toHaveBeenCalled();
});

test('guards are asked about all tabs of the window together', async () => {
  const tabs = createDocumentTabs();
  const guard = vi.fn(async () => true);
  tabs.addCloseGuard(guard);
  expect(await tabs.mayClose(['a', 'b'])).toBe(true);
  expect(guard.mock.calls).toEqual([[['a', 'b']]]);
});

test('what is not open cannot come to the front', () => {
  const tabs = createDocumentTabs();
  tabs.show(tab('a'));
  tabs.activate('gone');
  expect(tabs.state.getState().active).toBe('a');
});
