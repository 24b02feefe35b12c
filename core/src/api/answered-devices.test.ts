import { afterEach, expect, test, vi } from 'vitest';
import { answeredDevices } from './answered-devices.ts';
import type { DeviceListing } from './services/keys.ts';

// Files share their process.
afterEach(() => void vi.useRealTimers());

const listing: DeviceListing = { devices: [], troubles: [], pending: [] };

test('all drivers are waited for before the devices are told', async () => {
  const order: string[] = [];
  const list = async () => {
    await Promise.resolve();
    order.push('list');
    return { keys: [], faults: [] };
  };
  const devices = async () => {
    order.push('devices');
    return listing;
  };
  expect(await answeredDevices({ list, devices })).toBe(listing);
  expect(order).toEqual(['list', 'devices']);
});

test('one that never answers is not waited for for ever', async () => {
  vi.useFakeTimers();
  const told = answeredDevices({ list: () => new Promise(() => {}), devices: async () => listing }, 5_000);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await told).toBe(listing);
});
