import { SettingInvalid } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import type { Setting } from '../common-settings-rpc.ts';
import { SettingsModel } from './settings-model.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A host that takes numbers below 10. */
function scene() {
  const tell: ((settings: Setting[]) => void)[] = [];
  const fail: ((fault: unknown) => void)[] = [];
  const signals: AbortSignal[] = [];
  const model = new SettingsModel({
    watch: (options) =>
      new Promise((_, reject) => {
        tell.push(options?.onProgress as (settings: Setting[]) => void);
        fail.push(reject);
        signals.push(options?.signal as AbortSignal);
      }),
    set: async (key, value) => {
      if ((value as number) >= 10) throw SettingInvalid({ key, problem: 'too large' });
    },
    reset: async () => {},
    replaceAll: async () => [],
  });
  return { model, tell, fail, signals, state: () => model.state.getState() };
}

it('shows what the host tells, and why it does not', async () => {
  const { model, tell, fail, state } = scene();
  expect(state().settings).toBeUndefined();
  tell[0]!([]);
  expect(state().settings).toEqual([]);
  fail[0]!(SettingInvalid({ key: 'x', problem: '' }));
  await settled();
  expect(state().failure?.code).toBe('settings.invalid-value');
  model.watch();
  expect(state().failure).toBeUndefined();
  expect(tell).toHaveLength(2);
});

it('keeps the sentence of a refusal until a change is taken', async () => {
  const { model, state } = scene();
  await model.set('a', 12);
  await model.set('b', 3);
  expect(Object.keys(state().refusals)).toEqual(['a']);
  await model.reset('a');
  expect(state().refusals).toEqual({});
});

it('stops listening at its end', async () => {
  const { model, fail, signals, state } = scene();
  void model.dispose();
  expect(signals[0]!.aborted).toBe(true);
  fail[0]!(new Error('cancelled'));
  await settled();
  expect(state().failure).toBeUndefined();
});
