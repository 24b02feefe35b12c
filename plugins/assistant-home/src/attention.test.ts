import type { KeyDevice, LicenceTerms, PluginStatus, Seal } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { attentionTo, type Circumstances } from './attention.ts';

const now = new Date('2026-06-01T00:00:00Z');
const last = { time: now, failed: 0, warnings: 3 };
const well: Circumstances = {
  ...{ devices: [], troubles: [], seals: [], plugins: [], openSteps: [] },
  licence: { state: 'none' },
  last,
};
const words = (text: string) => ({ 'zh-CN': text, en: text });
const seen = (change: Partial<Circumstances>) => attentionTo({ ...well, ...change }, now);

const device = (notAfter: string, pin: 'ok' | 'locked' = 'ok', usage = 'signing') =>
  ({
    ...{ ref: 'soft:token', name: words('财务章'), pin: { state: pin } },
    keys: [
      {
        ...{ ref: 'soft:token:key', usage },
        certificate: { subject: '张三', notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date(notAfter) },
      },
    ],
  }) as unknown as KeyDevice;
const seal = (validTo: string) =>
  ({ source: 'soft', id: 'a', name: '公章', validTo: new Date(validTo) }) as unknown as Seal;

test('where all is well there is nothing to see to', () => {
  expect(seen({})).toEqual([]);
  expect(seen({ devices: [device('2028-01-01T00:00:00Z')], seals: [seal('2028-01-01T00:00:00Z')] })).toEqual([]);
});

test('a certificate that ends within thirty days is told with its days, and leads to its renewal', () => {
  expect(seen({ devices: [device('2026-06-11T00:00:00Z')] })).toMatchObject([
    {
      severity: 'warning',
      sentence: { 'zh-CN': expect.stringContaining('还有 10 天到期') },
      action: { command: 'service-desk.open', argument: 'renew' },
    },
  ]);
  expect(seen({ devices: [device('2026-06-11T00:00:00Z', 'ok', 'encryption')] })).toEqual([]);
});

test('what keeps from signing comes first', () => {
  const found = seen({
    devices: [device('2026-05-01T00:00:00Z', 'locked')],
    seals: [seal('2026-06-20T00:00:00Z')],
    openSteps: [words('导入授权')],
    last: undefined,
  });
  expect(found.map(({ severity }) => severity)).toEqual(['danger', 'danger', 'warning', 'info', 'info']);
  expect(found[0]?.action?.argument).toBe('unlock');
});

const terms = { notBefore: '2025-01-01', notAfter: '2026-06-10' } as LicenceTerms;
test('a licence is told when it ends; local contracts need none', () => {
  expect(seen({ licence: { state: 'valid', terms, daysLeft: 31 } })).toEqual([]);
  expect(seen({ licence: undefined })).toEqual([]);
  for (const licence of [
    { state: 'valid', terms, daysLeft: 10 },
    { state: 'expired', terms },
    { state: 'not-yet-valid', terms },
  ] as const) {
    expect(seen({ licence })).toMatchObject([{ severity: 'warning', action: { command: 'license.show' } }]);
  }
});

test('plugins in trouble and what the last check found are told; a disabled plugin is its user’s wish', () => {
  const plugin = (state: PluginStatus['state']) => ({ state, title: words('批注') }) as unknown as PluginStatus;
  expect(seen({ plugins: [plugin('disabled'), plugin('active')] })).toEqual([]);
  expect(seen({ plugins: [plugin('failed')] })).toMatchObject([{ action: { command: 'plugins.manage' } }]);
  expect(seen({ last: { ...last, failed: 2 } })).toMatchObject([
    { severity: 'warning', sentence: { en: expect.stringContaining('2') }, action: { command: 'system-check.run' } },
  ]);
});
