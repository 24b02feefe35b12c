import { describeTokenDriver, type TokenDriverUnderTest } from '@sealwright/core/testkit';
import { VendorDriver } from '@sealwright/driver-kit/driver';
import { DEMO_PIN, DEMO_UNBLOCKING_PIN, MOST_TRIES, makeDemoDevice, openDemoLibrary } from './demo-library.ts';

/**
 * Called before each test: a device whose PIN has all its tries. With a real one, that is where a test device is reset or
 * a simulator is started; `tokens` says what is on it. The suite spends tries and locks PINs: use no device that you need.
 */
async function start(): Promise<TokenDriverUnderTest> {
  const device = await makeDemoDevice();
  const lines: string[] = [];
  const keep = (message: string, data?: unknown) => void lines.push(`${message} ${JSON.stringify(data)}`);
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  const run = async () => new VendorDriver(await openDemoLibrary(device), log);
  let driver = await run();
  return {
    driver,
    pin: DEMO_PIN,
    wrongPin: '13572468',
    maxTries: MOST_TRIES,
    pinTasks: {
      ...{ newPin: '86421357', unfitPin: '1' },
      ...{ unblockingPin: DEMO_UNBLOCKING_PIN, wrongUnblockingPin: '11223344', maxUnblockingTries: MOST_TRIES },
    },
    tokens: [
      {
        id: device.serial,
        keys: [{ usage: 'signing', kind: 'rsa', holder: 'Demo Holder' }],
        data: { open: ['for everybody'], behindPin: ['for the holder'] },
      },
    ],
    async remove() {
      device.isPluggedIn = false;
    },
    async insert() {
      device.isPluggedIn = true;
    },
    async restart() {
      await driver.dispose();
      driver = await run();
      return driver;
    },
    output: () => lines.join('\n'),
    end: () => driver.dispose(),
  };
}

describeTokenDriver('Demo Vendor', start);
