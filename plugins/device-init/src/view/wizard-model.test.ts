import type { CallOptions, Localized, PendingDriver } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceReport, DriverReport, FoundDevice, FoundSeal, NewDevice } from '../common-device-init-rpc.ts';
import { isAway, WizardModel } from './wizard-model.ts';

const both = (text: string): Localized => ({ 'zh-CN': text, en: text });
const device = (serial: string, driver = 'netca'): FoundDevice => ({
  ...{ ref: `${driver}:${serial}`, name: both(`Key-${serial}`), serial, certificates: [] },
});
const report = (devices: readonly FoundDevice[], pending: readonly PendingDriver[] = []): DeviceReport => ({
  ...{ devices, troubles: [], pending },
});

/** A stream of the host that the test speaks for. */
function stream<T>() {
  const all: { tell(value: T): void; fail(fault: unknown): void }[] = [];
  return {
    last: () => all.at(-1)!,
    count: () => all.length,
    watch: ({ onProgress }: CallOptions<T> = {}) =>
      new Promise<void>((_, reject) => {
        all.push({ tell: (value) => onProgress?.(value), fail: reject });
      }),
  };
}

const devices = stream<DeviceReport>();
const seals = stream<FoundSeal[]>();
const calls = {
  watchDevices: devices.watch,
  watchDrivers: stream<DriverReport>().watch,
  watchNew: stream<NewDevice[]>().watch,
  watchSeals: (_: string, options?: CallOptions<FoundSeal[]>) => seals.watch(options),
  readPrivateSeals: vi.fn(async () => {}),
  rename: vi.fn(async () => {}),
  retryDriver: vi.fn(async () => {}),
  finish: vi.fn(async () => {}),
};
const showError = vi.fn();
let wizard: WizardModel;
let leave: () => void;
const state = () => wizard.state.getState();

beforeEach(() => {
  vi.clearAllMocks();
  wizard = new WizardModel(calls, { showError });
  leave = wizard.followDevices();
});
afterEach(() => leave());

test('opened for a device it begins with reading it', () => {
  wizard.open('netca:1');
  devices.last().tell(report([device('2'), device('1')]));
  expect(state()).toMatchObject({ step: 'read', chosen: 'netca:1', device: { serial: '1' } });
  expect(isAway(state())).toBe(false);
});

test('opened for a device that has left meanwhile it waits for one', () => {
  wizard.open('netca:1');
  devices.last().tell(report([], [{ driver: 'slow', title: both('slow') }]));
  expect(state().step).toBe('read');
  devices.last().tell(report([]));
  expect(state()).toMatchObject({ step: 'insert', chosen: undefined });
});

test('a device that is pulled out is away until it is back, by whichever library', () => {
  devices.last().tell(report([device('1')]));
  wizard.choose('netca:1');
  wizard.goTo('name');
  wizard.typeName('mine');
  devices.last().tell(report([]));
  expect(isAway(state())).toBe(true);
  expect(state()).toMatchObject({ step: 'name', device: { serial: '1' }, name: 'mine' });
  devices.last().tell(report([device('1', 'skf')]));
  expect(isAway(state())).toBe(false);
  expect(state()).toMatchObject({ chosen: 'skf:1', name: 'mine' });
});

test('another device has a name of its own', () => {
  devices.last().tell(report([device('1'), device('2')]));
  wizard.choose('netca:1');
  wizard.typeName('mine');
  wizard.choose('netca:1');
  expect(state().name).toBe('mine');
  wizard.choose('netca:2');
  expect(state().name).toBeUndefined();
});

test('a name that nobody typed is not kept', async () => {
  devices.last().tell(report([device('1')]));
  wizard.choose('netca:1');
  await wizard.finish();
  expect(calls.rename).not.toHaveBeenCalled();
  expect(calls.finish).toHaveBeenCalledWith('netca:1');
  expect(state().step).toBe('done');
});

test('where the name cannot be kept the wizard stays, and says why', async () => {
  devices.last().tell(report([device('1')]));
  wizard.choose('netca:1');
  wizard.goTo('name');
  wizard.typeName('mine');
  const fault = new Error('full');
  calls.rename.mockRejectedValueOnce(fault);
  await wizard.finish();
  expect(showError).toHaveBeenCalledWith(fault);
  expect(calls.finish).not.toHaveBeenCalled();
  expect(state()).toMatchObject({ step: 'name', isBusy: false });
});

test('seals that cannot be read are not asked for again until their user says so', async () => {
  const end = wizard.followSeals('netca:1');
  const asked = seals.count();
  seals.last().fail(new Error('crashed'));
  await vi.waitFor(() => expect(state().faults.seals).toBeDefined());
  expect(seals.count()).toBe(asked);
  end();
  const endAgain = wizard.followSeals('netca:1');
  expect(state().faults.seals).toBeUndefined();
  seals.last().tell([{ kind: 'none', sentence: both('none') }]);
  expect(state().seals).toHaveLength(1);
  endAgain();
});

test('done, it begins anew when it is opened again; on its way it goes on', () => {
  devices.last().tell(report([device('1')]));
  wizard.goTo('insert');
  wizard.open(undefined);
  expect(state().step).toBe('insert');
  wizard.goTo('done');
  wizard.open(undefined);
  expect(state()).toMatchObject({ step: 'driver', devices: { devices: [{ serial: '1' }] } });
});

describe('as one of the first steps', () => {
  const ended = vi.fn();
  beforeEach(() => void wizard.guide().then(ended));

  test('it ends as done when its user says so, with a device set up', async () => {
    expect(state().isGuided).toBe(true);
    devices.last().tell(report([device('1')]));
    wizard.choose('netca:1');
    await wizard.finish();
    expect(ended).not.toHaveBeenCalled();
    wizard.endGuide();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith('done'));
    expect(state().isGuided).toBe(false);
    wizard.endGuide();
  });

  test('it ends as left before, and goes on where it was', async () => {
    wizard.goTo('insert');
    wizard.endGuide();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith('left'));
    void wizard.guide();
    expect(state()).toMatchObject({ step: 'insert', isGuided: true });
  });

  test('it goes on with another device, and begun anew it is one only', async () => {
    wizard.restart();
    expect(state()).toMatchObject({ step: 'insert', isGuided: true });
    void wizard.guide();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith('left'));
  });
});
