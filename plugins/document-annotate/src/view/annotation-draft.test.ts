import { expect, test } from 'vitest';
import type { Annotation } from '../common-annotation.ts';
import { AnnotationDraft, type NewAnnotation } from './annotation-draft.ts';
import { AnnotationShelf } from './annotation-shelf.ts';

const NOTE: NewAnnotation = {
  kind: 'note',
  page: 0,
  at: { x: 10, y: 20 },
  colour: 'red',
  opacity: 1,
  contents: '',
  author: '',
};

const shown = (draft: AnnotationDraft) => draft.state.getState().annotations;
const contents = (draft: AnnotationDraft) => shown(draft).map((annotation) => annotation.contents);

test('what is added is selected, and undo takes back step by step', () => {
  const draft = new AnnotationDraft();
  const first = draft.add({ ...NOTE, contents: 'a' });
  const second = draft.add({ ...NOTE, contents: 'b' }, { ...NOTE, contents: 'c' });
  expect(contents(draft)).toEqual(['a', 'b', 'c']);
  expect(draft.state.getState()).toMatchObject({ selected: second, canUndo: true, canRedo: false });
  draft.undo();
  expect(contents(draft)).toEqual(['a']);
  expect(draft.state.getState().selected).toBeUndefined();
  draft.redo();
  draft.remove(first!);
  expect(contents(draft)).toEqual(['b', 'c']);
  draft.undo();
  expect(contents(draft)).toEqual(['a', 'b', 'c']);
});

test('changes with one gesture are one step', () => {
  const draft = new AnnotationDraft();
  const id = draft.add(NOTE)!;
  for (const text of ['x', 'xy', 'xyz']) draft.update({ ...draft.find(id)!, contents: text }, 'typing');
  draft.undo();
  expect(contents(draft)).toEqual(['']);
  draft.redo();
  expect(contents(draft)).toEqual(['xyz']);
});

test('nothing changes while it is being written', () => {
  const draft = new AnnotationDraft();
  const id = draft.add(NOTE)!;
  draft.setBusy(true);
  expect(draft.add(NOTE)).toBeUndefined();
  draft.remove(id);
  draft.clear();
  draft.undo();
  expect(shown(draft)).toHaveLength(1);
});

test('what was written is shown until the pages have it, and does not come back by undo', () => {
  const draft = new AnnotationDraft();
  draft.add(NOTE);
  draft.writtenAs(3);
  expect(draft.state.getState()).toMatchObject({ annotations: [], canUndo: false, written: { revision: 3 } });
  draft.undo();
  expect(shown(draft)).toEqual([]);
  draft.takenBack();
  expect(draft.state.getState().written).toBeUndefined();
});

test('more than can be written at once is refused in words', () => {
  const draft = new AnnotationDraft();
  draft.add(...Array.from({ length: 2_000 }, () => NOTE));
  expect(() => draft.add(NOTE)).toThrow(expect.objectContaining({ code: 'annotate.too-many-drafts' }));
});

test('the shelf gives back what it was given, and nothing that is no annotation', () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const shelf = new AnnotationShelf(storage);
  const kept = { ...NOTE, id: 'annotation-1' } as Annotation;
  shelf.keep('one', [kept]);
  expect(shelf.find('one')).toEqual([kept]);
  expect(shelf.find('other')).toEqual([]);
  const [key] = stored.keys();
  stored.set(key!, JSON.stringify([kept, { ...kept, kind: 'stamp' }, { ...kept, colour: 'url(x)' }, null]));
  expect(shelf.find('one')).toEqual([kept]);
  stored.set(key!, '{');
  expect(shelf.find('one')).toEqual([]);
  shelf.keep('one', []);
  expect(stored.size).toBe(0);
});
