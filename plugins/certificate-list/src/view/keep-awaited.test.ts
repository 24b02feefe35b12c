import { expect, test } from 'vitest';
import { testBoard, testDevice } from './certificate.fixture.ts';
import { keepAwaited } from './keep-awaited.ts';

const title = { 'zh-CN': '测试', en: 'Test' };
const [a, b, c] = [testDevice('a'), testDevice('b', [], 'skf'), testDevice('c')];
const refs = (board: ReturnType<typeof testBoard>) => board.devices.map(({ ref }) => ref);

test('devices keep their order; a new one comes last; what has left is gone', () => {
  expect(refs(keepAwaited(testBoard([a, b]), testBoard([c, b, a])))).toEqual(['a', 'b', 'c']);
  expect(refs(keepAwaited(testBoard([a, b]), testBoard([b])))).toEqual(['b']);
});

test('the devices of a driver that has not answered yet stay', () => {
  const pending = [{ driver: 'skf', title }];
  expect(refs(keepAwaited(testBoard([a, b]), testBoard([], { pending })))).toEqual(['b']);
});
