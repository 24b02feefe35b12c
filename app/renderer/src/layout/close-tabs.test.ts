import { expect, test, vi } from 'vitest';
import { createDocumentTabs } from '../documents/document-tabs.ts';
import { createPages } from '../pages/pages.ts';
import { closeTabs } from './close-tabs.ts';
import { panelOf } from './open-panels.ts';

function start(mayClose: boolean) {
  const documents = createDocumentTabs(() => {});
  const pages = createPages();
  const guard = vi.fn(async () => mayClose);
  documents.addCloseGuard(guard);
  for (const id of ['a', 'b']) documents.show({ id, title: `${id}.pdf`, dirty: true });
  pages.show('recent');
  const open = () => [...pages.state.getState().open, ...documents.state.getState().tabs.map(({ id }) => id)];
  return { shell: { documents, pages }, guard, open };
}

const all = [panelOf('page', 'recent'), panelOf('document', 'a'), panelOf('document', 'b')];

test('documents are asked about once, together', async () => {
  const { shell, guard, open } = start(true);
  await closeTabs(shell, all);
  expect(guard.mock.calls).toEqual([[['a', 'b'], { othersStay: true }]]);
  expect(open()).toEqual([]);
});

test('where one may not close, all stay', async () => {
  const { shell, open } = start(false);
  await closeTabs(shell, all);
  expect(open()).toEqual(['recent', 'a', 'b']);
});

test('about pages nobody is asked', async () => {
  const { shell, guard, open } = start(false);
  await closeTabs(shell, [panelOf('page', 'recent')]);
  expect(guard).not.toHaveBeenCalled();
  expect(open()).toEqual(['a', 'b']);
});
