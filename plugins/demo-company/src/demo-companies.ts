/** The made-up companies: every name says that it is a demonstration, so that no real company can be meant. */
import type { SignerRequest, Subject } from './issue-certificates.ts';

export interface DemoCompany {
  /** Id of its software token, which `--key` accepts. */
  readonly keyId: string;
  readonly role: '甲方' | '乙方';
  readonly name: string;
  /** Fixed and printed: it protects nothing. */
  readonly pin: string;
  readonly keyType: SignerRequest['keyType'];
  /** Digits at the seal's lower edge. */
  readonly sealNumber: string;
}

export const PARTY_A: DemoCompany = {
  keyId: 'demo-party-a',
  role: '甲方',
  name: '印匠演示甲方科技有限公司',
  pin: '12345678',
  keyType: 'rsa-2048',
  sealNumber: '0000000001',
};

export const PARTY_B: DemoCompany = {
  keyId: 'demo-party-b',
  role: '乙方',
  name: '印匠演示乙方供应有限公司',
  pin: '87654321',
  keyType: 'ec-p256',
  sealNumber: '0000000002',
};

export const DEMO_COMPANIES = [PARTY_A, PARTY_B] as const;

export const DEMO_ROOT: Subject = {
  organisation: '印匠演示 DEMO',
  unit: '仅供演示 DEMO ONLY',
  commonName: '印匠演示根证书 DEMO Root CA',
};

export function subjectOf({ name }: DemoCompany): Subject {
  return { organisation: name, unit: DEMO_ROOT.unit, commonName: name };
}
