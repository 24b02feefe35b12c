import type { Localized, SystemCheckFinding } from '@sealwright/core/api';
import { askHeaders, type HeadProblem, shownAddress } from './ask-headers.ts';

const PROBLEMS: Readonly<Record<HeadProblem, Localized>> = {
  unreachable: {
    'zh-CN': '无法连接合同平台。请检查网络和代理设置；本地合同仍可签署。',
    en: 'The contract platform cannot be reached. Check network and proxy; local contracts can still be signed.',
  },
  'timed-out': {
    'zh-CN': '合同平台没有及时回应。请稍后重试，或检查网络；本地合同仍可签署。',
    en: 'The contract platform does not answer in time. Retry later, or check the network; local contracts can still be signed.',
  },
  certificate: {
    'zh-CN': '无法确认合同平台的身份：其网站证书不受信任。请不要继续，先检查系统时间和网络，并联系平台管理员。',
    en: 'The contract platform cannot show who it is: its certificate is not trusted. Check clock and network, and ask its operator before you go on.',
  },
  'not-https': {
    'zh-CN': '授权文件中的平台地址不是安全地址（https）。请向平台管理员索取新的授权文件。',
    en: 'The address of the platform in the licence is not a safe one (https). Ask its operator for a new licence.',
  },
};

const IMPORT = { title: { 'zh-CN': '导入授权', en: 'Import a Licence' }, command: 'license.import' };
const SHOW = { title: { 'zh-CN': '查看授权', en: 'See the Licence' }, command: 'license.show' };
/** Where the address itself may be wrong. */
const MENDED_BY_LICENCE: readonly HeadProblem[] = ['certificate', 'not-https'];

/** Whether the contract platform of the licence answers. What it answers is its own matter. */
export async function checkPlatformAddress(
  address: string | undefined,
  signal?: AbortSignal,
): Promise<readonly SystemCheckFinding[]> {
  if (!address) {
    const sentence = {
      'zh-CN': '没有设置合同平台，未检测。只签署本地合同时不需要。',
      en: 'No contract platform is set, so nothing was checked. Local contracts need none.',
    };
    return [{ verdict: 'not-checked', sentence, repairs: [IMPORT] }];
  }
  const facts = [{ title: { 'zh-CN': '地址', en: 'Address' }, value: shownAddress(address), monospace: true }];
  const asked = await askHeaders(address, signal);
  if ('problem' in asked) {
    const code = { title: { 'zh-CN': '原因代码', en: 'Reason' }, value: asked.code, monospace: true };
    const repairs = MENDED_BY_LICENCE.includes(asked.problem) ? [SHOW] : [];
    return [
      { verdict: 'failed', sentence: PROBLEMS[asked.problem], facts: asked.code ? [...facts, code] : facts, repairs },
    ];
  }
  const { status, took } = asked.answer;
  const told = [
    ...facts,
    { title: { 'zh-CN': '状态', en: 'Status' }, value: `HTTP ${status}`, monospace: true },
    { title: { 'zh-CN': '用时', en: 'Time taken' }, value: `${took} ms` },
  ];
  if (status >= 500) {
    const sentence = {
      'zh-CN': `合同平台出现故障（${status}）。请稍后重试，或联系平台管理员。`,
      en: `The contract platform is in trouble (${status}). Retry later, or ask its operator.`,
    };
    return [{ verdict: 'warning', sentence, facts: told }];
  }
  return [
    {
      verdict: 'passed',
      sentence: { 'zh-CN': '可以连接合同平台。', en: 'The contract platform answers.' },
      facts: told,
    },
  ];
}
