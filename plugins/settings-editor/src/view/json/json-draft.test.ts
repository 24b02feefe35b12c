import { expect, it } from 'vitest';
import { JsonDraft, shownText } from './json-draft.ts';

const inForce = '{\n  "a": 1,\n  "b": 2\n}\n';

function editing(text: string) {
  const draft = new JsonDraft();
  draft.edit(text, inForce);
  return { draft, shown: (now = inForce) => shownText(draft.store.getState(), now) };
}

it('shows what is in force until something is written', () => {
  expect(shownText(undefined, inForce)).toEqual({ text: inForce, isDirty: false, isOutdated: false });
});

it("keeps the user's order and layout where it means the same", () => {
  const { shown } = editing('{"b":2,"a":1}');
  expect(shown()).toEqual({ text: '{"b":2,"a":1}', isDirty: false, isOutdated: false });
});

it('is dirty while it means something else or nothing yet', () => {
  expect(editing('{"a":1}').shown().isDirty).toBe(true);
  expect(editing('{"a":1,"b":3}').shown().isDirty).toBe(true);
  expect(editing('{"a":').shown()).toEqual({ text: '{"a":', isDirty: true, isOutdated: false });
});

it('says when the settings were changed elsewhere, and follows where nothing of its own is lost', () => {
  const elsewhere = '{"a": 9, "b": 2}';
  expect(editing('{"a":1}').shown(elsewhere)).toMatchObject({ text: '{"a":1}', isDirty: true, isOutdated: true });
  const { draft, shown } = editing(inForce);
  draft.edit(elsewhere, elsewhere);
  draft.edit('{"a": 3}', elsewhere);
  expect(shown(elsewhere)).toMatchObject({ isDirty: true, isOutdated: false });
  expect(editing('{"b":2,"a":1}').shown(elsewhere)).toEqual({ text: elsewhere, isDirty: false, isOutdated: false });
});

it('what was saved is the new base', () => {
  const { draft, shown } = editing('{"a":1}');
  draft.saved();
  expect(shown('{\n  "a": 1\n}\n')).toEqual({ text: '{"a":1}', isDirty: false, isOutdated: false });
  expect(shown('{"a": 5}')).toMatchObject({ text: '{"a": 5}', isDirty: false });
  draft.clear();
  expect(draft.store.getState()).toBeUndefined();
});
