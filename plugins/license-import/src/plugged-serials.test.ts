import type { DeviceListing } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { pluggedSerials } from './plugged-serials.ts';

test('software keys are no USB keys', async () => {
  const device = (driver: string, serial: string) => ({ driver, token: { serial } });
  const devices = [device('netca/opensc', 'F1'), device('soft', 'S1'), device('skf', 'F2'), device('unknown', 'F3')];
  const keys = { devices: async () => ({ devices }) as unknown as DeviceListing };
  const drivers = { get: (id: string) => ({ data: { software: id === 'soft' } }) as never };
  expect(await pluggedSerials(keys, drivers)).toEqual(['F1', 'F2', 'F3']);
});
