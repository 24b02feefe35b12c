import { join } from 'node:path';
import { SealSources, SoftKeys } from '@sealwright/core/api';
import { startTestHost, type TestHost } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import startDriver from './driver.ts';
import { makeFixture } from './openssl.fixture.ts';
import { keptLog, PIN } from './soft-token.fixture.ts';

let host: TestHost;
beforeEach(async () => {
  host = await startTestHost({
    plugins: [{ manifest, origin: 'bundled', load: () => import('./host.ts'), driver: '/driver.js' }],
  });
});
afterEach(() => host.dispose());

test('what the service adds is there for the driver and in the seal source', async () => {
  const picture = { format: 'png', data: Buffer.from('89504e470d0a1a0a', 'hex') } as const;
  const keys = await host.service(SoftKeys);
  await keys.add({
    ...makeFixture({ key: 'P-256', password: PIN }),
    id: 'company',
    label: '测试公司',
    maxTries: 6,
    seals: [{ id: 'one', name: '公章', picture, widthMm: 42, heightMm: 42 }],
  });
  const folder = join(host.profile, 'plugins', 'token-soft');
  const driver = await startDriver({ folder, log: keptLog().log });
  expect(await driver.tokens()).toMatchObject([{ id: 'company', label: '测试公司' }]);
  await driver.login('company', new TextEncoder().encode(PIN));
  const source = await host.point(SealSources).get('soft')?.load();
  expect(await source?.list()).toMatchObject([{ id: 'company:one', name: '公章' }]);
  await driver.dispose?.();
});
