import { Chip, type Tone, useText } from '@sealwright/ui';
import type { SealEntry } from '../common-seals-rpc.ts';
import { daysUntil, type SealState, stateOf } from './choose-seals.ts';
import { texts, validities } from './texts.ts';

const tones: Readonly<Record<SealState, Tone>> = {
  valid: 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  'not-yet-valid': 'neutral',
  elsewhere: 'neutral',
};

/** Whether a seal may sign now, in a word. */
export function SealChip({ seal }: { readonly seal: SealEntry }) {
  const text = useText();
  const now = new Date();
  const state = stateOf(seal, now);
  const words = state === 'elsewhere' ? texts.otherChip : validities[state];
  const days = state === 'ends-soon' && seal.validTo ? daysUntil(seal.validTo, now) : undefined;
  return <Chip tone={tones[state]}>{days === undefined ? text(words) : text(texts.endsIn, { count: days })}</Chip>;
}
