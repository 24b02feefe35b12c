import { defineError } from './errors.ts';
import type { Options } from './options.ts';
import { placeAtWords, wordQuery } from './place-at-words.ts';
import { placeOnPages } from './place-on-pages.ts';
import type { Placement, StampPlanInput } from './points/stamp-modes.ts';
import type { Stamp } from './seal-places.ts';
import type { TextQuery } from './services/text-search.ts';

export const StampPlaceMissing = defineError('stamp.place-missing', {
  'zh-CN': '没有指定盖在何处：请给出位置（at），或给出关键字（find）。',
  en: 'Nothing says where the stamp goes: give a position (at) or words (find).',
});
export const StampPlaceAmbiguous = defineError('stamp.place-ambiguous', {
  'zh-CN': '位置（at）和关键字（find）只能给出其中一个。',
  en: 'A position (at) and words (find) are two places: give one of them.',
});

/**
 * A stamp where its options say: at a point of pages (`at`, see `placeOnPages`) or at words (`find`, see
 * `placeAtWords`). `stamp.place-missing`, `stamp.place-ambiguous`, and what those two throw. A mode that plans by it
 * searches by `stampQuery`.
 */
export async function placeStamp(
  input: Pick<StampPlanInput, 'document' | 'options' | 'found' | 'signal'>,
  stamp: Stamp,
): Promise<readonly Placement[]> {
  const [hasPoint, hasWords] = [isGiven(input.options.at), isGiven(input.options.find)];
  if (hasPoint && hasWords) throw StampPlaceAmbiguous({});
  if (!hasPoint && !hasWords) throw StampPlaceMissing({});
  return hasWords ? placeAtWords(input, stamp) : placeOnPages(input, stamp);
}

/** `StampMode.search` for modes that plan by `placeStamp`. */
export function stampQuery(options: Options): TextQuery | undefined {
  return isGiven(options.find) && !isGiven(options.at) ? wordQuery(options) : undefined;
}

function isGiven(option: unknown): boolean {
  return option !== undefined && option !== '';
}
