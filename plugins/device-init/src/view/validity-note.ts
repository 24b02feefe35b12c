import type { Localized } from '@sealwright/core/api';
import type { TextValues, Tone } from '@sealwright/ui';
import { texts } from './texts.ts';

const DAY = 86_400_000;
/** Days ahead that an end is warned of. */
const SOON = 30;

export interface ValidityNote {
  readonly tone: Tone;
  readonly text: Localized;
  readonly values: TextValues;
}

/** What is worth saying about a time of validity; nothing where it goes on for long. */
export function validityNote(
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
  now: Date,
): ValidityNote | undefined {
  if (to && to < now) return { tone: 'danger', text: texts.expired, values: {} };
  if (from && from > now) return { tone: 'warning', text: texts.notYetValid, values: {} };
  const days = to ? Math.floor((to.getTime() - now.getTime()) / DAY) : Number.POSITIVE_INFINITY;
  return days <= SOON ? { tone: 'warning', text: texts.expiresSoon, values: { days } } : undefined;
}
