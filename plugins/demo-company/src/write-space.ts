/** What the embedded platform is told of the demo: `demo.json`, as `DemoSpace` promises it. */
import { readFile } from 'node:fs/promises';
import { DEMO_COMPANIES, type DemoCompany, PARTY_A, PARTY_B, SM2_COMPANY } from './demo-companies.ts';
import { CONTRACT_FILES, certificatePath, spacePath } from './demo-folder.ts';
import { writeWhole } from './write-whole.ts';

/** The same shape as `DemoSpaceFile` of `platform/src/demo`, which checks it. */
interface SpaceFile {
  readonly format: 1;
  readonly parties: readonly {
    readonly code: string;
    readonly name: string;
    readonly certificates: readonly string[];
  }[];
  readonly contracts: readonly SpaceContract[];
}

interface SpaceContract {
  /** Tells it from the others for good: what is there already is not made again. */
  readonly key: string;
  readonly name: string;
  readonly bizType: string;
  /** Path from the folder of this file. */
  readonly file: string;
  readonly initiator: string;
  readonly recipients: readonly { readonly code: string; readonly role: 'signer'; readonly order: number }[];
  /** Codes of recipients who have received it: it stands in their 待我办理. */
  readonly received: readonly string[];
  /** Until its deadline. */
  readonly days: number;
}

/** Both sign, the other one first. */
function contract(key: string, name: string, file: string, from: DemoCompany, isReceived: boolean): SpaceContract {
  const to = from === PARTY_A ? PARTY_B : PARTY_A;
  return {
    ...{ key, name, bizType: 'contract', file: `contracts/${file}`, initiator: from.code, days: 365 },
    recipients: [to, from].map(({ code }, index) => ({ code, role: 'signer', order: index + 1 })),
    received: isReceived ? [to.code] : [],
  };
}

const [PROGRESS, PURCHASE, FRAMEWORK] = CONTRACT_FILES as [string, string, string];
/** For each company one that stands ready in 待我办理 and one to be received. */
const CONTRACTS = [
  contract('test', '测试合同', PROGRESS, PARTY_A, true),
  contract('purchase', '采购合同', PURCHASE, PARTY_B, true),
  contract('framework', '框架协议', FRAMEWORK, PARTY_A, false),
  contract('progress', '工作量进度确认表', PROGRESS, PARTY_B, false),
];

/** Writes `demo.json` anew where it says something else. Rejects with `demo.unwritable`. */
export async function writeSpace(folder: string): Promise<void> {
  const parties = await Promise.all(
    [...DEMO_COMPANIES, SM2_COMPANY].map(async ({ code, name, keyId }) => {
      const certificate = await certificateIn(certificatePath(folder, keyId));
      return certificate === undefined ? undefined : { code, name, certificates: [certificate] };
    }),
  );
  const isThere = <T>(value: T | undefined): value is T => value !== undefined;
  const space: SpaceFile = {
    format: 1,
    parties: parties.filter(isThere),
    contracts: CONTRACTS,
  };
  const content = `${JSON.stringify(space, null, 2)}\n`;
  const path = spacePath(folder);
  if ((await readFile(path, 'utf8').catch(() => '')) !== content) await writeWhole(path, content);
}

/** DER, base64, out of a PEM file. */
export async function certificateIn(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(text)?.[1]?.replace(/\s/g, '');
}
