import { afterEach, expect, test, vi } from 'vitest';
import { timeText } from './time-text.ts';

afterEach(() => vi.unstubAllEnvs());

const MOMENT = new Date('2026-11-22T16:30:00Z');

test.each([
  ['Asia/Shanghai', '2026-11-23 00:30:00 (UTC+08:00)\n2026-11-22 16:30:00 (UTC)'],
  ['America/St_Johns', '2026-11-22 13:00:00 (UTC-03:30)\n2026-11-22 16:30:00 (UTC)'],
  ['UTC', '2026-11-22 16:30:00 (UTC)'],
])('in %s', (zone, text) => {
  vi.stubEnv('TZ', zone);
  expect(timeText(MOMENT).en).toBe(text);
});
