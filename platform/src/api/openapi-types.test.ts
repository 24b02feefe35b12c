import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateApi } from '../../generate-api.ts';

test('what is made from openapi.yaml is what it says now', async () => {
  for (const [name, text] of await generateApi()) {
    expect(readFileSync(new URL(name, import.meta.url), 'utf8') === text, `${name}: node platform/generate-api.ts`).toBe(true);
  }
});

test('no sentence became a key: a comma in an unquoted description of `{ ... }` ends it', () => {
  const keys = new Set<string>();
  JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'), (key, value) => {
    keys.add(key);
    return value;
  });
  expect([...keys].filter((key) => key.includes(' '))).toEqual([]);
});
