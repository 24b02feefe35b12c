import { expect, test } from 'vitest';
import { settled } from './draft-fakes.fixture.ts';
import { DragPlan, heldPoint, type PlannedDrag } from './drag-plan.ts';
import type { PlacedLook } from './stamp-plans.ts';

function placeAt(page: number, x: number, y: number): PlacedLook {
  const box = { x: x - 4, y: y - 20, width: 8, height: 40, rotation: 0 };
  return { page, box, description: '公章', look: { kind: 'picture', picture: 'p', blend: 'multiply' } };
}

test('one question at a time, and of what came meanwhile only the latest', async () => {
  const answers: (() => void)[] = [];
  const planned: PlannedDrag[] = [];
  const plan = new DragPlan(
    ({ x }) => new Promise((resolve) => answers.push(() => resolve([placeAt(0, Number(x), 60)]))),
    (drag) => planned.push(drag),
  );
  for (const x of [10, 20, 30]) plan.ask({ page: 0, x, y: 60 }, { x });
  expect(answers).toHaveLength(1);
  await settled(answers[0]);
  await settled(answers[1]);
  expect(planned.map(({ asked }) => asked.x)).toEqual([10, 30]);
  plan.ask({ page: 0, x: 40, y: 60 }, { x: 40 });
  plan.end();
  await settled(answers[2]);
  expect(answers).toHaveLength(3);
  expect(planned).toHaveLength(2);
});

test('what cannot be planned leaves the last answer standing', async () => {
  const planned: PlannedDrag[] = [];
  const plan = new DragPlan(
    async () => undefined,
    (drag) => planned.push(drag),
  );
  plan.ask({ page: 0, x: 1, y: 1 }, {});
  await settled();
  expect(planned).toEqual([]);
});

test('a slice stays at its edge and follows the pointer along it, as far as the mode lets it', () => {
  const asked = { page: 0, x: 150, y: 60 };
  const to = { page: 0, x: 140, y: 70 };
  expect(heldPoint(to, 0, { asked, places: [placeAt(0, 206, 60)] })).toEqual({ page: 0, x: 206, y: 70 });
  expect(heldPoint(to, 0, { asked, places: [placeAt(0, 206, 80)] })).toEqual({ page: 0, x: 206, y: 80 });
});

test('a place that the mode lets go anywhere is under the pointer, ahead of its plan', () => {
  const asked = { page: 0, x: 50, y: 60 };
  const to = { page: 0, x: 55, y: 61 };
  expect(heldPoint(to, 0, { asked, places: [placeAt(0, 50.04, 60)] })).toEqual(to);
  expect(heldPoint(to, 0, undefined)).toEqual(to);
});

test('where the pointer goes to the page of another place, each stays on its own', () => {
  const places = [placeAt(0, 50, 60), placeAt(1, 50, 60)];
  const asked = { page: 1, x: 50, y: 60 };
  expect(heldPoint({ page: 1, x: 52, y: 60 }, 0, { asked, places })).toEqual({ page: 0, x: 50, y: 60 });
});
