import { expect, test } from 'vitest';
import { SubmitGuards } from './submit-guards.ts';

test('all are asked in turn, the first refusal ends it, and who went away is not asked', async () => {
  const guards = new SubmitGuards();
  const asked: string[] = [];
  const guard = (name: string, answer: boolean) => async (documentId: string) => {
    asked.push(`${name} ${documentId}`);
    return answer;
  };
  expect(await guards.allow('d')).toBe(true);
  guards.add(guard('a', true));
  const second = guards.add(guard('b', false));
  guards.add(guard('c', true));
  expect(await guards.allow('d')).toBe(false);
  expect(asked).toEqual(['a d', 'b d']);
  await second.dispose();
  expect(await guards.allow('d')).toBe(true);
  expect(asked.slice(2)).toEqual(['a d', 'c d']);
});

test('what a guard throws is passed on', async () => {
  const guards = new SubmitGuards();
  guards.add(async () => Promise.reject(new Error('no')));
  await expect(guards.allow('d')).rejects.toThrow('no');
});
