import { expect, test } from 'vitest';
import { dayOf, filterQuery, hasFilters, lastMonths, NO_FILTERS } from './voucher-filters.ts';

test('empty fields ask for nothing', () => {
  expect(filterQuery({ ...NO_FILTERS, text: '  ' })).toEqual({});
  expect(hasFilters(NO_FILTERS)).toBe(false);
});

test('both days of a range belong to it: what is asked for ends with the last one', () => {
  const query = filterQuery({ ...NO_FILTERS, text: ' 测试 ', created: { from: '2025-02-28', to: '2025-05-29' } });
  expect(query).toEqual({
    text: '测试',
    createdFrom: new Date(2025, 1, 28),
    createdTo: new Date(2025, 4, 30),
  });
});

test.each([
  ['2025-05-29', '2025-02-28'],
  ['2025-05-28', '2025-02-28'],
  ['2025-01-15', '2024-10-15'],
  ['2024-05-31', '2024-02-29'],
])('three months before %s is %s', (today, from) => {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  expect(lastMonths(new Date(year, month - 1, day, 23, 59))).toEqual({ from, to: today });
});

test('days are those of the user', () => {
  expect(dayOf(new Date(2025, 0, 2, 0, 0, 1))).toBe('2025-01-02');
});
