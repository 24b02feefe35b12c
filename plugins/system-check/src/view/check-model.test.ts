import type { RpcClient, SystemCheckFinding } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import type { CheckReport, systemCheckRpc } from '../common-check-rpc.ts';
import { CheckModel } from './check-model.ts';
import type { WindowCheck } from './window-checks.ts';

const title = { 'zh-CN': '检测', en: 'Check' };
const finding = (verdict: SystemCheckFinding['verdict']): SystemCheckFinding => ({
  verdict,
  sentence: { 'zh-CN': '结论。', en: 'So it is.' },
});
const screen: WindowCheck = { id: 'screen', title, group: 'machine', check: () => [finding('notice')] };

/** A model over a host with the given findings by check; one without an answer runs until it is cancelled. */
function modelOver(host: Readonly<Record<string, SystemCheckFinding | undefined>>, path?: string) {
  const asked: (readonly string[])[] = [];
  const calls = {
    list: vi.fn(async () => ({
      checks: Object.keys(host).map((id) => ({ id, title, group: id === 'net' ? 'network' : 'keys' })),
    })),
    async run(
      ids: readonly string[],
      { signal, onProgress }: { signal: AbortSignal; onProgress(r: CheckReport): void },
    ) {
      asked.push(ids);
      for (const id of ids) if (host[id]) onProgress({ id, outcome: { findings: [host[id]] } });
      if (ids.every((id) => host[id])) return;
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
    keep: vi.fn(async () => {}),
    export: vi.fn(async () => {}),
  };
  const workbench = {
    notify: vi.fn(),
    showError: vi.fn(),
    pickSavePath: vi.fn(async () => path),
    locale: { getState: () => 'zh-CN' as const },
  };
  const model = new CheckModel(
    calls as unknown as RpcClient<typeof systemCheckRpc>,
    workbench as unknown as ConstructorParameters<typeof CheckModel>[1],
    [screen],
  );
  return { model, calls, workbench, asked };
}

test('nothing is checked before its user wants it', async () => {
  const { model, asked } = modelOver({ key: finding('passed') });
  await model.load();
  expect(model.state.getState().entries?.map(({ id }) => id)).toEqual(['key', 'screen']);
  expect(asked).toEqual([]);
});

test('host and window are checked together, and how it went is kept', async () => {
  const { model, calls, asked } = modelOver({ net: finding('failed'), key: finding('warning') });
  await model.run();
  const { outcomes, running, entries } = model.state.getState();
  expect(entries?.map(({ id }) => id)).toEqual(['key', 'screen', 'net']);
  expect(Object.keys(outcomes).sort()).toEqual(['key', 'net', 'screen']);
  expect(running.size).toBe(0);
  expect(asked).toEqual([['key', 'net']]);
  expect(calls.keep).toHaveBeenCalledWith({ failed: 1, warnings: 1 });
});

test('one check is repeated alone; the others keep what they found, and how the whole stands is kept anew', async () => {
  const { model, calls, asked } = modelOver({ key: finding('passed'), net: finding('passed') });
  await model.run();
  await model.run('net');
  expect(asked).toEqual([['key', 'net'], ['net']]);
  expect(Object.keys(model.state.getState().outcomes)).toHaveLength(3);
  expect(calls.keep).toHaveBeenCalledTimes(2);
});

test('a single check says nothing of how the whole stands', async () => {
  const { model, calls } = modelOver({ key: finding('passed'), net: finding('passed') });
  await model.load();
  await model.run('key');
  expect(calls.keep).not.toHaveBeenCalled();
});

test('a cancelled check keeps what was found so far, and counts as none', async () => {
  const { model, calls, workbench } = modelOver({ key: finding('passed'), net: undefined });
  const running = model.run();
  await vi.waitFor(() => expect(model.state.getState().outcomes).toHaveProperty('screen'));
  expect([...model.state.getState().running]).toEqual(['net']);
  model.cancel();
  await running;
  expect(model.state.getState().running.size).toBe(0);
  expect(Object.keys(model.state.getState().outcomes).sort()).toEqual(['key', 'screen']);
  expect(calls.keep).not.toHaveBeenCalled();
  expect(workbench.showError).not.toHaveBeenCalled();
});

test('the report holds what the page shows, the window’s own findings too', async () => {
  const { model, calls, workbench } = modelOver({ key: finding('passed') }, '/home/报告.html');
  await model.run();
  await model.export('html');
  expect(calls.export).toHaveBeenCalledWith({
    ...{ path: '/home/报告.html', overwrite: true, format: 'html', locale: 'zh-CN' },
    checks: [expect.objectContaining({ id: 'key' }), expect.objectContaining({ id: 'screen' })],
  });
  expect(workbench.notify).toHaveBeenCalledWith(expect.objectContaining({ severity: 'success' }));
});

test('a dialog that is cancelled exports nothing', async () => {
  const { model, calls } = modelOver({ key: finding('passed') });
  await model.run();
  await model.export('txt');
  expect(calls.export).not.toHaveBeenCalled();
});
