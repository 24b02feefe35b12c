import { type CoverageDefect, groupChanges, type Localized, type RevisionChange } from '@sealwright/core/api';
import type { ChainProblem } from '../certificates/chain.ts';

/** '新增了签名、填写了表单（第 2、3 页）' */
export function listChanges(changes: readonly RevisionChange[]): Localized {
  const parts = groupChanges(changes).map(({ label, pages }) => ({
    'zh-CN': `${label['zh-CN']}${pages.length > 0 ? `（第 ${abridge(pages, '、')} 页）` : ''}`,
    en: `${label.en}${pages.length > 0 ? ` (page ${abridge(pages, ', ')})` : ''}`,
  }));
  return { 'zh-CN': parts.map((part) => part['zh-CN']).join('、'), en: parts.map((part) => part.en).join(', ') };
}

const MOST_PAGES_NAMED = 5;

function abridge(pages: readonly number[], separator: string): string {
  const named = pages
    .slice(0, MOST_PAGES_NAMED)
    .map((page) => page + 1)
    .join(separator);
  return pages.length > MOST_PAGES_NAMED ? `${named}${separator}…` : named;
}

export const coverageDefects: Readonly<Record<CoverageDefect, Localized>> = {
  'no-contents': { 'zh-CN': '签名内容为空', en: 'the signature has no contents' },
  'no-byte-range': { 'zh-CN': '签名没有说明覆盖范围', en: 'the signature does not say what it covers' },
  'duplicate-keys': { 'zh-CN': '签名数据重复', en: 'the signature dictionary holds an entry twice' },
  'not-two-ranges': { 'zh-CN': '覆盖范围的数量不对', en: 'it does not cover exactly two ranges' },
  'start-not-zero': { 'zh-CN': '没有从文件开头开始覆盖', en: 'it does not cover the beginning of the file' },
  'out-of-bounds': { 'zh-CN': '覆盖范围重叠或超出文件', en: 'its ranges overlap or lie beyond the file' },
  'contents-not-found': { 'zh-CN': '在文件中找不到签名内容', en: 'its contents cannot be found in the file' },
  'hole-not-contents': { 'zh-CN': '除签名本身外还有内容未被覆盖', en: 'it leaves out more than its own contents' },
  'padding-not-zero': { 'zh-CN': '签名内容之后夹带了其他数据', en: 'other data is hidden behind its contents' },
  'end-not-revision': { 'zh-CN': '没有覆盖到文档末尾', en: 'it does not reach the end of the document' },
};

export const chainProblems: Readonly<Record<ChainProblem | 'signer-missing', Localized>> = {
  'signer-missing': { 'zh-CN': '签名中没有签名者证书', en: "the signature does not hold the signer's certificate" },
  'issuer-missing': { 'zh-CN': '找不到颁发者的证书', en: "the issuer's certificate is missing" },
  'root-not-trusted': { 'zh-CN': '根证书不在受信任列表中', en: 'the root certificate is not among the trusted ones' },
  'signature-wrong': { 'zh-CN': '证书的签名不正确', en: 'the signature of the certificate is wrong' },
  'algorithm-unsupported': { 'zh-CN': '证书使用了不支持的算法', en: 'the certificate uses an unsupported algorithm' },
  'not-yet-valid': { 'zh-CN': '证书尚未生效', en: 'the certificate was not valid yet' },
  expired: { 'zh-CN': '证书已过期', en: 'the certificate had expired' },
  'not-a-ca': { 'zh-CN': '颁发者无权颁发证书', en: 'the issuer is no certification authority' },
  'path-too-long': { 'zh-CN': '证书链过长', en: 'the chain is too long' },
  'key-usage': { 'zh-CN': '证书不允许用于此用途', en: 'the certificate is not for this use' },
  'critical-extension': {
    'zh-CN': '证书含有不支持的关键扩展',
    en: 'the certificate has an unsupported critical extension',
  },
};
