import { afterEach, expect, test } from 'vitest';
import { type Disposable, DisposableStore, toDisposable, trackDisposables } from './disposable.ts';

afterEach(() => void trackDisposables(undefined));

test('what ends, ends once, and every caller waits for the same end', async () => {
  let ends = 0;
  let release = () => {};
  const disposable = toDisposable(() => {
    ends++;
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const first = disposable.dispose();
  expect(disposable.dispose()).toBe(first);
  release();
  await first;
  expect(ends).toBe(1);
});

test('an end that ends itself does not go round in circles', () => {
  let ends = 0;
  const disposable: Disposable = toDisposable(() => {
    ends++;
    void disposable.dispose();
  });
  void disposable.dispose();
  expect(ends).toBe(1);
});

test('a store ends its members in reverse order, each after the other, and names all that failed', async () => {
  const order: string[] = [];
  const store = new DisposableStore();
  store.add({ dispose: () => void order.push('first') });
  store.add({
    dispose() {
      throw new Error('second');
    },
  });
  store.add({
    async dispose() {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push('third');
    },
  });
  store.add({ dispose: () => Promise.reject(new Error('fourth')) });
  expect(store.size).toBe(4);
  const failed = (await store.dispose().catch((error: unknown) => error)) as AggregateError;
  expect(order).toEqual(['third', 'first']);
  expect(failed.errors.map(({ message }) => message)).toEqual(['fourth', 'second']);
  expect(store.size).toBe(0);
});

test('what is added to a store that has ended, ends at once', async () => {
  let ends = 0;
  const store = new DisposableStore();
  await store.dispose();
  const late = { dispose: () => void ends++ };
  expect(store.add(late)).toBe(late);
  expect(ends).toBe(1);
  await store.dispose();
  expect(ends).toBe(1);
});

test('a tracker sees what is made and what ends, each once', async () => {
  const alive = new Set<Disposable>();
  let ends = 0;
  const tracker = {
    created: (made: Disposable) => void alive.add(made),
    disposed(gone: Disposable) {
      ends++;
      alive.delete(gone);
    },
  };
  expect(trackDisposables(tracker)).toBeUndefined();
  const disposable = toDisposable(() => {});
  expect([...alive]).toEqual([disposable]);
  await disposable.dispose();
  await disposable.dispose();
  expect({ ends, alive: alive.size }).toEqual({ ends: 1, alive: 0 });
  expect(trackDisposables(undefined)).toBe(tracker);
});
