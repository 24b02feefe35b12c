import {
  type CliCommand,
  type CliInvocation,
  CliUsage,
  type Locale,
  type Options,
  type Signing,
  type SigningProgress,
  type SigningRequest,
  type SigningResult,
  type StampRequest,
} from '@sealwright/core/api';
import { InvisibleWithSeal, ModeMissing } from './errors.ts';

/** `sealwright sign FILE --mode normal --page 1 --at 120mm,80mm --seal NAME --key ID -o OUT`; its options stand in the manifest. */
export function signCommand(signing: Signing): CliCommand {
  return {
    async run(invocation) {
      const { locale, signal } = invocation;
      const request = requestOf(invocation);
      const progress = ({ step }: SigningProgress) => invocation.progress(steps[step][locale]);
      try {
        const result = await signing.submit(request, { signal, progress });
        return { text: describe(result, locale), json: result };
      } finally {
        request.password?.wipe();
      }
    },
  };
}

function requestOf({ arguments: [input], options, extra, path, secret }: CliInvocation): SigningRequest {
  if (input === undefined) throw CliUsage({ problem: 'FILE' });
  const text = (name: string) => (options[name] === undefined ? undefined : String(options[name]));
  const key = text('key');
  const out = text('out');
  if (key === undefined || out === undefined) throw CliUsage({ problem: key === undefined ? '--key' : '-o' });
  const variable = text('password-env');
  const optional = {
    format: text('format'),
    field: text('field'),
    reason: text('reason'),
    location: text('location'),
    contact: text('contact'),
    password: variable === undefined ? undefined : secret(variable),
    certify: options.certify as SigningRequest['certify'] | undefined,
  };
  return {
    input: path(input),
    output: path(out),
    overwrite: options.overwrite === true,
    key,
    formatOptions: extra.signatureFormats ?? {},
    stamps: stampsOf(options, extra.stampModes ?? {}),
    strategy: options['per-place'] === true ? 'per-place' : 'shared',
    ...withoutUndefined(optional),
  };
}

function stampsOf({ mode, seal, invisible }: Options, modeOptions: Options): StampRequest[] {
  if (invisible === true) {
    if (mode !== undefined || seal !== undefined) throw InvisibleWithSeal({});
    return [];
  }
  if (mode === undefined) throw ModeMissing({});
  return [{ mode: String(mode), options: modeOptions, ...(seal !== undefined && { seal: String(seal) }) }];
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(record: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}

const steps: Record<SigningProgress['step'], Record<Locale, string>> = {
  plan: { 'zh-CN': '检查文档', en: 'Checking the document' },
  prepare: { 'zh-CN': '准备签章', en: 'Preparing the seals' },
  digest: { 'zh-CN': '计算摘要', en: 'Computing the digest' },
  pin: { 'zh-CN': '验证 PIN 码', en: 'Verifying the PIN' },
  sign: { 'zh-CN': '签名', en: 'Signing' },
  timestamp: { 'zh-CN': '获取时间戳', en: 'Fetching a timestamp' },
  write: { 'zh-CN': '写入文件', en: 'Writing the file' },
};

function describe(result: SigningResult, locale: Locale): string {
  const { signer, output, placements, preflight } = result;
  const lines = {
    'zh-CN': [`已由“${signer}”签署，${placements === 0 ? '无可见印章' : `${placements} 处印章`}。`, `文件：${output}`],
    en: [`Signed by ${signer}, ${placements === 0 ? 'no visible seal' : `seals: ${placements}`}.`, `File: ${output}`],
  };
  const notes = [...preflight.signatures.map(({ sentence }) => sentence), ...preflight.warnings];
  return [...lines[locale], ...notes.map((note) => note[locale])].join('\n');
}
