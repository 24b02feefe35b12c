import { expect, test } from 'vitest';
import { testCertificate, testDevice } from './certificate.fixture.ts';
import { type CertificateRow, certificateRows, searchRows } from './certificate-rows.ts';

const told = (rows: readonly CertificateRow[]) =>
  rows.map(({ entry, isFirstOfPair, isSecondOfPair }) =>
    [entry.certificate.subject, entry.usage, isFirstOfPair && '(', isSecondOfPair && ')'].filter(Boolean).join(' '),
  );

test('a pair stands together and holders are in order, however the device tells its certificates', () => {
  const device = testDevice('1', [
    testCertificate('李四', 'encryption'),
    testCertificate('张三', 'signing'),
    testCertificate('张三', 'encryption'),
    testCertificate('李四', 'signing'),
  ]);
  const rows = ['李四 signing (', '李四 encryption )', '张三 signing (', '张三 encryption )'];
  expect(told(certificateRows([device]))).toEqual(rows);
});

test('after a renewal each pair is of one date', () => {
  const device = testDevice('1', [
    testCertificate('张三', 'signing', { from: '2026-06-01' }),
    testCertificate('张三', 'signing', { from: '2025-01-01' }),
    testCertificate('张三', 'encryption', { from: '2025-01-01' }),
    testCertificate('张三', 'encryption', { from: '2026-06-02' }),
  ]);
  const dates = certificateRows([device]).map(({ entry }) => entry.certificate.notBefore.toISOString().slice(0, 10));
  expect(dates).toEqual(['2026-06-01', '2026-06-02', '2025-01-01', '2025-01-01']);
});

test.each([
  ['another issuer', { issuer: 'GDCA' }],
  ['another kind of key', { algorithm: { kind: 'rsa', bits: 2048 } }],
] as const)('certificates of %s are no pair', (_, change) => {
  const device = testDevice('1', [testCertificate('张三', 'signing'), testCertificate('张三', 'encryption', change)]);
  expect(told(certificateRows([device]))).toEqual(['张三 signing', '张三 encryption']);
});

test('certificates of two devices are no pair', () => {
  const devices = [
    testDevice('1', [testCertificate('张三', 'signing')]),
    testDevice('2', [testCertificate('张三', 'encryption')]),
  ];
  expect(told(certificateRows(devices))).toEqual(['张三 signing', '张三 encryption']);
});

test.each([
  ['张三', 1],
  ['测试公司 gdca', 1],
  ['GDCA', 1],
  ['0A:1B 2C-3D', 1],
  ['a1b2c', 1],
  ['', 2],
  ['不是他', 0],
])('"%s" finds %i', (query, count) => {
  const device = testDevice('1', [
    testCertificate('张三', 'signing', { issuer: 'GDCA', serial: '0a1b2c3d' }),
    testCertificate('李四', 'signing'),
  ]);
  expect(searchRows(certificateRows([device]), query)).toHaveLength(count);
});
