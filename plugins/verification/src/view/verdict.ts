import type { Localized, SignatureReport } from '@sealwright/core/api';
import type { Tone } from '@sealwright/ui';

type Judged = Pick<SignatureReport, 'integrity' | 'trust'>;

/** What a person has to know of a signature in one word, from the best to the worst. */
const ORDER = [
  'valid',
  'changed-later',
  'identity-unchecked',
  'identity-untrusted',
  'indeterminate',
  'modified',
  'invalid',
] as const;
export type Verdict = (typeof ORDER)[number];

/** Doubts about who signed count only where the signature itself stands. */
export function verdictOf({ integrity, trust }: Judged): Verdict {
  if (integrity === 'invalid' || integrity === 'modified' || integrity === 'indeterminate') return integrity;
  if (trust === 'untrusted') return 'identity-untrusted';
  if (trust === 'not-checked') return 'identity-unchecked';
  return integrity === 'valid' ? 'valid' : 'changed-later';
}

/** A document is as good as its worst signature; `undefined` without any. */
export function worstVerdict(signatures: readonly Judged[]): Verdict | undefined {
  const found = new Set(signatures.map(verdictOf));
  return ORDER.findLast((verdict) => found.has(verdict));
}

/** Whether the signature is as it was made, whoever made it. */
export function isSound(verdict: Verdict): boolean {
  return verdict !== 'invalid' && verdict !== 'modified' && verdict !== 'indeterminate';
}

/** Every verdict has a shape of its own besides its colour. */
export const verdictLooks: Readonly<
  Record<Verdict, { readonly tone: Tone; readonly icon: string; readonly word: Localized }>
> = {
  valid: { tone: 'success', icon: 'shield-check', word: { 'zh-CN': '有效', en: 'Valid' } },
  'changed-later': {
    tone: 'success',
    icon: 'file-clock',
    word: { 'zh-CN': '有效，之后有改动', en: 'Valid, changed since' },
  },
  'identity-unchecked': {
    tone: 'info',
    icon: 'shield-question',
    word: { 'zh-CN': '身份未核对', en: 'Signer not checked' },
  },
  'identity-untrusted': {
    tone: 'warning',
    icon: 'shield-alert',
    word: { 'zh-CN': '证书不受信任', en: 'Signer not trusted' },
  },
  indeterminate: { tone: 'warning', icon: 'circle-help', word: { 'zh-CN': '无法判断', en: 'Cannot be judged' } },
  modified: { tone: 'danger', icon: 'file-warning', word: { 'zh-CN': '签署后被改动', en: 'Changed after signing' } },
  invalid: { tone: 'danger', icon: 'shield-x', word: { 'zh-CN': '无效', en: 'Invalid' } },
};
