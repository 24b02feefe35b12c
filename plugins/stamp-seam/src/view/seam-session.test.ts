import { SealwrightError } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { sessionLab, settled, stampOf } from './seam-parts.fixture.ts';
import { COLLECT } from './seam-session.ts';

const expired = new SealwrightError('signing.seal-expired', {}, { 'zh-CN': '印章已过期。', en: 'It has expired.' });
const pagesOf = ({ session }: ReturnType<typeof sessionLab>) =>
  session.state.getState().outlook.seams.map((slices) => slices.map(({ page }) => page));

test('what the options come to is shown on the pages and in the panel', async () => {
  const lab = sessionLab({ options: { 'per-seal': 2 } });
  await settled();
  expect(pagesOf(lab)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(lab.preview).toHaveBeenLastCalledWith({ mode: 'seam', seal: 'seal', options: { 'per-seal': 2 } });
});

test('the pointer shows the seal elsewhere, and what it left is shown again', async () => {
  const { session, preview } = sessionLab({ options: { edge: 'left' } });
  await settled();
  session.aim({ page: 1, at: '80mm' });
  await settled();
  expect(preview).toHaveBeenLastCalledWith(expect.objectContaining({ options: { edge: 'left', at: '80mm' } }));
  session.aim(undefined);
  await settled();
  expect(preview).toHaveBeenLastCalledWith(expect.objectContaining({ options: { edge: 'left' } }));
  expect(preview).toHaveBeenCalledTimes(3);
});

test('why a seal cannot be placed is told by its code, and nothing is shown on the pages', async () => {
  const { session, preview } = sessionLab({ pages: 1 });
  await settled();
  expect(session.state.getState().problem?.code).toBe('seam.one-page-document');
  expect(preview.mock.calls.filter(([stamp]) => stamp !== undefined)).toEqual([]);
});

test('the word of the plugin host counts, until there is another question', async () => {
  const { session, preview } = sessionLab();
  preview.mockRejectedValueOnce(expired);
  await settled();
  expect(session.state.getState().problem).toEqual(expired.toJSON());
  session.change({ edge: 'top' });
  await settled();
  expect(session.state.getState().problem).toBeUndefined();
});

test('late ink boxes belong to their own question', async () => {
  const lab = sessionLab();
  const late: ((ink: { x: number; y: number; width: number; height: number }) => void)[] = [];
  lab.inkBox.mockImplementation(() => new Promise((resolve) => late.push(resolve)));
  lab.session.change({ edge: 'top' });
  lab.session.change({ edge: 'bottom' });
  late[1]?.({ x: 0, y: 0, width: 1, height: 1 });
  await settled();
  late[0]?.({ x: 0, y: 0, width: 1, height: 1 });
  await settled();
  expect(lab.session.state.getState().outlook.seams[0]?.[0]?.edge).toBe('bottom');
});

test('a distance from the top is forgotten at the bottom edge; the middle and per cent stay', () => {
  const { session } = sessionLab({ options: { at: '80mm', inset: 4 } });
  session.chooseEdge('left');
  expect(session.state.getState().options).toEqual({ edge: 'left', at: '80mm', inset: 4 });
  session.chooseEdge('bottom');
  expect(session.state.getState().options).toEqual({ edge: 'bottom', inset: 4 });
  session.change({ edge: 'bottom', at: '30%' });
  session.chooseEdge('spread');
  expect(session.state.getState().options).toEqual({ edge: 'spread', at: '30%' });
});

test('a seal that is alone is signed at once, as it was shown', async () => {
  const { session, add, runCommand, documents, notify, keep } = sessionLab();
  session.aim({ page: 0, at: '80mm' });
  await session.place();
  expect(add).toHaveBeenCalledWith({ mode: 'seam', seal: 'seal', options: { at: '80mm' } });
  expect(keep).toHaveBeenCalledWith({ at: '80mm' });
  expect(documents.setTool).toHaveBeenCalledWith('doc', undefined);
  expect(runCommand.mock.calls).toEqual([['signing.submit']]);
  expect(notify).not.toHaveBeenCalled();
});

test('a second click while the first is at work places nothing more', async () => {
  const { session, add } = sessionLab();
  await Promise.all([session.place(), session.place()]);
  expect(add).toHaveBeenCalledTimes(1);
});

test('where others wait, or where that is wanted, it waits as well', async () => {
  const withOthers = sessionLab();
  withOthers.state.setState({ stamps: [{ ...stampOf({}), id: 'other' }] });
  await withOthers.session.place();
  expect(withOthers.runCommand).not.toHaveBeenCalled();
  expect(withOthers.notify).toHaveBeenCalledWith(expect.objectContaining({ severity: 'info' }));

  const collecting = sessionLab();
  collecting.settings.setState({ [COLLECT]: true });
  await collecting.session.place();
  expect(collecting.add).toHaveBeenCalledTimes(1);
  expect(collecting.runCommand).not.toHaveBeenCalled();
  expect(collecting.notify).not.toHaveBeenCalled();
});

test('what cannot be signed is placed, and the user is told where the reason stands', async () => {
  const { session, context, runCommand, notify } = sessionLab();
  context.setState({ 'signing.submittable': false });
  await session.place();
  expect(runCommand).not.toHaveBeenCalled();
  expect(notify).toHaveBeenCalledWith(expect.objectContaining({ severity: 'warning' }));
});

test('without a seal there is nothing to place; what the draft refuses is shown', async () => {
  const without = sessionLab();
  without.state.setState({ seal: undefined });
  await without.session.place();
  expect(without.add).not.toHaveBeenCalled();
  expect(without.notify).toHaveBeenCalledTimes(1);

  const refused = sessionLab();
  refused.add.mockRejectedValueOnce(expired);
  await refused.session.place();
  expect(refused.showError).toHaveBeenCalledWith(expired);
  expect(refused.documents.setTool).not.toHaveBeenCalled();
  expect(refused.session.state.getState().isPlacing).toBe(false);
});

test('nothing stays on the pages when it ends', async () => {
  const { session, preview } = sessionLab();
  await settled();
  await session.dispose();
  expect(preview).toHaveBeenLastCalledWith(undefined);
  session.change({ edge: 'top' });
  await settled();
  expect(preview).toHaveBeenLastCalledWith(undefined);
});
