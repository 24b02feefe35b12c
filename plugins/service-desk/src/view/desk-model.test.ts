import type { RpcClient, ServiceGuide } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Application, EMPTY_APPLICATION } from '../common-application.ts';
import type { deskRpc } from '../common-desk-rpc.ts';
import { DeskModel } from './desk-model.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const words = { 'zh-CN': '一步', en: 'A step' };
const guide: ServiceGuide = {
  ...{ id: 'apply', title: words, introduction: words, needs: [] },
  steps: ['one', 'two', 'three'].map((id) => ({ id, title: words, text: words })),
};

function modelOver(application: Application = EMPTY_APPLICATION) {
  const calls = {
    open: vi.fn(async () => ({ desks: [], ticks: {}, application })),
    tick: vi.fn(async () => {}),
    keepApplication: vi.fn(async () => {}),
    exportApplication: vi.fn(async () => {}),
  };
  const workbench = {
    notify: vi.fn(),
    showError: vi.fn(),
    pickSavePath: vi.fn<() => Promise<string | undefined>>(async () => '/home/申请表.pdf'),
    openExternal: vi.fn(async () => true),
    ask: vi.fn(async () => 'empty'),
  };
  const model = new DeskModel(
    calls as unknown as RpcClient<typeof deskRpc>,
    workbench as unknown as ConstructorParameters<typeof DeskModel>[1],
  );
  return { model, calls, workbench };
}

test('ticks are kept in the order of the steps, each as it is set', async () => {
  const { model, calls } = modelOver();
  await model.tick('netca', guide, 'three', true);
  await model.tick('netca', guide, 'one', true);
  expect(calls.tick).toHaveBeenLastCalledWith({ desk: 'netca', guide: 'apply', steps: ['one', 'three'] });
  await model.tick('netca', guide, 'three', false);
  expect(model.state.getState().ticks).toEqual({ 'netca/apply': ['one'] });
  await model.beginAnew('netca', 'apply');
  expect(calls.tick).toHaveBeenLastCalledWith({ desk: 'netca', guide: 'apply', steps: [] });
});

test('what is typed is kept once it rests, and no answer that comes late takes it back', async () => {
  const { model, calls } = modelOver();
  model.fillIn({ company: '示' });
  model.fillIn({ company: '示例' });
  await model.load();
  expect(model.state.getState().application.company).toBe('示例');
  expect(calls.keepApplication).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.keepApplication.mock.calls).toEqual([[expect.objectContaining({ company: '示例' })]]);
});

test('what was typed last is kept also where the page goes away at once', () => {
  const { model, calls } = modelOver();
  model.fillIn({ handler: '李四' });
  model.dispose();
  expect(calls.keepApplication).toHaveBeenCalledWith(expect.objectContaining({ handler: '李四' }));
});

test('the form is exported as it stands, and can be opened at once', async () => {
  const { model, calls, workbench } = modelOver();
  model.fillIn({ company: '示例' });
  await model.exportForm('netca');
  expect(calls.exportApplication).toHaveBeenCalledWith({
    ...{ desk: 'netca', path: '/home/申请表.pdf', overwrite: true },
    application: expect.objectContaining({ company: '示例' }),
  });
  expect(workbench.notify.mock.calls[0]?.[0]).toMatchObject({ actions: [{ argument: '/home/申请表.pdf' }] });
  workbench.pickSavePath.mockResolvedValue(undefined);
  await model.exportForm('netca');
  expect(calls.exportApplication).toHaveBeenCalledTimes(1);
});

test('an address that may not be opened is said to be one', async () => {
  const { model, workbench } = modelOver();
  await model.openLink('https://hall.example/');
  expect(workbench.notify).not.toHaveBeenCalled();
  workbench.openExternal.mockResolvedValue(false);
  await model.openLink('https://user@hall.example/');
  expect(workbench.notify).toHaveBeenCalledWith(expect.objectContaining({ severity: 'warning' }));
});
