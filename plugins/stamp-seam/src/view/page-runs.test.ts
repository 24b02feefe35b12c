import { expect, test } from 'vitest';
import { pageRuns } from './page-runs.ts';

test.each([
  [[0, 1, 2], '1–3'],
  [[0, 2, 4], '1, 3, 5'],
  [[1, 2, 6, 7, 9], '2–3, 7–8, 10'],
  [[], ''],
])('%j are %j', (pages, words) => {
  expect(pageRuns(pages)).toBe(words);
});
