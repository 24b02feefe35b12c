import type { Integrity, Localized, SignatureReport } from '@sealwright/core/api';

/** From the best to the worst; the document is as good as its worst signature. */
const ORDER: readonly Integrity[] = ['valid', 'valid-with-later-changes', 'indeterminate', 'modified', 'invalid'];

const allOf = (count: number) => (count === 1 ? '1 个签名' : `${count} 个签名全部`);

const sentences: Readonly<Record<Integrity, (count: number) => Localized>> = {
  valid: (count) => ({
    'zh-CN': `${allOf(count)}有效，文档未被改动。`,
    en: `All signatures are valid (${count}); the document has not been changed.`,
  }),
  'valid-with-later-changes': (count) => ({
    'zh-CN': `${allOf(count)}有效，签署之后只有允许的改动。`,
    en: `All signatures are valid (${count}); only permitted changes were made after signing.`,
  }),
  indeterminate: (count) => ({
    'zh-CN': `有 ${count} 个签名无法判断。`,
    en: `Signatures that could not be judged: ${count}.`,
  }),
  modified: (count) => ({
    'zh-CN': `文档在签署后被改动，涉及 ${count} 个签名。`,
    en: `The document was changed after signing; signatures concerned: ${count}.`,
  }),
  invalid: (count) => ({ 'zh-CN': `有 ${count} 个签名无效。`, en: `Invalid signatures: ${count}.` }),
};

export function documentSentence(signatures: readonly SignatureReport[]): Localized {
  if (signatures.length === 0) return { 'zh-CN': '文档没有签名。', en: 'The document is not signed.' };
  const worst = ORDER.findLast((integrity) => signatures.some((signature) => signature.integrity === integrity))!;
  const good = worst === 'valid' || worst === 'valid-with-later-changes';
  return sentences[worst](good ? signatures.length : signatures.filter(({ integrity }) => integrity === worst).length);
}
