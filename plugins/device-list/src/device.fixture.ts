import type { CertificateSummary, Key, KeyDevice, KeyInfo } from '@sealwright/core/api';

const named = (name: string) => ({ 'zh-CN': name, en: name });

export function testDevice(serial: string, change: Partial<KeyDevice> = {}): KeyDevice {
  const token = { id: serial, label: 'Test key', serial, manufacturer: '网证通', pinTasks: ['change' as const] };
  return {
    ref: `netca/test-ca:${serial}`,
    driver: 'netca/test-ca',
    token,
    name: named(`网证通-${serial}`),
    pin: { state: 'ok', triesLeft: 6 },
    keys: [],
    ...change,
  };
}

export function testKey(
  device: KeyDevice,
  subject: string,
  usage: KeyInfo['usage'],
  change: Partial<CertificateSummary> = {},
): Key {
  const id = `${subject} ${usage}`;
  const certificate: CertificateSummary = {
    subject,
    issuer: 'NETCA',
    serial: '01ab',
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2028-01-01T00:00:00Z'),
    sha256: Buffer.from(id).toString('hex'),
    ...change,
  };
  return {
    ...{ id, label: id, usage, algorithm: { kind: 'rsa', bits: 2048 }, chain: [Buffer.from(id)], mechanisms: [] },
    ...{ ref: `${device.ref}:${id}`, driver: device.driver, token: device.token, certificate },
  };
}
