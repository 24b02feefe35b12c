import { toDisposable } from '@sealwright/core/api';
import { createStore, type DocumentTool } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import type { PluginCode } from '../plugins/plugin-code.ts';
import { contributionStore } from '../testing/contributed.ts';
import { createDocumentTabs } from './document-tabs.ts';
import { prepareTool, runDocumentTools } from './tool-runner.ts';

function start(tools: Readonly<Record<string, Partial<DocumentTool>>>, listed = Object.keys(tools)) {
  const documents = createDocumentTabs(() => {});
  const contributions = contributionStore({ documentTools: listed.map((id) => ({ id, plugin: 'p' })) });
  const generations = createStore<Readonly<Record<string, number>>>(() => ({}));
  const code = { tools: new Map(Object.entries(tools)) } as unknown as PluginCode;
  const onError = vi.fn();
  runDocumentTools(documents, contributions, { attempt: async () => code, generations }, onError);
  for (const id of ['a', 'b']) documents.show({ id, title: `${id}.pdf`, dirty: false });
  const restart = () => generations.setState(({ p = 0 }) => ({ p: p + 1 }));
  return { documents, onError, restart };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a tool that is switched on takes the place of the one before, in its own document only', async () => {
  const log: string[] = [];
  const tool = (name: string): DocumentTool => ({
    start(document) {
      log.push(`${name} on in ${document}`);
      return toDisposable(() => void log.push(`${name} off in ${document}`));
    },
  });
  const { documents } = start({ stamp: tool('stamp'), hand: tool('hand') });
  documents.setTool('a', 'stamp');
  await settled();
  documents.setTool('b', 'stamp');
  await settled();
  documents.setTool('a', 'hand');
  await settled();
  documents.close('b');
  await settled();
  expect(log).toEqual(['stamp on in a', 'stamp on in b', 'stamp off in a', 'hand on in a', 'stamp off in b']);
});

test('a tool that was switched off while it started ends as soon as it has', async () => {
  let go = () => {};
  const end = vi.fn();
  const slow: DocumentTool = {
    start: () =>
      new Promise((resolve) => {
        go = () => resolve(toDisposable(end));
      }),
  };
  const { documents, onError } = start({ slow });
  documents.setTool('a', 'slow');
  await settled();
  documents.setTool('a', undefined);
  expect(end).not.toHaveBeenCalled();
  go();
  await settled();
  expect(end).toHaveBeenCalledOnce();
  expect(onError).not.toHaveBeenCalled();
});

const off = { a: undefined };

test('a tool that throws is switched off, and the error names its plugin and tells what it threw', async () => {
  const { documents, onError } = start({
    broken: {
      start() {
        throw new Error('no device');
      },
    },
  });
  documents.setTool('a', 'broken');
  await settled();
  expect(documents.state.getState().tools).toEqual(off);
  expect(onError.mock.calls).toMatchObject([
    [{ code: 'plugin.view-fault', data: { plugin: 'p', where: 'tool broken' }, cause: new Error('no device') }],
  ]);
});

test.each([
  ['is listed and was never registered', {}, 'plugin.contribution-missing'],
  ['gives nothing by which it ends', { stamp: { start: () => undefined as never } }, 'plugin.tool-endless'],
])('a tool that %s is switched off with a reason', async (_what, tools, code) => {
  const { documents, onError } = start(tools, ['stamp']);
  documents.setTool('a', 'stamp');
  await settled();
  expect(documents.state.getState().tools).toEqual(off);
  expect(onError.mock.calls).toMatchObject([[{ code, data: { plugin: 'p' } }]]);
});

test('a tool that nobody offers is switched off', () => {
  const { documents } = start({});
  documents.setTool('a', 'stamp');
  expect(documents.state.getState().tools).toEqual(off);
});

test('with the code of its plugin a tool ends, and can be switched on again', async () => {
  const end = vi.fn();
  const { documents, restart } = start({ stamp: { start: () => toDisposable(end) } });
  documents.setTool('a', 'stamp');
  await settled();
  restart();
  expect(end).toHaveBeenCalledOnce();
  expect(documents.state.getState().tools).toEqual(off);
  documents.setTool('a', 'stamp');
  await settled();
  expect(documents.state.getState().tools).toEqual({ a: 'stamp' });
});

test('a tool that is prepared has its code loaded and is not switched on; what fails then is no error yet', async () => {
  const contributions = contributionStore({ documentTools: [{ id: 'stamp', plugin: 'p' }] });
  const activate = vi.fn(async (_plugin: string): Promise<PluginCode> => Promise.reject(new Error('broken')));
  prepareTool('stamp', contributions, { activate });
  prepareTool('other', contributions, { activate });
  await settled();
  expect(activate.mock.calls).toEqual([['p']]);
});
