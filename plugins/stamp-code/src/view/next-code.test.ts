import { createStore } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import { NextCode } from './next-code.ts';

function nextCode(settings: Record<string, string | number>) {
  const store = createStore<Record<string, string | number>>(() => settings);
  const setSetting = vi.fn(async (key: string, value: unknown) => store.setState({ [key]: value as string }));
  return { code: new NextCode({ settings: store, setSetting, showError: () => {} }), setSetting, store };
}

test('an empty code is none yet, and nothing is wrong', () => {
  const { code } = nextCode({});
  expect(code.state.getState()).toEqual({ look: { text: '', size: 25, correction: 'medium' }, problem: undefined });
  expect(code.drawing.getState()).toBeUndefined();
});

test('a text is drawn at once in the size that is remembered', () => {
  const { code, setSetting } = nextCode({ 'code.size': 30 });
  code.change({ text: '核验' });
  expect(code.drawing.getState()?.size).toEqual({ width: 30, height: 30 });
  expect(setSetting).not.toHaveBeenCalled();
});

test('size and correction are remembered, the text is not', async () => {
  const { code, setSetting } = nextCode({});
  code.change({ text: 'x', size: 40 });
  expect(setSetting.mock.calls).toEqual([['code.size', 40]]);
  code.refresh();
  expect(code.drawing.getState()?.size.width).toBe(40);
});

test('a code that could not be read from paper says how large it has to be', () => {
  const { code } = nextCode({ 'code.size': 10 });
  code.change({ text: 'x'.repeat(300) });
  expect(code.state.getState().problem).toMatchObject({ code: 'code.too-fine', data: { size: 10 } });
  expect(code.drawing.getState()).toBeUndefined();
});
