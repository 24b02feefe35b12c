import type { Fact, Localized } from '@sealwright/core/api';

export function field(zh: string, en: string, value: string | Localized, look?: 'monospace'): Fact {
  return { title: { 'zh-CN': zh, en }, value, ...(look && { monospace: true }) };
}

/** As issuers print fingerprints, easy to compare: 'AB12 CD34 ...'. */
export function inGroups(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex').toUpperCase();
  return (hex.match(/.{1,4}/g) ?? []).join(' ');
}

/** One word of a closed list in each language, joined as lists are there. */
export function listed(words: readonly Localized[]): Localized {
  return { 'zh-CN': words.map((word) => word['zh-CN']).join('、'), en: words.map(({ en }) => en).join(', ') };
}
