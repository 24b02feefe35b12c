import { type CallOptions, defineError, type Notice } from '@sealwright/core/api';
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
};
const board: DeviceBoard = { devices: [device], troubles: [], pending: [], offers: [] };

const notify = vi.fn<(notice: Notice) => void>();
const showError = vi.fn();
const setPin = vi.fn(async () => {});
const rename = vi.fn(async () => {});
const watches: CallOptions<DeviceBoard>[] = [];
const watch = (options: CallOptions<DeviceBoard> = {}) =>
  new Promise<void>((resolve) => {
    watches.push(options);
    options.signal?.addEventListener('abort', () => resolve());
  });
const calls = { watch, setPin, rename, libraries: async () => [], resetDriver: async () => {} };
const model = () => new DevicesModel({ notify, showError } as Partial<Workbench> as Workbench, calls);

afterEach(() => {
  vi.clearAllMocks();
  watches.length = 0;
});

test('to refresh is to look anew; what was shown stays meanwhile', () => {
  const devices = model();
  devices.follow();
  expect(devices.state.getState()).toMatchObject({ isLooking: true });
  watches[0]!.onProgress!(board);
  const end = devices.follow();
  expect(watches[0]!.signal!.aborted).toBe(true);
  expect(devices.state.getState()).toMatchObject({ isLooking: true, history: { board: { devices: [device] } } });
  watches[1]!.onProgress!(board);
  expect(devices.state.getState().isLooking).toBe(false);
  end();
  expect(watches[1]!.signal!.aborted).toBe(true);
});

test('a new PIN is told with the name of its device', async () => {
  const devices = model();
  await devices.setPin(device, 'change');
  expect(notify).toHaveBeenCalledWith(
    expect.objectContaining({
      severity: 'success',
      message: expect.objectContaining({ en: expect.stringContaining('NETCA-1') }),
    }),
  );
});

test('a PIN that was not set is not told as set, and the device is free again', async () => {
  const devices = model();
  setPin.mockRejectedValueOnce(Cancelled({}));
  await devices.setPin(device, 'unblock');
  expect(notify).not.toHaveBeenCalled();
  expect(showError).toHaveBeenCalledWith(expect.objectContaining({ code: Cancelled.code }));
  expect(devices.state.getState().busy.size).toBe(0);
});

test('an empty name gives the old one back', async () => {
  await model().rename(device, '');
  expect(rename).toHaveBeenCalledWith(device.ref, null);
});
