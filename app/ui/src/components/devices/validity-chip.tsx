import { type Localized, type Validity, validityAt } from '@sealwright/core/api';
import { useText } from '../../hooks/use-text.ts';
import { Chip } from '../chip.tsx';
import type { Tone } from '../tone.ts';

const DAY = 86_400_000;

const ENDS_SOON: Localized = { 'zh-CN': '还有 {count} 天到期', en: 'Days left: {count}' };

export const validityTexts: Readonly<Record<Exclude<Validity, 'ends-soon'>, Localized>> = {
  valid: { 'zh-CN': '有效', en: 'Valid' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
  'not-yet-valid': { 'zh-CN': '未生效', en: 'Not yet valid' },
};

const tones: Readonly<Record<Validity, Tone>> = {
  valid: 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  'not-yet-valid': 'neutral',
};

export interface ValidityChipProps {
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** Nothing is said where all is well. */
  readonly isQuiet?: boolean;
}

/** How the period of a certificate or seal stands now; begun days count. */
export function ValidityChip({ from, to, isQuiet = false }: ValidityChipProps) {
  const text = useText();
  const now = new Date();
  const validity = validityAt(from, to, now);
  if (isQuiet && validity === 'valid') return null;
  const days = to ? Math.ceil((to.getTime() - now.getTime()) / DAY) : 0;
  return (
    <Chip tone={tones[validity]}>
      {validity === 'ends-soon' ? text(ENDS_SOON, { count: days }) : text(validityTexts[validity])}
    </Chip>
  );
}
