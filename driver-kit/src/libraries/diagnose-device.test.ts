import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestSystem, testSystem } from '../testing/test-system.ts';
import { diagnoseDevice } from './diagnose-device.ts';

let computer: TestSystem;
beforeEach(() => {
  computer = testSystem();
});
afterEach(() => computer.end());

const needs = { usb: [{ vendor: '096e' }] };
const told = (more: object) => diagnoseDevice({ ...needs, ...more }, computer.system)?.code;

describe('a library that uses the smart card service', () => {
  test('misses it where a reader or a key is plugged in', () => {
    computer.plugIn({ vendor: '1234', product: '0001', class: '0b' });
    expect(told({ readerService: true })).toBe('key-device.reader-service-missing');
    expect(told({})).toBeUndefined();
  });

  test('misses nothing while it runs, or while nothing is plugged in but a mouse', () => {
    computer.plugIn({ vendor: '046d', product: 'c077' });
    expect(told({ readerService: true })).toBeUndefined();
    computer.plugIn({ vendor: '096e', product: '0807' });
    computer.write('run/pcscd/pcscd.comm', '');
    expect(told({ readerService: true })).toBeUndefined();
  });
});

describe('a library that opens the device itself', () => {
  test('is refused it where no udev rule lets the user in', () => {
    computer.plugIn({ vendor: '096e', product: '0807', mayOpen: false });
    expect(diagnoseDevice({ ...needs, deviceAccess: true }, computer.system)?.data).toEqual({ device: '096e:0807' });
  });

  test('has it where the user may open it, and does not care for the devices of others', () => {
    computer.plugIn({ vendor: '096e', product: '0807' });
    computer.plugIn({ vendor: '1234', product: '0001', mayOpen: false });
    expect(told({ deviceAccess: true })).toBeUndefined();
  });
});

test('nothing is said of other systems', () => {
  computer.plugIn({ vendor: '096e', product: '0807', mayOpen: false });
  const windows = { ...computer.system, platform: 'win32' } as const;
  expect(diagnoseDevice({ ...needs, deviceAccess: true, readerService: true }, windows)).toBeUndefined();
});
