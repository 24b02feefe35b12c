import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { DriverSource } from '@sealwright/driver-kit/testing';

/** This plugin's driver, for `buildDriver`. */
export const NETCA_DRIVER: DriverSource = {
  id: 'netca',
  plugin: 'token-netca',
  file: fileURLToPath(new URL('../driver.ts', import.meta.url)),
  native: { pkcs11js: createRequire(import.meta.url).resolve('pkcs11js') },
};
