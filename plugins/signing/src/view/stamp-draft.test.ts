import { SealwrightError } from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { draftWith, FakePlanner, seal, settled } from './draft-fakes.fixture.ts';
import type { Draft } from './stamp-draft.ts';

let planner: FakePlanner;
let draft: Draft;

beforeEach(() => {
  planner = new FakePlanner();
  draft = draftWith(planner);
});

const add = (x: number) => draft.add({ mode: 'normal', seal: seal.id, options: { page: 0, x, y: 100 } });
const state = () => draft.state.getState();
const centres = () => state().stamps.map(({ places }) => places[0] && places[0].box.x + 20);
const refusal = new SealwrightError('stamp.outside-page', {}, { 'zh-CN': '页外', en: 'outside' });

describe('adding', () => {
  test('a stamp is there, selected and drawn when it is planned', async () => {
    const id = await add(50);
    expect(state()).toMatchObject({ selected: id, canUndo: true });
    expect(state().stamps).toMatchObject([{ id, seal, places: [{ page: 0, box: { x: 30 } }], problem: undefined }]);
  });

  test('of a stamp with many places the one on the page that the user looks at is picked and gets the focus', async () => {
    const id = await draft.add({ mode: 'normal', seal: seal.id, options: { page: 4, pages: 9, x: 50, y: 9 } });
    expect(state()).toMatchObject({ selected: id, selectedPlace: 2 });
    expect(draft.wantsFocus.getState()).toEqual({ stamp: id, place: 2 });
    await add(60);
    expect(state().selectedPlace).toBe(0);
  });

  test('what cannot be planned is not added', async () => {
    planner.isPrompt = false;
    const refused = expect(add(50)).rejects.toMatchObject({ code: 'stamp.outside-page' });
    await planner.questions[0]?.refuse(refusal);
    await refused;
    expect(state()).toMatchObject({ stamps: [], canUndo: false });
  });

  test('a seal that is not there any more is refused without asking', async () => {
    await expect(draft.add({ mode: 'normal', seal: 'gone', options: {} })).rejects.toMatchObject({
      code: 'signing.seal-gone',
    });
  });

  test('a plan that comes when the submission has begun adds nothing', async () => {
    planner.isPrompt = false;
    const refused = expect(add(50)).rejects.toMatchObject({ code: 'signing.draft-busy' });
    draft.setBusy(true);
    await planner.questions[0]?.answer();
    await refused;
    expect(state().stamps).toEqual([]);
  });
});

describe('adding several', () => {
  const several = (...xs: number[]) =>
    xs.map((x) => ({ mode: 'normal', seal: seal.id, options: { page: 0, x, y: 9 } }));

  test('they are one step of undo, and what was selected stays selected', async () => {
    const id = await add(50);
    const ids = await draft.addAll(several(70, 80, 90));
    expect(state().stamps.map((stamp) => stamp.id)).toEqual([id, ...ids]);
    expect(centres()).toEqual([50, 70, 80, 90]);
    expect(state().selected).toBe(id);
    draft.undo();
    expect(centres()).toEqual([50]);
    draft.redo();
    expect(centres()).toEqual([50, 70, 80, 90]);
  });

  test('one that cannot be planned keeps all of them out', async () => {
    planner.isPrompt = false;
    const refused = expect(draft.addAll(several(70, 80))).rejects.toMatchObject({ code: 'stamp.outside-page' });
    await planner.questions[0]?.answer();
    await planner.questions[1]?.hinder(refusal);
    await refused;
    expect(state()).toMatchObject({ stamps: [], canUndo: false });
  });

  test('none is no step, and more than a document takes are refused', async () => {
    expect(await draft.addAll([])).toEqual([]);
    expect(state().canUndo).toBe(false);
    await expect(draft.addAll(several(...Array(10_001).keys()))).rejects.toMatchObject({
      code: 'signing.too-many-stamps',
    });
  });
});

