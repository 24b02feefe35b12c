/** The made-up companies: every name says that it is a demonstration, so that no real company can be meant. */
import type { SignerRequest, Subject } from './issue-certificates.ts';

export interface DemoCompany<Role extends string = string> {
  /** Id of its software token, which `--key` accepts. */
  readonly keyId: string;
  /** What its seals are called by. */
  readonly role: Role;
  readonly name: string;
  /** 统一社会信用代码, made up as well: no real one has an O. */
  readonly code: string;
  /** Fixed and printed: it protects nothing. */
  readonly pin: string;
  readonly keyType: SignerRequest['keyType'];
  /** Digits at the seal's lower edge. */
  readonly sealNumber: string;
}

export const PARTY_A: DemoCompany<'甲方'> = {
  keyId: 'demo-party-a',
  role: '甲方',
  name: '印匠演示甲方科技有限公司',
  code: '91000000DEMO000001',
  pin: '12345678',
  keyType: 'rsa-2048',
  sealNumber: '0000000001',
};

export const PARTY_B: DemoCompany<'乙方'> = {
  keyId: 'demo-party-b',
  role: '乙方',
  name: '印匠演示乙方供应有限公司',
  code: '91000000DEMO000000',
  pin: '87654321',
  keyType: 'ec-p256',
  sealNumber: '0000000002',
};

export const DEMO_COMPANIES = [PARTY_A, PARTY_B] as const;

/** Made on request: its key and certificates are SM2, its seals electronic seals of GB/T 38540. */
export const SM2_COMPANY: DemoCompany<'国密'> = {
  keyId: 'demo-sm2',
  role: '国密',
  name: '印匠演示国密科技有限公司',
  code: '91000000DEMO000002',
  pin: '13572468',
  keyType: 'sm2',
  sealNumber: '0000000003',
};

export const DEMO_ROOT: Subject = {
  organisation: '印匠演示 DEMO',
  unit: '仅供演示 DEMO ONLY',
  commonName: '印匠演示根证书 DEMO Root CA',
};

export const DEMO_SM2_ROOT: Subject = { ...DEMO_ROOT, commonName: '印匠演示国密根证书 DEMO SM2 Root CA' };

export const DEMO_SEAL_MAKER: Subject = { ...DEMO_ROOT, commonName: '印匠演示印章制作中心 DEMO Seal Maker' };

export function subjectOf({ name }: DemoCompany): Subject {
  return { organisation: name, unit: DEMO_ROOT.unit, commonName: name };
}
