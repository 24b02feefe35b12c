import { expect, test } from 'vitest';
import { RecentDocuments } from './recent-documents.ts';

/** A system that keeps its list as Windows does, and counts what it is asked. */
function system() {
  const state = { list: [] as string[], cleared: 0 };
  const recent = new RecentDocuments({
    addRecentDocument(path) {
      state.list = [path, ...state.list.filter((one) => one !== path)];
    },
    clearRecentDocuments() {
      state.list = [];
      state.cleared++;
    },
  });
  return { state, recent };
}

test('the list of the start takes the place of what the system had', () => {
  const { state, recent } = system();
  state.list = ['/old.pdf'];
  recent.follow(['/b.pdf', '/a.pdf']);
  expect(state.list).toEqual(['/b.pdf', '/a.pdf']);
});

test('a document that is opened comes to the top, and nothing is told twice', () => {
  const { state, recent } = system();
  recent.follow(['/a.pdf']);
  recent.follow(['/b.pdf', '/a.pdf']);
  recent.follow(['/a.pdf', '/b.pdf']);
  recent.follow(['/a.pdf', '/b.pdf']);
  expect(state).toEqual({ list: ['/a.pdf', '/b.pdf'], cleared: 1 });
});

test('what is forgotten here is forgotten by the system, one or all', () => {
  const { state, recent } = system();
  recent.follow(['/c.pdf', '/b.pdf', '/a.pdf']);
  recent.follow(['/c.pdf', '/a.pdf']);
  expect(state.list).toEqual(['/c.pdf', '/a.pdf']);
  recent.follow([]);
  expect(state.list).toEqual([]);
});

test('a long list is cut, and still one more is one more', () => {
  const { state, recent } = system();
  const names = Array.from({ length: 15 }, (_, number) => `/${number}.pdf`);
  recent.follow(names);
  expect(state.list).toEqual(names.slice(0, 10));
  recent.follow(['/new.pdf', ...names]);
  expect(state.cleared).toBe(1);
});
