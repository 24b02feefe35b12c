import { expect, test } from 'vitest';
import { SettingsOfDocuments } from './multipage-settings.ts';

/** A window, opened once more on the same storage by every call of `open`. */
function lab(kept: string | null = null) {
  let value = kept;
  const closers: ((id: string) => void)[] = [];
  const open = () =>
    new SettingsOfDocuments(
      { onDidClose: (listener) => ({ dispose: () => void closers.splice(closers.push(listener) - 1, 1) }) },
      { getItem: () => value, setItem: (_, next) => (value = next) },
    );
  return { open };
}

test('what is chosen for one document is where the next begins, in the next window, too', () => {
  const { open } = lab();
  const settings = open();
  settings.of('a').setState({ pages: 'odd', corner: 'bottom-right', rotation: 12 });
  expect(settings.of('b').getState()).toMatchObject({ pages: 'odd', corner: 'bottom-right', rotation: 12 });
  expect(open().of('c').getState()).toMatchObject({ pages: 'odd', corner: 'bottom-right', rotation: 12 });
});

test('numbers of pages stay with their document', () => {
  const { open } = lab();
  const settings = open();
  settings.of('a').setState({ pages: '1-3' });
  expect(settings.of('a').getState().pages).toBe('1-3');
  expect(settings.of('b').getState().pages).toBe('all');
});

test.each([['nonsense'], ['null'], ['{"pages":"1-3","corner":"middle","rotation":1000}']])(
  'what is kept as %s leaves the defaults',
  (kept) => {
    const defaults = { pages: 'all', corner: 'top-left', rotation: 0, signsOnDrop: false };
    expect(lab(kept).open().of('a').getState()).toEqual(defaults);
  },
);
