import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  CliUsage,
  type Locale,
  type SigningProgress,
  type SigningResult,
} from '@sealwright/core/api';
import { signMany } from './cli-sign-many.ts';
import { type SignCommandParts, type SigningMeans, signingMeans } from './cli-sign-means.ts';
import { OutForOne } from './errors.ts';

/**
 * `sealwright sign FILE... --mode normal --page 1 --at 120mm,80mm --seal NAME --key ID`: one file to `--out`, or any number
 * with one PIN. Its options stand in the manifest.
 */
export function signCommand(parts: SignCommandParts): CliCommand {
  return {
    async run(invocation) {
      const means = await signingMeans(parts, invocation);
      try {
        const toOne = invocation.options.out !== undefined;
        return toOne ? await signOne(parts, invocation, means) : await signMany(parts, invocation, means);
      } finally {
        means.password?.wipe();
      }
    },
  };
}

const FOR_MANY = ['out-dir', 'resume', 'all-or-none'];

async function signOne(
  { signing }: SignCommandParts,
  { arguments: [input, ...more], options, path, locale, signal, progress }: CliInvocation,
  means: SigningMeans,
): Promise<CliResult> {
  if (input === undefined) throw CliUsage({ problem: 'FILE' });
  const isForMany = FOR_MANY.some((name) => options[name] !== undefined && options[name] !== false);
  if (more.length > 0 || isForMany) throw OutForOne({});
  const request = { ...means, input: path(input), output: path(String(options.out)) };
  const onStep = ({ step }: SigningProgress) => progress(steps[step][locale]);
  const result = await signing.submit(request, { signal, progress: onStep });
  return { text: describe(result, locale), json: result };
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
