import { expect, test } from 'vitest';
import type { ShownCertificate, ShownDevice } from '../common-devices-rpc.ts';
import { deviceInShort, firstDevice } from './device-in-short.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

function certificate(subject: string, notAfter: string, usage: ShownCertificate['usage'] = 'signing') {
  const period = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date(notAfter) };
  const summary = { subject, issuer: 'NETCA', serial: '01', sha256: subject, ...period };
  return { ref: subject, usage, algorithm: { kind: 'rsa', bits: 2048 }, certificate: summary } as const;
}

function device(certificates: readonly ShownCertificate[], more: Partial<ShownDevice> = {}): ShownDevice {
  const token = { id: '1', label: '', serial: '1', manufacturer: '' };
  const name = { 'zh-CN': '网证通-1', en: 'NETCA-1' };
  return { ref: 'netca:1', driver: 'netca', token, name, certificates, isSoftware: false, ...more };
}

const said = (shown: ShownDevice) => {
  const { tone, holder, state } = deviceInShort(shown, NOW);
  return [tone, holder, state['zh-CN']];
};

test('holder and days of the signing certificate that ends last', () => {
  const certificates = [
    certificate('张三', '2026-12-01T00:00:00Z'),
    certificate('李四', '2027-11-23T12:00:00Z'),
    certificate('王五', '2030-01-01T00:00:00Z', 'encryption'),
  ];
  expect(said(device(certificates))).toEqual(['success', '李四', '还有 365 天']);
});

test('an end that is near, or past, stands out', () => {
  expect(said(device([certificate('张三', '2026-11-25T00:00:00Z')]))).toEqual(['warning', '张三', '还有 2 天']);
  expect(said(device([certificate('张三', '2026-11-22T00:00:00Z')]))).toEqual(['danger', '张三', '证书已过期']);
});

test('a PIN that is locked is said before all else', () => {
  const certificates = [certificate('张三', '2027-11-23T12:00:00Z')];
  expect(said(device(certificates, { pin: { state: 'locked' } }))).toEqual(['danger', '张三', 'PIN 码已锁定']);
  expect(said(device(certificates, { pin: { state: 'few-left' } }))).toEqual(['success', '张三', '还有 365 天']);
});

test('a device without a certificate to sign with', () => {
  expect(said(device([certificate('张三', '2027-11-23T12:00:00Z', 'encryption')]))).toEqual([
    'neutral',
    undefined,
    '没有证书',
  ]);
});

test('what is plugged in goes before keys in files', () => {
  const [file, key] = [device([], { isSoftware: true }), device([])];
  expect(firstDevice([file, key])).toBe(key);
  expect(firstDevice([file])).toBe(file);
});
