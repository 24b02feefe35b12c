import type { KeyDevice, Keys, Seal, SealFinding } from '@sealwright/core/api';
import { describeSystemCheck } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkSeals } from './check-seals.ts';

const words = (text: string) => ({ 'zh-CN': `${text}。`, en: `${text}.` });
const keys: Pick<Keys, 'devices' | 'list'> = {
  list: async () => ({ keys: [], faults: [] }),
  devices: async () => ({ devices: [{ name: words('钥匙') } as KeyDevice], troubles: [], pending: [] }),
};
const seal = { widthMm: 40, heightMm: 40, validTo: new Date('2026-01-31T00:00:00Z') } as Seal;
const inspecting = (...kinds: SealFinding['kind'][]) => ({
  inspect: async () => kinds.map((kind) => ({ kind, sentence: words(kind), seal })),
});

test('what keeps a seal from signing fails, what keeps it from showing warns, and each says its reason', async () => {
  const found = await checkSeals(
    keys,
    inspecting('shown', 'expired', 'other-certificate', 'unreadable', 'none', 'driver'),
  );
  expect(found.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'warning', 'warning', 'notice', 'warning']);
  expect(found[2]?.sentence).toEqual(words('other-certificate'));
});

test('a seal that has ended leads to its renewal first', async () => {
  const [finding] = await checkSeals(keys, inspecting('expired'));
  expect(finding?.repairs?.map(({ command }) => command)).toEqual(['service-desk.open', 'seal-list.open']);
  expect(finding?.facts).toContainEqual(expect.objectContaining({ value: '2026-01-31' }));
});

describeSystemCheck({
  data: manifest.sealwright.contributes.systemChecks[0],
  circumstances: {
    'a good seal': () => ({ check: () => checkSeals(keys, inspecting('shown')) }),
    'all kinds of trouble': () => ({
      check: () => checkSeals(keys, inspecting('expired', 'not-yet-valid', 'picture-unreadable', 'none')),
    }),
  },
});
