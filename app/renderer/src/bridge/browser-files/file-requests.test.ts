import { expect, it } from 'vitest';
import { createFileRequests, splitPath } from './file-requests.ts';

const title = { 'zh-CN': '打开', en: 'Open' };

it('begins in the folder that is asked for, else in that of the last choice', async () => {
  const files = createFileRequests();
  const first = files.pickFiles({ title, filters: [] });
  expect(files.state.getState()[0]?.folder).toBeUndefined();
  files.state.getState()[0]?.answer(['/home/li/合同/a.pdf']);
  expect(await first).toEqual(['/home/li/合同/a.pdf']);

  void files.pickFiles({ title, filters: [] });
  void files.pickFiles({ title, filters: [], folder: '/srv' });
  void files.pickSavePath({ title, filters: [], suggestion: 'b.pdf' });
  void files.pickSavePath({ title, filters: [], suggestion: '/tmp/c.pdf' });
  expect(files.state.getState().map(({ folder }) => folder)).toEqual([
    '/home/li/合同',
    '/srv',
    '/home/li/合同',
    '/tmp',
  ]);
});

it('tells requests apart that wait for each other', () => {
  const files = createFileRequests();
  void files.pickFiles({ title, filters: [] });
  void files.pickFiles({ title, filters: [] });
  const [first, second] = files.state.getState();
  expect(first?.id).not.toBe(second?.id);
});

it('keeps the last folder when nothing is chosen', async () => {
  const files = createFileRequests();
  void files.pickFiles({ title, filters: [] });
  files.state.getState()[0]?.answer(['/srv/a.pdf']);
  const saving = files.pickSavePath({ title, filters: [], suggestion: 'b.pdf' });
  files.state.getState()[0]?.answer([]);
  expect(await saving).toBeUndefined();
  void files.pickFiles({ title, filters: [] });
  expect(files.state.getState()[0]?.folder).toBe('/srv');
});

it.each([
  ['/home/li/a.pdf', '/home/li', 'a.pdf'],
  ['/a.pdf', '/', 'a.pdf'],
  ['C:\\a.pdf', 'C:\\', 'a.pdf'],
  ['C:\\合同\\a.pdf', 'C:\\合同', 'a.pdf'],
  ['\\\\server\\share\\a.pdf', '\\\\server\\share', 'a.pdf'],
  ['a.pdf', undefined, 'a.pdf'],
])('splits %s', (path, folder, name) => {
  expect(splitPath(path)).toEqual({ folder, name });
});
