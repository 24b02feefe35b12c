import { expect, test } from 'vitest';
import { chooseSeal } from './choose-seal.ts';
import { draftWith, FakePlanner, movable, seal } from './draft-fakes.fixture.ts';
import type { DraftSession } from './draft-session.ts';
import { prepareModes } from './prepare-modes.ts';
import { SigningModes } from './signing-modes.ts';

const title = { 'zh-CN': '时间章', en: 'Date' };

function choosing(tool: string | undefined): { readonly tool: string; readonly switched: unknown[] } {
  const modes = new SigningModes();
  modes.setEntries([
    { id: 'seam', title, needsSeal: true },
    { id: 'date', title, needsSeal: false },
  ]);
  const switched: unknown[] = [];
  const documents = {
    state: { getState: () => ({ tools: { doc: tool } }) },
    setTool: (_: string, to: string | undefined) => void switched.push(to),
  } as unknown as Parameters<typeof chooseSeal>[2];
  const draft = draftWith(new FakePlanner());
  const taker = chooseSeal({ draft } as unknown as DraftSession, seal.id, documents, modes);
  expect(draft.state.getState().seal).toBe(seal);
  return { tool: taker, switched };
}

test.each([
  ['seam', 'seam', []],
  ['normal', 'normal', []],
  [undefined, 'normal', ['normal']],
  ['hand', 'normal', ['normal']],
  ['date', 'normal', ['normal']],
])('with the tool %s on, a chosen seal is that of %s', (on, tool, switched) => {
  expect(choosing(on)).toEqual({ tool, switched });
});

test('modes are known by their titles, and by what their views tell as long as those are there', () => {
  const modes = new SigningModes();
  expect(modes.title('date').en).toBe('date');
  modes.setEntries([{ id: 'date', title, needsSeal: false }]);
  expect(modes.title('date')).toBe(title);
  const first = modes.describe('date', {});
  const second = modes.describe('date', movable);
  void first.dispose();
  expect(modes.view('date')).toBe(movable);
  void second.dispose();
  expect(modes.view('date')).toBeUndefined();
});

test('the code of modes is loaded when stamps of theirs are placed, once, where it is not there', async () => {
  const draft = draftWith(new FakePlanner());
  const modes = new SigningModes();
  modes.describe('normal', movable);
  const asked: string[] = [];
  const following = prepareModes(draft, modes, { prepareTool: (tool) => void asked.push(tool) });
  draft.resume(['seam', 'normal', 'seam'].map((mode) => ({ mode, seal: undefined, options: {} })));
  await draft.add({ mode: 'date', options: {} });
  expect(asked).toEqual(['seam', 'date']);
  void following.dispose();
  await draft.add({ mode: 'code', options: {} });
  expect(asked).toEqual(['seam', 'date']);
});
