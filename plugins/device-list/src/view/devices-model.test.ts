import { type CallOptions, defineError, PinLocked } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { afterEach, expect, test, vi } from 'vitest';
import type { DeviceBoard, ShownDevice } from '../common-devices-rpc.ts';
import { DevicesModel } from './devices-model.ts';

const Cancelled = defineError('pin.cancelled', { 'zh-CN': '已取消。', en: 'Cancelled.' });
const device: ShownDevice = {
  ref: 'netca:1',
  driver: 'netca',
  name: { 'zh-CN': '网证通-1', en: 'NETCA-1' },
  token: { id: '1', label: '', serial: '1', manufacturer: '' },
  certificates: [],
  isSoftware: false,
};
const board: DeviceBoard = { devices: [device], troubles: [], pending: [], offers: [] };

const showError = vi.fn();
const setPin = vi.fn(async () => {});
const rename = vi.fn(async () => {});
const refresh = vi.fn(async () => {});
const watches: CallOptions<DeviceBoard>[] = [];
const watch = (options: CallOptions<DeviceBoard> = {}) =>
  new Promise<void>((resolve) => {
    watches.push(options);
    options.signal?.addEventListener('abort', () => resolve());
  });
const calls = { watch, refresh, setPin, rename, libraries: async () => [], resetDriver: async () => {} };
const model = () => new DevicesModel({ showError } as Partial<Workbench> as Workbench, calls);

afterEach(() => {
  vi.clearAllMocks();
  watches.length = 0;
});

test('what was shown stays while it looks anew, until all devices have answered', async () => {
  let answer = () => {};
  refresh.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const devices = model();
  const end = devices.follow();
  watches[0]!.onProgress!(board);
  const refreshed = devices.refresh();
  expect(devices.state.getState()).toMatchObject({ isLooking: true, history: { board: { devices: [device] } } });
  answer();
  await refreshed;
  expect(devices.state.getState().isLooking).toBe(false);
  end();
  expect(watches[0]!.signal!.aborted).toBe(true);
});

test('a PIN that was not set leaves the device free again', async () => {
  const devices = model();
  setPin.mockRejectedValueOnce(Cancelled({}));
  await devices.setPin(device, 'unblock');
  expect(showError).toHaveBeenCalledWith(expect.objectContaining({ code: Cancelled.code }));
  expect(devices.state.getState().busy.size).toBe(0);
});

test('a PIN that is locked is told by its device, which is asked anew, and by no notice', async () => {
  const devices = model();
  setPin.mockRejectedValueOnce(PinLocked({}));
  await devices.setPin(device, 'change');
  expect(showError).not.toHaveBeenCalled();
  expect(refresh).toHaveBeenCalledOnce();
  expect(devices.state.getState().busy.size).toBe(0);
});

test('an empty name gives the old one back', async () => {
  await model().rename(device, '');
  expect(rename).toHaveBeenCalledWith(device.ref, null);
});
