import type { CertificateBoard, CertificateDevice, KeyCertificate } from '../common-certificates-rpc.ts';

export interface Change {
  readonly issuer?: string;
  readonly serial?: string;
  readonly from?: string;
  readonly algorithm?: KeyCertificate['algorithm'];
}

export function testCertificate(
  subject: string,
  usage: KeyCertificate['usage'],
  { issuer = 'NETCA', serial = '01ab', from = '2026-01-01', algorithm = { kind: 'sm2' } }: Change = {},
): KeyCertificate {
  const ref = [subject, usage, issuer, serial, from].join(' ');
  const notBefore = new Date(`${from}T00:00:00Z`);
  const notAfter = new Date('2030-01-01T00:00:00Z');
  const certificate = { subject, organisation: '测试公司', issuer, serial, notBefore, notAfter, sha256: ref };
  return { ref, usage, algorithm, chain: [new TextEncoder().encode(ref)], certificate };
}

export function testDevice(
  ref: string,
  certificates: readonly KeyCertificate[] = [],
  driver = 'netca',
): CertificateDevice {
  return { ref, driver, name: { 'zh-CN': `网证通-${ref}`, en: `NETCA-${ref}` }, certificates };
}

export function testBoard(
  devices: readonly CertificateDevice[],
  change: Partial<CertificateBoard> = {},
): CertificateBoard {
  return { devices, pending: [], troubles: [], ...change };
}
