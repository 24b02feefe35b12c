import type { CallOptions, LogLine } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import type { LogBatch } from '../common-output-rpc.ts';
import { LogRecord } from './log-record.ts';

function start() {
  let report: (batch: LogBatch) => void = () => {};
  const watchLog = vi.fn(({ signal, onProgress }: CallOptions<LogBatch> = {}) => {
    report = onProgress!;
    return new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  });
  const record = new LogRecord({ watchLog });
  const texts = () => record.state.getState().lines.map(({ text }) => text);
  const batch = (run: string, ...numbers: number[]) => report({ run, lines: numbers.map((number) => line(number)) });
  return { record, texts, batch, report: (given: LogBatch) => report(given) };
}

function line(number: number, more: Partial<LogLine> = {}): LogLine {
  return { number, time: new Date(number), plugin: 'a', level: 'info', message: `line ${number}`, ...more };
}

test('lines that come again are listed once, also after a pause', () => {
  const { record, texts, batch } = start();
  const first = record.watch();
  batch('one', 1, 2);
  batch('one', 3);
  void first.dispose();
  record.watch();
  batch('one', 1, 2, 3, 4);
  expect(texts()).toEqual(['line 1', 'line 2', 'line 3', 'line 4']);
});

test('a host that was started anew counts from 1 again; what the last one wrote stays', () => {
  const { record, texts, batch } = start();
  record.watch();
  batch('one', 1, 2);
  batch('two', 1);
  expect(texts()).toEqual(['line 1', 'line 2', 'line 1']);
});

test('what was cleared does not come back, what is written then does', () => {
  const { record, texts, batch } = start();
  const first = record.watch();
  batch('one', 1, 2);
  record.clear();
  void first.dispose();
  record.watch();
  batch('one', 1, 2, 3);
  expect(texts()).toEqual(['line 3']);
});

test('a fault belongs to the plugin that it names, and data stand behind the message', () => {
  const { record, report } = start();
  record.watch();
  report({
    run: 'one',
    lines: [
      line(1, { plugin: 'host', message: 'it broke', data: { plugin: 'keys', where: 'activate' } }),
      line(2, { plugin: 'host', message: 'it goes on' }),
    ],
  });
  expect(record.state.getState().lines).toMatchObject([
    { source: 'keys', text: 'it broke {"plugin":"keys","where":"activate"}' },
    { source: 'host', text: 'it goes on' },
  ]);
});

test('a very long line is cut', () => {
  const { record, texts, report } = start();
  record.watch();
  report({ run: 'one', lines: [line(1, { data: { text: 'x'.repeat(50_000) } })] });
  expect(texts()[0]!.length).toBeLessThan(3_010);
});

test('of very many lines the latest are kept', () => {
  const { record, texts, batch } = start();
  record.watch();
  for (let at = 0; at < 6; at++) batch('one', ...Array.from({ length: 1_000 }, (_, index) => at * 1_000 + index + 1));
  expect(texts()).toHaveLength(5_000);
  expect(texts()[0]).toBe('line 1001');
});
