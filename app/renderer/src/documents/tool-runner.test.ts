import { toDisposable } from '@sealwright/core/api';
import type { DocumentTool } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import type { PluginCodes } from '../plugins/plugin-codes.ts';
import { contributionStore } from '../testing/contributed.ts';
import { createDocumentTabs } from './document-tabs.ts';
import { runDocumentTools } from './tool-runner.ts';

function start(tools: Readonly<Record<string, DocumentTool>>) {
  const documents = createDocumentTabs();
  const contributions = contributionStore({ documentTools: Object.keys(tools).map((id) => ({ id, plugin: 'p' })) });
  const codes = { activate: async () => ({ tools: new Map(Object.entries(tools)) }) } as unknown as PluginCodes;
  const onError = vi.fn();
  runDocumentTools(documents, contributions, codes, onError);
  for (const id of ['a', 'b']) documents.show({ id, title: `${id}.pdf`, dirty: false });
  return { documents, onError };
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

test('a tool that cannot start is switched off and its error shown', async () => {
  const { documents, onError } = start({
    broken: {
      start() {
        throw new Error('no device');
      },
    },
  });
  documents.setTool('a', 'broken');
  await settled();
  expect(documents.state.getState().tools).toEqual({ a: undefined });
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('no device'));
});
