import { expect, test, vi } from 'vitest';
import type { UpdateModel } from './update-model.ts';
import { UpdateWindow } from './update-window.tsx';

type Shown = { onCancel: () => void; content: { props: { onEnd: (how: 'done' | 'left') => void } } };

function start() {
  const model = { conclude: vi.fn(async () => {}), leave: vi.fn(async () => {}) };
  const dispose = vi.fn();
  const openDialog = vi.fn((_: unknown) => ({ dispose }));
  const window = new UpdateWindow(model as unknown as UpdateModel, { openDialog });
  const shown = () => openDialog.mock.lastCall?.[0] as Shown;
  return { window, model, dispose, openDialog, shown };
}

test('it stands once, whoever opens it, and all of them learn how it ended', async () => {
  const { window, openDialog, shown, model, dispose } = start();
  const outcomes = Promise.all([window.open(), window.open()]);
  expect(openDialog).toHaveBeenCalledTimes(1);
  shown().content.props.onEnd('done');
  expect(await outcomes).toEqual(['done', 'done']);
  expect(model.conclude).toHaveBeenCalledTimes(1);
  expect(model.leave).not.toHaveBeenCalled();
  expect(dispose).toHaveBeenCalledTimes(1);
});

test('closed by its cross it is left, and opens anew', async () => {
  const { window, openDialog, shown, model } = start();
  const outcome = window.open();
  shown().onCancel();
  expect(await outcome).toBe('left');
  expect(model.conclude).not.toHaveBeenCalled();
  void window.open();
  expect(openDialog).toHaveBeenCalledTimes(2);
});
