import { columnsOf } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';

const CLEAR = '\r\u001b[K';

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const line = new ProgressLine({ isTTY, columns, write: (text: string) => written.push(text) > 0 });
  return { line, written };
}

test('on a terminal the bar is drawn over, and gives way to other lines', () => {
  const { line, written } = terminal(true);
  line.show('合同一.pdf', 0);
  line.show('合同二.pdf', 0.5);
  line.show('PIN');
  line.show('合同二.pdf', 0.5);
  line.clear();
  line.clear();
  expect(written).toEqual([
    `[${'-'.repeat(20)}]   0% 合同一.pdf`,
    CLEAR,
    `[${'#'.repeat(10)}${'-'.repeat(10)}]  50% 合同二.pdf`,
    CLEAR,
    'PIN\n',
    `[${'#'.repeat(10)}${'-'.repeat(10)}]  50% 合同二.pdf`,
    CLEAR,
  ]);
});

test.each([20, 40, 41, 200])('a bar is never wider than the terminal: %i columns', (columns) => {
  const { line, written } = terminal(true, columns);
  line.show('很长的文件名'.repeat(30), 0.25);
  expect(columnsOf(written[0]!)).toBeLessThan(Math.max(columns, 29));
});

test('a terminal that does not say how wide it is has 80 columns', () => {
  const { line, written } = terminal(true, 0);
  line.show('长'.repeat(99), 1);
  expect(columnsOf(written[0]!)).toBe(78);
});

test('elsewhere there is a line for each share, and none for steps', () => {
  const { line, written } = terminal(false);
  line.show('step');
  line.show('合同一.pdf', 0);
  line.show('合同二.pdf', 1 / 3);
  line.clear();
  expect(written).toEqual(['  0% 合同一.pdf\n', ' 33% 合同二.pdf\n']);
});

test('names of files cannot steer the terminal', () => {
  const { line, written } = terminal(true);
  line.show('a\u001b[2J\nb', 0);
  expect(written[0]).toBe(`[${'-'.repeat(20)}]   0% a [2J b`);
});
