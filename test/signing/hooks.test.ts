/** What a plugin that taps the signing hooks can do, and what its faults do. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  definePlugin,
  SealwrightError,
  Signing,
  SigningDecide,
  SigningDidSign,
  type SigningResult,
  SigningWillSign,
} from '@sealwright/core/api';
import type { AnyDefinition, PluginPackage } from '@sealwright/core/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';

let folder: string;
let product: DemoProduct | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-hooks-'));
});
afterEach(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function tapping(taps: readonly string[], definition: AnyDefinition): PluginPackage {
  const sealwright = { id: 'watcher', engine: '^0.1.0', taps };
  return {
    manifest: { name: 'watcher', version: '1.0.0', description: 'taps the signing hooks', sealwright },
    origin: 'bundled',
    load: async () => ({ default: definition }),
  };
}

async function sign(watcher: PluginPackage): Promise<SigningResult> {
  product = await startDemoProduct([watcher]);
  const signing = await product.host.service(Signing);
  const stamps = [1, 2].map((page) => ({ mode: 'normal', seal: '甲方公章', options: { page, at: '100mm,150mm' } }));
  return signing.submit({
    input: product.contracts.five,
    output: join(folder, 'out.pdf'),
    key: 'demo-party-a',
    stamps,
  });
}

test('a refusal ends the signing with its own words and without a file', async () => {
  const refusal = new SealwrightError(
    'policy.closed',
    {},
    { 'zh-CN': '周末不签合同。', en: 'No contracts at weekends.' },
  );
  const watcher = definePlugin({
    activate: ({ own, tap }) => void own(tap(SigningDecide, () => refusal)),
  });
  await expect(sign(tapping(['signing.decide'], watcher))).rejects.toMatchObject({ code: 'policy.closed' });
  expect(existsSync(join(folder, 'out.pdf'))).toBe(false);
});

test.each([
  [
    'whose tap throws',
    definePlugin({
      activate: ({ own, tap }) =>
        void own(
          tap(SigningDecide, () => {
            throw new Error('broken');
          }),
        ),
    }),
  ],
  [
    'that cannot be activated',
    definePlugin({
      activate: () => {
        throw new Error('broken');
      },
    }),
  ],
])('a plugin with a say %s counts as a refusal', async (_, watcher) => {
  await expect(sign(tapping(['signing.decide'], watcher))).rejects.toBeInstanceOf(SealwrightError);
  expect(existsSync(join(folder, 'out.pdf'))).toBe(false);
});

test('a transform changes what is signed, and an observer is told of the file in its place', async () => {
  const seen: SigningResult[] = [];
  const watcher = definePlugin({
    activate({ own, tap }) {
      own(tap(SigningWillSign, (planned) => ({ ...planned, placements: planned.placements.slice(0, 1) })));
      own(tap(SigningDidSign, (result) => void seen.push(result)));
    },
  });
  const result = await sign(tapping(['signing.willSign', 'signing.didSign'], watcher));
  expect(result.placements).toBe(1);
  expect(pdfsig(result.output)).toMatchObject([{ valid: true, total: true }]);
  expect(seen).toMatchObject([{ output: result.output }]);
});

test('an observer that throws is named and does not undo the signature', async () => {
  const watcher = definePlugin({
    activate: ({ own, tap }) =>
      void own(
        tap(SigningDidSign, () => {
          throw new Error('broken');
        }),
      ),
  });
  const result = await sign(tapping(['signing.didSign'], watcher));
  expect(pdfsig(result.output)).toMatchObject([{ valid: true }, { valid: true }]);
  expect(product?.host.faults.list()).toMatchObject([{ plugin: 'watcher' }]);
});
