import { setImmediate } from 'node:timers/promises';
import { type Voucher, WorkflowConflict, WorkflowTransitionInvalid } from '@sealwright/core/api';
import { afterEach, expect, test } from 'vitest';
import { ActionQueue } from './action-queue.ts';

const PLACE = { source: 's', account: 'a' };
let queue: ActionQueue;
let tried: string[];
/** What the platform throws, by the name of the action. */
let refusals: Record<string, unknown>;

function start(): void {
  tried = [];
  refusals = {};
  queue = new ActionQueue({
    // Others have their turn while something is written.
    log: { put: async () => void (await setImmediate()), remove: async () => void (await setImmediate()) },
    perform: async ({ name, voucher }) => {
      tried.push(name);
      await setImmediate();
      if (refusals[name]) throw refusals[name];
      return { id: voucher, etag: `${name} done` } as Voucher;
    },
    look: async ({ voucher }) => ({ id: voucher, etag: 'now' }) as Voucher,
    place: () => PLACE,
  });
}
afterEach(() => queue.dispose());

const add = (voucher: string, name: string, isQuiet = true) =>
  queue.add(
    { place: PLACE, voucher, name, kind: 'receive', task: { kind: 'act', act: { kind: 'receive' } }, etag: 'seen' },
    { isQuiet },
  );
const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await setImmediate();
};

test('who drops an action after a conflict drops what was to follow it, and none of that begins meanwhile', async () => {
  start();
  refusals.first = WorkflowConflict({ voucher: 'v' });
  await add('v', 'first');
  await add('v', 'second');
  await add('v', 'third');
  await settled();
  const [conflict] = queue.list(PLACE);
  expect(conflict).toMatchObject({ name: 'first', state: 'conflict' });
  const dropped = queue.settle(conflict!.key, 'drop');
  // Whatever else is done looks for what can begin.
  for (let number = 0; number < 5; number++) await add(`other ${number}`, `other ${number}`);
  await dropped;
  await settled();
  expect(queue.list(PLACE)).toEqual([]);
  expect(tried.filter((name) => !name.startsWith('other'))).toEqual(['first']);
});

test('what follows a refused action is refused with it, and does not begin meanwhile', async () => {
  start();
  refusals.first = WorkflowTransitionInvalid({ state: 'withdrawn', allowedActions: [] });
  await add('v', 'first');
  await add('v', 'second');
  for (let number = 0; number < 5; number++) await add(`other ${number}`, `other ${number}`);
  await settled();
  expect(queue.list(PLACE).map(({ name, state }) => [name, state])).toEqual([
    ['first', 'refused'],
    ['second', 'refused'],
  ]);
  expect(tried.filter((name) => !name.startsWith('other'))).toEqual(['first']);
});

test('what stands behind one that goes on is waited for; behind one that is held up it is kept', async () => {
  start();
  await add('v', 'first');
  expect(await add('v', 'second', false)).toMatchObject({ outcome: 'done', voucher: { etag: 'second done' } });
  refusals.third = WorkflowConflict({ voucher: 'v' });
  await add('v', 'third');
  expect(await add('v', 'fourth', false)).toMatchObject({ outcome: 'kept' });
  await settled();
  expect(await add('v', 'fifth', false)).toMatchObject({ outcome: 'kept' });
  expect(tried).toEqual(['first', 'second', 'third']);
});
