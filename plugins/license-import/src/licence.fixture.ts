/** Licences, their issuers and a keeper for tests. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleLicence } from '@sealwright/core/api';
import { createProfileStorage } from '@sealwright/core/storage';
import type { LicenceIssuer } from './issuers.ts';
import { type IssuerKey, makeIssuerKey, readIssuerKey } from './issuing/issuer-key.ts';
import { signLicence } from './issuing/sign-licence.ts';
import type { Surroundings } from './judge-licence.ts';
import { LicenceKeeper } from './licence-keeper.ts';
import { LicenceStores } from './licence-stores.ts';

export const NOW = Date.parse('2025-06-01T12:00:00+08:00');
export const THIS_MACHINE = 'a'.repeat(64);

export const rsa = readIssuerKey(makeIssuerKey('RSA-PSS-SHA256'));
export const sm2 = readIssuerKey(makeIssuerKey('SM2-SM3'));
const ISSUERS: readonly LicenceIssuer[] = [
  { keyId: 'vendor-2025-1', algorithm: sm2.algorithm, publicKey: sm2.publicKey },
  { keyId: 'vendor-2025-2', algorithm: rsa.algorithm, publicKey: rsa.publicKey },
];

/** The sections of a good licence, as the format's description shows them. */
export const TERMS = `; 授权导入.ini
[License]
Format=1
Id=LIC-20250109-000123
Product=ibox-terminal
Edition=supplier
MinVersion=1.0.0
MaxVersion=1.x
IssuedAt=2025-01-09T09:43:00+08:00
NotBefore=2025-01-09
NotAfter=2026-01-08
Issuer=NETCA
[Licensee]
Name=示例供应商有限公司
CreditCode=91440000MA0000000X
Project=gdtf-econtract
[Modules]
my-signing=1
seam-seal=1
keyword-seal=0
offline-client=1
Seats=5
[Platform]
BaseUrl=https://platform.example/api/v1/
UpdateUrl=https://platform.example/updates
TsaUrl=https://tsa.example/rfc3161
TrustAnchorSha256=${'B'.repeat(64)}, ${'c'.repeat(64)}
[Device]
Binding=none            ; none | machine | ukey
MachineHash=
UkeySerials=F320078983
`;

/** What text is replaced by what. */
export type Change = readonly [from: string | RegExp, to: string];

/** `TERMS` with some text replaced, which has to be there. */
export function terms(...changes: readonly Change[]): string {
  return changes.reduce((text: string, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  }, TERMS);
}

export const licence = (text: string, key: IssuerKey = sm2, keyId = key === rsa ? 'vendor-2025-2' : 'vendor-2025-1') =>
  signLicence(text, key, keyId);

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Laboratory {
  readonly folder: string;
  readonly keeper: LicenceKeeper;
  /** What the test may change. */
  readonly here: { -readonly [K in 'version' | 'product']: string } & {
    time: number;
    machineCode: string | undefined;
    serials: readonly string[];
  };
}

/** A keeper with a profile of its own. */
export function makeLaboratory(more: { readonly sample?: SampleLicence; readonly folder?: string } = {}): Laboratory {
  const folder = more.folder ?? mkdtempSync(join(tmpdir(), 'sealwright-licence-'));
  const here: Laboratory['here'] = {
    ...{ product: 'ibox-terminal', version: '1.4.2', time: NOW },
    ...{ machineCode: THIS_MACHINE, serials: [] },
  };
  const surroundings: Surroundings = {
    get product() {
      return here.product;
    },
    get version() {
      return here.version;
    },
    now: () => here.time,
    machine: async () => here.machineCode,
    plugged: async () => here.serials,
  };
  const keeper = new LicenceKeeper({
    stores: new LicenceStores(createProfileStorage(folder).forPlugin('license-import')),
    issuers: ISSUERS,
    here: surroundings,
    sample: more.sample,
    audit: undefined,
    onFault: (fault) => {
      throw fault;
    },
  });
  return { folder, keeper, here };
}
