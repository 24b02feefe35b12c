import type { Localized } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import type { DriverReport, FoundDevice } from '../common-device-init-rpc.ts';
import { beginInstallation, judgeDrivers, judgeInstallation } from './driver-check.ts';

const both = (text: string): Localized => ({ 'zh-CN': text, en: text });
const library = (file: string, problem?: string) => ({
  ...{ title: both('Vendor'), file, kind: 'PKCS#11' },
  ...(problem && { problem: both(problem) }),
});
const usb = (problem?: string) => ({
  ...{ title: both('Key'), vendor: '096e', product: '0807' },
  ...(problem && { problem: both(problem) }),
});
const drivers = (change: Partial<DriverReport> = {}): DriverReport => ({
  ...{ libraries: [], usb: [], usbKnown: true },
  ...change,
});
const nothing = { devices: [] };
const device: FoundDevice = { ref: 'netca:1', name: both('Key-1'), serial: '1', certificates: [] };

describe('drivers', () => {
  test.each([
    ['none', drivers()],
    ['usable', drivers({ libraries: [library('a'), library('b', '32 bits')] })],
    ['unusable', drivers({ libraries: [library('b', '32 bits')] })],
    ['unreached', drivers({ usb: [usb()] })],
    ['unreached', drivers({ libraries: [library('a')], usb: [usb('no udev rule')] })],
    ['usable', drivers({ libraries: [library('a')], usb: [usb()] })],
  ] as const)('are %s', (verdict, report) => {
    expect(judgeDrivers(report, nothing)).toBe(verdict);
  });

  test('are usable when a key answers, whatever else is said', () => {
    expect(judgeDrivers(drivers({ usb: [usb('odd')] }), { devices: [device] })).toBe('usable');
  });
});

describe('while a driver is installed no key may be plugged in', () => {
  test('one that is has to be pulled out first', () => {
    const report = drivers({ usb: [usb()] });
    expect(judgeInstallation(beginInstallation(report), report, nothing)).toBe('pull-first');
    expect(judgeInstallation(beginInstallation(report), drivers(), nothing)).toBe('ready');
  });

  test('one that only its driver shows, too', () => {
    const report = drivers({ usbKnown: false });
    expect(judgeInstallation(beginInstallation(report), report, { devices: [device] })).toBe('pull-first');
  });

  test('where nobody can see it, the user has to say so', () => {
    const report = drivers({ usbKnown: false });
    const installation = beginInstallation(report);
    expect(judgeInstallation(installation, report, nothing)).toBe('confirm');
    expect(judgeInstallation({ ...installation, isConfirmed: true }, report, nothing)).toBe('ready');
  });

  test('one that is plugged in meanwhile is seen', () => {
    const installation = { ...beginInstallation(drivers()), hasBegun: true };
    expect(judgeInstallation(installation, drivers(), nothing)).toBe('running');
    expect(judgeInstallation(installation, drivers({ usb: [usb()] }), nothing)).toBe('pull-now');
  });

  test('a library that was not there before ends it, one that was there or cannot be used does not', () => {
    const before = drivers({ libraries: [library('a'), library('b', '32 bits')] });
    const installation = { ...beginInstallation(before), hasBegun: true };
    expect(judgeInstallation(installation, before, nothing)).toBe('running');
    const mended = drivers({ libraries: [library('a'), library('b')] });
    expect(judgeInstallation(installation, mended, nothing)).toBe('appeared');
    const useless = drivers({ libraries: [library('a'), library('c', 'no service')] });
    expect(judgeInstallation(installation, useless, nothing)).toBe('running');
  });
});
