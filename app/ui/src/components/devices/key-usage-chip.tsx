import type { KeyInfo, Localized } from '@sealwright/core/api';
import { useText } from '../../hooks/use-text.ts';
import { Chip } from '../chip.tsx';

const texts: Readonly<Record<KeyInfo['usage'], Localized>> = {
  signing: { 'zh-CN': '签名', en: 'Signing' },
  encryption: { 'zh-CN': '加密', en: 'Encryption' },
};

/** What a key and its certificate are for. */
export function KeyUsageChip({ usage }: { readonly usage: KeyInfo['usage'] }) {
  const text = useText();
  return <Chip tone={usage === 'signing' ? 'info' : 'neutral'}>{text(texts[usage])}</Chip>;
}
