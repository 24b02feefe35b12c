import { expect, test } from 'vitest';
import { versionText } from './version-text.ts';

const words = { head: (page: number) => `== ${page}`, scan: '(scan)', unreadable: '(unreadable)' };

test('each page stands below its heading', () => {
  const text = versionText(
    [
      { page: 0, reading: 'text', lines: ['one', 'two'] },
      { page: 1, reading: 'blank', lines: [] },
    ],
    words,
  );
  expect(text).toBe('== 1\none\ntwo\n\n== 2\n');
});

test('what has no text says so, and a scan with stamped text keeps that', () => {
  const text = versionText(
    [
      { page: 0, reading: 'scan', lines: [] },
      { page: 1, reading: 'scan', lines: ['stamped'] },
      { page: 2, reading: 'unreadable', lines: [] },
    ],
    words,
  );
  expect(text).toBe('== 1\n(scan)\n\n== 2\nstamped\n\n== 3\n(unreadable)\n');
});
