import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { DriverSource } from '@sealwright/driver-kit/testing';

/** This plugin's driver, for `buildDriver`. */
export const SKF_DRIVER: DriverSource = {
  id: 'skf',
  plugin: 'token-skf',
  file: fileURLToPath(new URL('../driver.ts', import.meta.url)),
  native: { koffi: createRequire(import.meta.url).resolve('koffi') },
};