describe('previews', () => {
  const at = (x: number) => ({ mode: 'normal', seal: seal.id, options: { page: 4, x, y: 100 } });
  const shown = () => draft.previewed.getState().map(({ box }) => box.x + 20);

  test('show where a stamp would stand; nothing of it is placed', async () => {
    await expect(draft.preview(at(50))).resolves.toMatchObject([{ page: 4, box: { x: 30 } }]);
    expect(shown()).toEqual([50]);
    expect([state().stamps, draft.entries(), state().canUndo]).toEqual([[], [], false]);
    draft.preview(undefined);
    expect(shown()).toEqual([]);
  });

  test('what is overtaken before its turn has come shares the answer of the last', async () => {
    planner.isPrompt = false;
    const row = [50, 60, 70, 80].map((x) => draft.preview(at(x)));
    await settled();
    expect(planner.questions.map(({ stamp }) => stamp.options.x)).toEqual([80]);
    await planner.questions[0]?.answer();
    expect(shown()).toEqual([80]);
    const answers = await Promise.all(row);
    expect(answers.map(([place]) => place && place.box.x + 20)).toEqual([80, 80, 80, 80]);
  });

  test('one under way shows until the next is planned', async () => {
    planner.isPrompt = false;
    const first = draft.preview(at(50));
    await settled();
    const last = draft.preview(at(60));
    await planner.questions[0]?.answer();
    expect(shown()).toEqual([50]);
    await planner.questions[1]?.answer();
    expect(shown()).toEqual([60]);
    expect([await first, await last]).toMatchObject([[{ box: { x: 30 } }], [{ box: { x: 40 } }]]);
  });

  test('one that cannot be planned says why, and nothing is shown in its place', async () => {
    await draft.preview(at(50));
    planner.isPrompt = false;
    const refused = expect(draft.preview(at(500))).rejects.toMatchObject({ code: 'stamp.outside-page' });
    await settled();
    await planner.questions[0]?.hinder(refusal);
    await refused;
    expect(shown()).toEqual([]);
    await expect(draft.preview({ ...at(50), seal: 'gone' })).rejects.toMatchObject({ code: 'signing.seal-gone' });
  });

  test('one that was ended does not come back when its plan does', async () => {
    planner.isPrompt = false;
    const ended = draft.preview(at(50));
    await settled();
    draft.preview(undefined);
    const next = draft.preview(at(60));
    await planner.questions[0]?.answer();
    expect(shown()).toEqual([]);
    await planner.questions[1]?.answer();
    expect(shown()).toEqual([60]);
    await Promise.all([ended, next]);
  });

  test('one that was ended before its turn has come is not shown', async () => {
    const ended = draft.preview(at(50));
    draft.preview(undefined);
    await ended;
    expect(shown()).toEqual([]);
  });

  test('end when the document is submitted', async () => {
    await draft.preview(at(50));
    draft.submitted(1);
    expect(shown()).toEqual([]);
  });
});

