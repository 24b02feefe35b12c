/** Child process of the storage tests: writes to one store of the profile as its arguments say. */
import { Type } from 'typebox';
import { createProfileStorage } from './profile-storage.ts';

const [job, profile, name] = process.argv.slice(2) as [string, string, string];
const storage = createProfileStorage(profile).forPlugin('test');

if (job === 'count') {
  const counter = storage.store(name, { version: 1, schema: Type.Object({ n: Type.Integer() }), initial: { n: 0 } });
  for (let i = 0; i < 200; i++) await counter.update(({ n }) => ({ n: n + 1 }));
} else if (job === 'fill') {
  const initial: { n: number; filling: string[] } = { n: 0, filling: [] };
  const store = storage.store(name, { version: 1, schema: Type.Unknown(), initial });
  for (let n = 1; ; n++) {
    await store.update(() => ({ n, filling: Array.from({ length: 4_000 }, () => `number ${n}`) }));
    process.send?.(n);
  }
} else {
  const store = storage.store(name, { version: 1, schema: Type.Unknown(), initial: null });
  await store.update(() => {
    process.send?.('locked');
    for (;;);
  });
}
process.disconnect?.();
