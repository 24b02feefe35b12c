import { expect, test } from 'vitest';
import { entryOf, entryQuery } from './window-entry.ts';

test.each(['workbench', 'offline'] as const)('the address of %s says so', (entry) => {
  expect(entryOf(entryQuery(entry))).toBe(entry);
});

test('any other address is the workbench', () => {
  for (const query of ['', '?', '?entry=', '?entry=else', '?offline']) expect(entryOf(query)).toBe('workbench');
});
