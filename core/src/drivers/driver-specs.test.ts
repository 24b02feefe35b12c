import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { driverSpecs } from './driver-specs.ts';

const title = { 'zh-CN': '软件密钥', en: 'Software key' };
const packageJson = (id: string, tokenDrivers: unknown) => ({ sealwright: { id, contributes: { tokenDrivers } } });

it('takes drivers from manifests, and leaves out what does not fit', () => {
  const driver = '/plugins/driver.js';
  const specs = driverSpecs(
    [
      {
        manifest: packageJson('token-soft', [
          { id: 'soft', title },
          { id: 'slow', title, deadline: 90_000 },
          { id: 'many', title, perLibrary: true },
        ]),
        driver,
      },
      { manifest: packageJson('no-code', [{ id: 'a', title }]) },
      { manifest: packageJson('wrong', [{ id: 'b' }, { title }, null, { id: 'c', title, deadline: -1 }]), driver },
      { manifest: packageJson('../elsewhere', [{ id: 'd', title }]), driver },
      { manifest: { sealwright: { id: 'none', contributes: {} } }, driver },
      { manifest: null, driver },
    ],
    'profile',
  );
  const common = {
    plugin: 'token-soft',
    title,
    module: driver,
    folder: join(resolve('profile'), 'plugins', 'token-soft'),
  };
  expect(specs).toEqual([
    { ...common, id: 'soft', deadline: 60_000 },
    { ...common, id: 'slow', deadline: 90_000 },
    { ...common, id: 'many', deadline: 60_000, perLibrary: true },
  ]);
});
