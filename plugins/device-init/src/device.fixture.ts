import type { Key, KeyDevice } from '@sealwright/core/api';

const HOUR = 3_600_000;

/** A plugged device with a signing certificate. */
export function testDevice(serial: string, driver = 'netca/test'): KeyDevice {
  const token = { id: serial, serial, label: `label of ${serial}`, manufacturer: 'NETCA' };
  const ref = `${driver}:${serial}`;
  const name = { 'zh-CN': `网证通-${serial}`, en: `NETCA-${serial}` };
  const key: Key = {
    ...{ ref: `${ref}:1`, id: '1', driver, token, label: '1', usage: 'signing', algorithm: { kind: 'sm2' } },
    ...{ chain: [new Uint8Array(8)], mechanisms: ['sm2'] },
    certificate: {
      ...{ subject: '张三', organisation: '测试公司', issuer: 'Test CA', serial: '01', sha256: '00' },
      ...{ notBefore: new Date(Date.now() - HOUR), notAfter: new Date(Date.now() + HOUR) },
    },
  };
  return { ref, driver, token, name, pin: { state: 'ok' }, keys: [key] };
}
