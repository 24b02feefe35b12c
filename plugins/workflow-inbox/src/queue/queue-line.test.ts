import { expect, test } from 'vitest';
import { QueueLine } from './queue-line.ts';

/** A line and its clock; pauses are as long as they get. */
function lineAt() {
  const clock = { now: 0 };
  return { clock, line: new QueueLine({ now: () => clock.now, random: () => 1 }) };
}

test('pauses grow while it stays down, to a minute, and begin anew when it was up', () => {
  const { clock, line } = lineAt();
  const pauses = Array.from({ length: 8 }, () => {
    line.failed();
    const { pause } = line;
    clock.now += pause;
    return pause;
  });
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  line.worked();
  expect([line.isDown, line.pause]).toEqual([false, 0]);
  line.failed();
  expect(line.pause).toBe(1_000);
});

test('several that fail at one time are one failure', () => {
  const { clock, line } = lineAt();
  for (let lane = 0; lane < 4; lane += 1) line.failed();
  expect(line.pause).toBe(1_000);
  clock.now += 1_000;
  line.failed();
  expect(line.pause).toBe(2_000);
});

test('what the platform asked for counts where it is longer, whoever was told', () => {
  const { line } = lineAt();
  line.failed(3_000);
  expect(line.pause).toBe(3_000);
  line.failed(5_000);
  line.failed(4_000);
  expect(line.pause).toBe(5_000);
});

test('somebody who believes that it is up is believed once', () => {
  const { line } = lineAt();
  line.failed();
  line.wake();
  expect([line.isDown, line.pause]).toEqual([true, 0]);
  line.failed();
  expect(line.pause).toBe(2_000);
});
