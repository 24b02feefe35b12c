import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret.ts';

const PIN = '86420975';

test.each<[string, (secret: Secret) => unknown]>([
  ['String', (secret) => String(secret)],
  ['a template', (secret) => `${secret}`],
  ['JSON', (secret) => JSON.stringify({ secret })],
  ['inspect, all of it', (secret) => inspect({ secret }, { showHidden: true, depth: 9, customInspect: false })],
  ['console', (secret) => format('%s %o %j', secret, secret, secret)],
  ['a spread', (secret) => inspect({ ...secret })],
  ['its members', (secret) => inspect(Object.entries(Object.getOwnPropertyDescriptors(secret)))],
  ['a structured clone', (secret) => inspect(structuredClone(secret))],
])('%s does not tell it', (_, print) => {
  const secret = Secret.fromText(PIN);
  const bytes = [...new TextEncoder().encode(PIN)];
  const printed = String(print(secret));
  expect(printed).not.toContain(PIN);
  expect(printed.replace(/\s/g, '')).not.toContain(bytes.join(','));
});

test('it lends its bytes, and wiping overwrites the very array that it was given', () => {
  const bytes = new TextEncoder().encode(PIN);
  const secret = new Secret(bytes);
  expect(secret.use((lent) => new TextDecoder().decode(lent))).toBe(PIN);
  secret.wipe();
  expect([...bytes]).toEqual(new Array(8).fill(0));
  expect(() => secret.use(() => 'anything')).toThrow('the secret has been wiped');
  secret.wipe();
});
