import { type Localized, parsePageRange } from '@sealwright/core/api';
import { toErrorRecord } from '../hooks/to-error-record.ts';

/** The pages that a range chooses, 0-based, or why it chooses none. */
export type ChosenPages =
  | { readonly pages: readonly number[]; readonly problem?: undefined }
  | { readonly pages?: undefined; readonly problem: Localized };

/** What `parsePageRange` makes of a text that a user is at work on. */
export function chosenPages(range: string, pageCount: number): ChosenPages {
  if (range === '') return { problem: EMPTY };
  try {
    return { pages: parsePageRange(range, pageCount) };
  } catch (error) {
    return { problem: toErrorRecord(error).sentence };
  }
}

const EMPTY = {
  'zh-CN': '请点选范围，或填写页码，例如 1-3,5,末页。',
  en: 'Choose a range, or enter pages like 1-3,5,last.',
};
