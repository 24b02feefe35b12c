/** The entry of the driver's process: opens the vendor's library and hands it to the driver. */
import { defineDriver } from '@sealwright/core/api';
import { VendorDriver } from '@sealwright/driver-kit/driver';
import { openDemoLibrary } from './demo-library.ts';

export default defineDriver(async ({ log }) => new VendorDriver(await openDemoLibrary(), log));
