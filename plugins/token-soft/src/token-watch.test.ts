import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fixture, makeFixture } from './openssl.fixture.ts';
import { keptLog, PIN, softFolder } from './soft-token.fixture.ts';
import { TokenWatch } from './token-watch.ts';
import { TryCounter } from './try-counter.ts';

const one: Fixture = makeFixture({ key: 'P-256', password: PIN });
let place: Awaited<ReturnType<typeof softFolder>>;
let watch: TokenWatch;
let changes: number;

beforeEach(async () => {
  place = await softFolder();
  await place.add('first', one);
  watch = new TokenWatch(place.folder, keptLog().log);
  changes = 0;
  watch.onDidChange(() => {
    changes += 1;
  });
});
afterEach(async () => {
  watch.dispose();
  await place.end();
});

test('a token that is added, replaced or removed is told; a try that is spent is not', async () => {
  await new TryCounter(place.folder).spend('first', () => true);
  await place.add('second', one);
  await expect.poll(() => changes).toBe(1);
  await place.add('second', one);
  await expect.poll(() => changes).toBe(2);
  await rm(place.folder.path('first'), { recursive: true });
  await expect.poll(() => changes).toBe(3);
});
