import { expect, test } from 'vitest';
import { Scope } from './container.ts';

const key = Symbol('key');

test('a scope falls back on its parent, and its own values stay its own', () => {
  const parent = new Scope();
  const child = new Scope(parent);
  parent.set(key, 'parent');
  expect(child.get(key)).toBe('parent');
  child.set(key, 'child');
  expect(child.get(key)).toBe('child');
  expect(parent.get(key)).toBe('parent');
  child.delete(key);
  expect(child.get(key)).toBe('parent');
});

test('a value that is replaced or deleted in the parent is so for the child', () => {
  const parent = new Scope();
  const child = new Scope(parent);
  parent.set(key, 'old');
  expect(child.get(key)).toBe('old');
  parent.set(key, 'new');
  expect(child.get(key)).toBe('new');
  parent.delete(key);
  expect(child.has(key)).toBe(false);
});
