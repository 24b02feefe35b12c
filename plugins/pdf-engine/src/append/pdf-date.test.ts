import { afterEach, expect, test } from 'vitest';
import { parseDate } from '../signatures/date.ts';
import { pdfDate } from './pdf-date.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['Asia/Shanghai', "D:20250109094300+08'00'"],
  ['UTC', "D:20250109014300+00'00'"],
  ['America/St_Johns', "D:20250108221300-03'30'"],
])('in %s', (name, written) => {
  process.env.TZ = name;
  const time = new Date('2025-01-09T01:43:00Z');
  const text = Buffer.from(pdfDate(time).bytes).toString();
  expect(text).toBe(written);
  expect(parseDate(text)).toEqual(time);
});
