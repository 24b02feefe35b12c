import { expect, test } from 'vitest';
import { formatStrokes, MOST_POINTS, parseStrokes } from '../common-strokes.ts';
import { Writing } from './writing.ts';

const sample = (x: number, time: number, pressure?: number) => ({ x, y: 10, time, pressure });

function stroke(writing: Writing, from: number, to: number, speed = 0.2): void {
  writing.begin(sample(from, 0));
  for (let x = from + 1; x <= to; x++) writing.add([sample(x, (x - from) / speed)]);
  writing.end();
}

test('a stroke begins where the pen touches and ends where it leaves', () => {
  const writing = new Writing();
  writing.add([sample(1, 0)]);
  stroke(writing, 5, 8);
  writing.add([sample(9, 100)]);
  expect(writing.state.getState().strokes.map((points) => points.map(({ x }) => x))).toEqual([[5, 6, 7, 8]]);
});

test('what a pen tells of its pressure is kept', () => {
  const writing = new Writing();
  writing.begin(sample(0, 0, 0.1));
  writing.add([sample(1, 10, 0.9), sample(2, 20, 0.4)]);
  expect(writing.state.getState().strokes[0]?.map(({ pressure }) => pressure)).toEqual([0.1, 0.9, 0.4]);
});

test('a mouse in a hurry draws a thinner line', () => {
  const [slow, fast] = [new Writing(), new Writing()];
  stroke(slow, 0, 30, 0.05);
  stroke(fast, 0, 30, 3);
  const end = (writing: Writing) => writing.state.getState().strokes[0]!.at(-1)!.pressure;
  expect(end(slow)).toBeGreaterThan(0.6);
  expect(end(fast)).toBeLessThan(0.4);
});

test('a hand that rests adds nothing', () => {
  const writing = new Writing();
  writing.begin(sample(5, 0));
  for (let time = 1; time < 500; time++) writing.add([sample(5 + (time % 2) * 0.02, time)]);
  expect(writing.state.getState().strokes).toEqual([[{ x: 5, y: 10, pressure: expect.any(Number) }]]);
});

test('strokes are taken back one by one, or all', () => {
  const writing = new Writing();
  for (const from of [0, 10, 20]) stroke(writing, from, from + 2);
  writing.undo();
  expect(writing.state.getState().strokes.map(([first]) => first?.x)).toEqual([0, 10]);
  writing.clear();
  expect(writing.state.getState().strokes).toEqual([]);
  writing.undo();
  expect(writing.state.getState().strokes).toEqual([]);
});

test('as much is taken as can be signed', () => {
  const writing = new Writing();
  writing.begin(sample(0, 0));
  for (let index = 1; index < MOST_POINTS + 100; index++) writing.add([sample((index % 2) * 5, index)]);
  const { strokes, isFull } = writing.state.getState();
  expect(isFull).toBe(true);
  expect(() => parseStrokes(formatStrokes(strokes))).not.toThrow();
  writing.begin(sample(1, 0));
  expect(writing.state.getState().strokes).toHaveLength(1);
  writing.undo();
  expect(writing.state.getState().isFull).toBe(false);
});
