import { defineError, type Localized } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SetupReport, StepReport, StepState } from '../common-first-run-rpc.ts';
import { FirstRunModel } from './first-run-model.ts';

const both = (text: string): Localized => ({ 'zh-CN': text, en: text });
const Broken = defineError('licence.broken', both('Broken.'));
const SEALS = 'seal-list.open';

let states: Record<string, StepState>;
let beginsByItself: boolean;
/** What commands do, besides noting that they ran. */
let commands: Record<string, () => Promise<unknown>>;
let ran: string[];

const report = (): SetupReport => ({
  beginsByItself,
  steps: Object.entries(states).map(([id, state]): StepReport => {
    return { id, state, title: both(id), description: both(id), optional: true, command: id };
  }),
});
const workbench = {
  notify: vi.fn(),
  runCommand: async (id: string) => {
    ran.push(id);
    return commands[id]?.();
  },
};
const calls = {
  watch: vi.fn(
    async ({ onProgress, signal }: { onProgress?: (told: SetupReport) => void; signal?: AbortSignal } = {}) => {
      onProgress?.(report());
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    },
  ),
  look: vi.fn(async () => report()),
  begin: vi.fn(async () => {
    const isFirst = beginsByItself;
    beginsByItself = false;
    return isFirst;
  }),
  walk: vi.fn(async (_: string) => {}),
  leave: vi.fn(async (_: string) => {}),
  end: vi.fn(async () => {}),
  skip: vi.fn(async () => {}),
};
const showPage = vi.fn();
let model: FirstRunModel;

/** The command of a step that its user goes through to the end. */
const finish = (id: string) => async () => {
  states[id] = 'done';
  return 'done';
};

function open() {
  model = new FirstRunModel(workbench, calls, showPage);
}

beforeEach(() => {
  vi.clearAllMocks();
  ran = [];
  beginsByItself = false;
  states = { licence: 'open', update: 'open', device: 'open' };
  commands = { licence: finish('licence'), update: finish('update'), device: finish('device') };
});
afterEach(() => model.dispose());

test('in a new profile they begin by themselves, one after the other, and end at the seals', async () => {
  beginsByItself = true;
  open();
  await vi.waitFor(() => expect(ran).toEqual(['licence', 'update', 'device', SEALS]));
  expect(showPage).not.toHaveBeenCalled();
  expect(model.state.getState().running).toBeUndefined();
  expect(calls.walk.mock.calls.flat()).toEqual(['licence', 'update', 'device']);
  expect(calls.end).toHaveBeenCalledTimes(1);
});

test('in another window, or later, they do not', async () => {
  open();
  await vi.waitFor(() => expect(model.state.getState().report).toBeDefined());
  beginsByItself = true;
  calls.begin.mockResolvedValueOnce(false);
  await model.dispose();
  open();
  await vi.waitFor(() => expect(calls.begin).toHaveBeenCalledTimes(1));
  expect(ran).toEqual([]);
});

test('a step that is left ends them for now, and is remembered', async () => {
  commands.update = async () => 'left';
  open();
  await model.resume();
  expect(ran).toEqual(['licence', 'update']);
  expect(calls.leave).toHaveBeenCalledExactlyOnceWith('update');
  expect(calls.end).not.toHaveBeenCalled();
  expect(workbench.notify).toHaveBeenCalledTimes(1);
  commands.update = finish('update');
  await model.resume();
  expect(ran).toEqual(['licence', 'update', 'update', 'device', SEALS]);
});

test('what is skipped or done is not gone through', async () => {
  states = { licence: 'done', update: 'skipped', device: 'open' };
  open();
  await model.resume();
  expect(ran).toEqual(['device', SEALS]);
});

describe('one step that its user chooses', () => {
  test('is gone through whatever its state, and then what is open behind it', async () => {
    states = { licence: 'open', update: 'skipped', device: 'open' };
    open();
    await model.go('update');
    expect(calls.skip).toHaveBeenCalledWith('update', false);
    expect(ran).toEqual(['update', 'device']);
    // The licence is still open.
    expect(showPage).toHaveBeenCalledTimes(1);
  });
});

test('a step that throws is shown with its fault; it can be repeated', async () => {
  commands.licence = async () => {
    throw Broken({});
  };
  open();
  await model.resume();
  expect(model.state.getState()).toMatchObject({ running: undefined, faults: { licence: { code: 'licence.broken' } } });
  expect(showPage).toHaveBeenCalledTimes(1);
  expect(workbench.notify).not.toHaveBeenCalled();
  commands.licence = finish('licence');
  await model.go('licence');
  expect(model.state.getState().faults.licence).toBeUndefined();
  expect(ran.at(-1)).toBe(SEALS);
});

test('begun anew, what went on before does not go on', async () => {
  const ends: ((outcome: string) => void)[] = [];
  commands.licence = () => new Promise((resolve) => ends.push(resolve));
  open();
  const first = model.resume();
  await vi.waitFor(() => expect(ends).toHaveLength(1));
  const second = model.resume();
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[0]?.('left');
  await first;
  expect(calls.leave).not.toHaveBeenCalled();
  expect(model.state.getState().running).toBe('licence');
  states.licence = 'done';
  ends[1]?.('done');
  await second;
  expect(ran).toEqual(['licence', 'licence', 'update', 'device', SEALS]);
});
