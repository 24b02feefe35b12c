/** `demo`: two made-up companies with keys and seals, and contracts to sign. What is there already is kept. */
import { type CliCommand, type CliInvocation, type CliResult, type Locale, textTable } from '@sealwright/core/api';
import { DEMO_COMPANIES, SM2_COMPANY } from './demo-companies.ts';
import { CONTRACT_FILES, contractPath, rootPath, sm2RootPath } from './demo-folder.ts';
import { type SealSummary, sealSummaries } from './demo-seals.ts';
import type { DemoSet } from './demo-set.ts';

/** The result for `--json`. */
export interface Demo {
  /** `id` is what `--key` accepts. */
  readonly keys: readonly { readonly id: string; readonly pin: string; readonly holder: string }[];
  readonly seals: readonly SealSummary[];
  /** Absolute path of the root certificate, PEM. */
  readonly trust: string;
  /** The same of the company with an SM2 key, where it was asked for. */
  readonly sm2Trust?: string;
  /** Absolute paths of the PDF files, the shortest contract first. */
  readonly contracts: readonly string[];
}

const TEXTS = {
  'zh-CN': {
    making: '正在生成演示公司、印章和合同……',
    ready: '印匠演示（DEMO）已就绪。公司、证书、印章和合同均为虚构，不具有法律效力。',
    keys: ['演示密钥', '公司', '演示 PIN 码'],
    seals: ['演示印章', '密钥', '尺寸'],
    trust: '演示根证书',
    sm2: '用国密密钥加盖电子印章（GB/T 38540）：',
    contracts: '演示合同',
    next: '接下来试试给第一份合同盖章：',
    pin: (pin: string) =>
      `命令会询问 PIN 码，请输入演示 PIN 码 ${pin}（输入时不显示）。在源代码文件夹中运行时，命令前加上 npx -y pnpm@10。`,
  },
  en: {
    making: 'Making the demo companies, seals and contracts…',
    ready:
      'The Sealwright demo (演示) is ready. Companies, certificates, seals and contracts are made up, without legal effect.',
    keys: ['Demo key', 'Company', 'Demo PIN'],
    seals: ['Demo seal', 'Key', 'Size'],
    trust: 'Demo root certificate',
    sm2: 'An electronic seal (GB/T 38540) with the SM2 key:',
    contracts: 'Demo contracts',
    next: 'Next, put a seal on the first contract:',
    pin: (pin: string) =>
      `It asks for the PIN: type the demo PIN ${pin}; it is not shown. In a clone put npx -y pnpm@10 before the command.`,
  },
} as const;

export class DemoCommand implements CliCommand {
  private readonly demo: DemoSet;

  constructor(demo: DemoSet) {
    this.demo = demo;
  }

  async run({ options, locale, progress, signal }: CliInvocation): Promise<CliResult> {
    let isTold = false;
    const onMaking = () => {
      if (!isTold) progress(TEXTS[locale].making);
      isTold = true;
    };
    const making = { anew: options.reset === true, onMaking };
    await this.demo.ensureCompanies(making);
    const sm2 = options.sm2 === true;
    if (sm2) await this.demo.ensureSm2Company(making);
    for (const file of CONTRACT_FILES) {
      signal.throwIfAborted();
      await this.demo.ensureContract(file, making);
    }
    const demo = describe(await this.demo.folder(), sm2);
    return { text: summary(demo, locale), json: demo };
  }
}

function describe(folder: string, sm2: boolean): Demo {
  const companies = sm2 ? [...DEMO_COMPANIES, SM2_COMPANY] : DEMO_COMPANIES;
  return {
    keys: companies.map(({ keyId, pin, name }) => ({ id: keyId, pin, holder: name })),
    seals: companies.flatMap(sealSummaries),
    trust: rootPath(folder),
    ...(sm2 && { sm2Trust: sm2RootPath(folder) }),
    contracts: CONTRACT_FILES.map((file) => contractPath(folder, file)),
  };
}

function summary({ keys, seals, trust, sm2Trust, contracts }: Demo, locale: Locale): string {
  const texts = TEXTS[locale];
  const [key] = keys;
  const [seal] = seals;
  const command = signCommand(contracts[0], seal?.name, key?.id);
  const electronic = `${signCommand(contracts[0], seals.at(-2)?.name, keys.at(-1)?.id)} --format ses`;
  return [
    texts.ready,
    '',
    textTable([texts.keys, ...keys.map(({ id, holder, pin }) => [id, holder, pin])]),
    '',
    textTable([
      texts.seals,
      ...seals.map(({ name, key: id, widthMm, heightMm }) => [name, id, `${widthMm} × ${heightMm} mm`]),
    ]),
    '',
    `${texts.trust}`,
    `  ${trust}`,
    ...(sm2Trust ? [`  ${sm2Trust}`] : []),
    `${texts.contracts}`,
    ...contracts.map((path) => `  ${path}`),
    '',
    texts.next,
    `  ${command}`,
    texts.pin(key?.pin ?? ''),
    ...(sm2Trust ? [texts.sm2, `  ${electronic}`] : []),
  ].join('\n');
}

function signCommand(contract = '', seal = '', key = ''): string {
  return `sealwright sign "${contract}" --mode normal --page 1 --at 120mm,200mm --seal ${seal} --key ${key} -o signed.pdf`;
}
