import { ConfigProblem } from './config-problem.ts';
import { listOf } from './list-of.ts';

const DEFAULT = '3,1';
const DAY = 24 * 60;

/** From days before a deadline, such as `3,1` or `0.5`, to minutes; `off`: nobody is reminded. */
export function readReminders(text = DEFAULT): readonly number[] {
  if (text === 'off') return [];
  const days = listOf(text);
  if (
    days.length === 0 ||
    days.length > 10 ||
    !days.every((each) => /^\d{1,3}(?:\.\d{1,3})?$/.test(each) && +each > 0)
  ) {
    throw new ConfigProblem('SEALWRIGHT_PLATFORM_REMINDERS is no list of days such as 3,1 and not off');
  }
  return [...new Set(days.map((each) => Math.max(1, Math.round(Number(each) * DAY))))].sort((a, b) => b - a);
}
