import { expect, test } from 'vitest';
import { RememberedOptions } from './remembered-options.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

test('what the next document wants as well is remembered, its own pages and place are not', () => {
  const items = storage();
  const options = { edge: 'top', inset: 4, 'per-seal': 10, margins: true, pages: '1-3', at: '80mm', shares: '1,2' };
  new RememberedOptions(items).keep(options);
  expect(new RememberedOptions(items).read()).toEqual({ edge: 'top', inset: 4, 'per-seal': 10, margins: true });
});

test.each(['null', '7', '{"inset":"wide","edge":3}', '{'])('%s is nothing to remember', (kept) => {
  expect(new RememberedOptions({ getItem: () => kept, setItem: () => {} }).read()).toEqual({});
});

test('storage that is forbidden hinders nobody', () => {
  const refuse = () => {
    throw new DOMException('', 'SecurityError');
  };
  const remembered = new RememberedOptions({ getItem: refuse, setItem: refuse });
  remembered.keep({ inset: 3 });
  expect(remembered.read()).toEqual({});
});
