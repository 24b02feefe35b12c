import { expect, test } from 'vitest';
import { StepHistory } from './step-history.ts';

test('each step can be undone and redone', () => {
  const history = new StepHistory('a');
  history.push('b');
  history.push('c');
  history.undo();
  history.undo();
  expect([history.present, history.canUndo, history.canRedo]).toEqual(['a', false, true]);
  history.redo();
  history.redo();
  expect([history.present, history.canUndo, history.canRedo]).toEqual(['c', true, false]);
});

test('nothing happens beyond the ends', () => {
  const history = new StepHistory('a');
  history.undo();
  history.redo();
  expect(history.present).toBe('a');
});

test('the steps of one gesture are undone together, those of the next are not', () => {
  const history = new StepHistory('a');
  history.push('b', 'drag 1');
  history.push('c', 'drag 1');
  history.push('d', 'drag 2');
  history.undo();
  expect(history.present).toBe('c');
  history.undo();
  expect(history.present).toBe('a');
});

test('a gesture that was undone is over: the next step of its name is a step of its own', () => {
  const history = new StepHistory('a');
  history.push('b', 'nudge');
  history.push('c');
  history.undo();
  history.push('d', 'nudge');
  history.undo();
  expect(history.present).toBe('b');
});

test('a new step takes the place of what was undone', () => {
  const history = new StepHistory('a');
  history.push('b');
  history.undo();
  history.push('c');
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(history.present).toBe('a');
});

test('after a new beginning nothing can be undone', () => {
  const history = new StepHistory('a');
  history.push('b');
  history.reset('z');
  expect([history.present, history.canUndo, history.canRedo]).toEqual(['z', false, false]);
});
