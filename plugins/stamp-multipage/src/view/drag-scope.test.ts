import { expect, test } from 'vitest';
import { DragScope } from './drag-scope.ts';

test('one stamp at a time has its pages moved alone', () => {
  const scope = new DragScope();
  scope.choose('stamp-1', true);
  expect([scope.isSingle('stamp-1'), scope.isSingle('stamp-2')]).toEqual([true, false]);
  scope.choose('stamp-2', false);
  expect(scope.isSingle('stamp-1')).toBe(true);
  scope.choose('stamp-1', false);
  expect(scope.isSingle('stamp-1')).toBe(false);
});

test('Alt counts for what happens while it is held, and until the scope ends', async () => {
  const scope = new DragScope();
  const target = new EventTarget();
  const ending = scope.attend(target as unknown as Window);
  const press = (type: string, altKey: boolean) => target.dispatchEvent(Object.assign(new Event(type), { altKey }));
  press('pointermove', true);
  expect(scope.isSingle('stamp-1')).toBe(true);
  press('pointerup', false);
  expect(scope.isSingle('stamp-1')).toBe(false);
  await ending.dispose();
  press('keydown', true);
  expect(scope.isSingle('stamp-1')).toBe(false);
});