describe('changing', () => {
  test('a moved stamp stands at its new place at once, before it is planned', async () => {
    const id = await add(50);
    planner.isPrompt = false;
    expect(draft.move(id, 0, { page: 3, x: 80, y: 90 }, 'drag')).toBe(true);
    expect(state().stamps[0]).toMatchObject({
      options: { page: 3, x: 80, y: 90 },
      places: [{ page: 3, box: { x: 60, y: 70, width: 40 } }],
    });
  });

  test('where the mode does not let it go it stays', async () => {
    const id = await add(50);
    expect(draft.move(id, 0, { page: 0, x: 201, y: 90 }, 'drag')).toBe(false);
    expect(centres()).toEqual([50]);
  });

  test('of changes that follow fast only the latest is asked for, and a late answer does not win', async () => {
    const id = await add(50);
    planner.isPrompt = false;
    for (const x of [60, 70, 80]) draft.move(id, 0, { page: 0, x, y: 100 }, 'nudge');
    expect(planner.questions.map(({ stamp }) => stamp.options.x)).toEqual([60]);
    await planner.questions[0]?.answer();
    expect(centres()).toEqual([80]);
    expect(planner.questions.map(({ stamp }) => stamp.options.x)).toEqual([60, 80]);
    await planner.questions[1]?.answer();
    expect(centres()).toEqual([80]);
  });

  test('options that cannot be planned keep the last place and say why; the next ones clear it', async () => {
    const id = await add(50);
    planner.isPrompt = false;
    draft.update(id, { page: 0, x: 500, y: 0 });
    await planner.questions[0]?.refuse(refusal);
    expect(state().stamps[0]).toMatchObject({ problem: { code: 'stamp.outside-page' }, options: { x: 500 } });
    expect(centres()).toEqual([50]);
    planner.isPrompt = true;
    draft.update(id, { page: 0, x: 60, y: 0 });
    await settled();
    expect(state().stamps[0]?.problem).toBeUndefined();
    expect(centres()).toEqual([60]);
  });

  test('a problem that may pass is tried again, others are not asked for twice', async () => {
    const id = await add(50);
    await add(90);
    planner.isPrompt = false;
    draft.update(id, { page: 0, x: 60, y: 0 });
    await planner.questions[0]?.refuse(new SealwrightError('rpc.closed', {}, { 'zh-CN': '', en: '' }));
    expect(state().stamps[0]?.problem?.code).toBe('rpc.closed');
    draft.retry();
    expect(planner.questions.map(({ stamp }) => stamp.options.x)).toEqual([60, 60]);
    await planner.questions[1]?.answer();
    expect(state().stamps[0]?.problem).toBeUndefined();
  });

  test('a host that breaks without a typed error is a problem with a sentence, not a rejection', async () => {
    const id = await add(50);
    planner.isPrompt = false;
    draft.update(id, { page: 0, x: 60, y: 0 });
    await planner.questions[0]?.refuse(new TypeError('broken'));
    expect(state().stamps[0]?.problem?.code).toBe('signing.plan-failed');
  });

  test('a place of many is picked by its index and moved by it', async () => {
    const id = await draft.add({ mode: 'normal', seal: seal.id, options: { page: 3, pages: 5, x: 50, y: 100 } });
    draft.select(id, 4);
    expect(state()).toMatchObject({ selected: id, selectedPlace: 4 });
    planner.isPrompt = false;
    draft.move(id, 4, { page: 7, x: 60, y: 100 }, 'drag');
    expect(state().stamps[0]?.places.map(({ page, box }) => [page, box.x + 20])).toEqual([
      [3, 50],
      [4, 50],
      [5, 50],
      [6, 50],
      [7, 60],
    ]);
  });

  test('a stamp of which nothing changed is the same object, so nothing is drawn anew', async () => {
    const id = await add(50);
    await add(90);
    const [first] = state().stamps;
    draft.select(id);
    draft.update(state().stamps[1]?.id ?? '', { page: 0, x: 100, y: 0 });
    await settled();
    expect(state().stamps[0]).toBe(first);
  });
});

describe('undo', () => {
  test('a drag is one step, and going back asks nothing', async () => {
    const id = await add(50);
    for (const x of [60, 70]) draft.move(id, 0, { page: 0, x, y: 100 }, 'drag-1');
    await settled();
    planner.isPrompt = false;
    draft.undo();
    expect(centres()).toEqual([50]);
    expect(planner.questions).toEqual([]);
    draft.redo();
    expect(centres()).toEqual([70]);
  });

  test('what was taken away comes back', async () => {
    await add(50);
    await add(90);
    draft.clear();
    expect(state()).toMatchObject({ stamps: [], selected: undefined });
    draft.undo();
    expect(centres()).toEqual([50, 90]);
  });

  test('a stamp that undo takes away is not selected any more', async () => {
    await add(50);
    draft.undo();
    expect(state()).toMatchObject({ stamps: [], selected: undefined, canUndo: false, canRedo: true });
  });

  test('clearing nothing is no step', () => {
    draft.clear();
    expect(state().canUndo).toBe(false);
  });
});

describe('submitting', () => {
  test('nothing can be changed while it runs', async () => {
    const id = await add(50);
    draft.setBusy(true);
    draft.update(id, { page: 0, x: 60, y: 0 });
    draft.remove(id);
    draft.clear();
    draft.undo();
    expect(draft.move(id, 0, { page: 0, x: 60, y: 0 }, 'drag')).toBe(false);
    expect(centres()).toEqual([50]);
  });

  test('what was submitted is gone and no undo brings it back', async () => {
    await add(50);
    draft.submitted(1);
    expect(state()).toMatchObject({ stamps: [], canUndo: false, canRedo: false });
  });

  test('entries name mode, seal and options', async () => {
    await add(50);
    expect(draft.entries()).toEqual([{ mode: 'normal', seal: seal.id, options: { page: 0, x: 50, y: 100 } }]);
  });
});
