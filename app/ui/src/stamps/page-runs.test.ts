import { expect, test } from 'vitest';
import { pageRuns } from './page-runs.ts';

test.each([
  [[], ''],
  [[4], '5'],
  [[0, 1, 2], '1–3'],
  [[0, 2, 4, 5], '1, 3, 5–6'],
])('%j: %s', (pages, written) => {
  expect(pageRuns(pages)).toBe(written);
});
