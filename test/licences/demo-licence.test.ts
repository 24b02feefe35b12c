/** The licence of the sample company and the issuers that are built in belong together. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliCommands, type CliInvocation, Licence, SampleLicence, SetupSteps } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProductHost, startProductHost } from '../product-host.ts';

let product: ProductHost;
beforeAll(async () => {
  product = await startProductHost();
});
afterAll(() => product.dispose());

const importing = async (name: string, text: string) => {
  const path = join(product.profile, name);
  writeFileSync(path, text);
  const command = (await product.host.point(CliCommands).get('licence-import')?.load())!;
  const invocation = { arguments: [path], options: { yes: false }, locale: 'en', path: (given: string) => given };
  return command.run(invocation as unknown as CliInvocation);
};

test('it is accepted as a demo, and a word of it changed it is not', async () => {
  const text = new TextDecoder().decode(await (await product.host.service(SampleLicence)).read());
  await expect(importing('a.ini', text.replace('Seats=1', 'Seats=9'))).rejects.toMatchObject({
    code: 'license.altered',
  });
  const licence = await product.host.service(Licence);
  expect(await licence.status()).toEqual({ state: 'none' });
  const step = await product.host.point(SetupSteps).get('licence')?.load();
  expect(await step?.state()).toBe('open');
  const { text: told, json } = await importing('b.ini', text);
  expect(told).toContain('valid (demo licence)');
  expect(json).toMatchObject({ licence: { isDemo: true } });
  expect(await licence.status()).toMatchObject({ state: 'valid', terms: { notAfter: '2099-12-31' } });
  expect(await step?.state()).toBe('done');
});
