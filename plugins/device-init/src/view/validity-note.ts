import { type Localized, type Validity, validityAt } from '@sealwright/core/api';
import type { TextValues, Tone } from '@sealwright/ui';
import { texts } from './texts.ts';

const DAY = 86_400_000;

export interface ValidityNote {
  readonly tone: Tone;
  readonly text: Localized;
  readonly values: TextValues;
}

const NOTES: Readonly<Record<Exclude<Validity, 'valid'>, Pick<ValidityNote, 'tone' | 'text'>>> = {
  expired: { tone: 'danger', text: texts.expired },
  'not-yet-valid': { tone: 'warning', text: texts.notYetValid },
  'ends-soon': { tone: 'warning', text: texts.daysLeft },
};

/** What is worth saying about a period of validity; nothing where it goes on for long. */
export function validityNote(from: Date | undefined, to: Date | undefined, now: Date): ValidityNote | undefined {
  const validity = validityAt(from, to, now);
  if (validity === 'valid') return undefined;
  const days = to ? Math.floor((to.getTime() - now.getTime()) / DAY) : 0;
  return { ...NOTES[validity], values: { days } };
}
