import { expect, test } from 'vitest';
import type { DeviceBoard, ShownDevice } from '../common-devices-rpc.ts';
import { takeIn } from './board-history.ts';

const title = { 'zh-CN': '测试', en: 'Test' };

function device(ref: string, driver = 'netca'): ShownDevice {
  const token = { id: ref, label: ref, serial: ref, manufacturer: 'Test' };
  return { ref, driver, token, name: { 'zh-CN': ref, en: ref }, certificates: [], isSoftware: false };
}

function board(devices: readonly ShownDevice[], rest: Partial<DeviceBoard> = {}): DeviceBoard {
  return { devices, troubles: [], pending: [], offers: [], ...rest };
}

const refs = (devices: readonly ShownDevice[]) => devices.map(({ ref }) => ref);
const [a, b, c] = [device('a'), device('b'), device('c', 'skf')];

test('devices keep their order; a new one comes last', () => {
  const { board: now, left } = takeIn(takeIn(undefined, board([a, b])), board([c, b, a]));
  expect(refs(now.devices)).toEqual(['a', 'b', 'c']);
  expect(left).toEqual([]);
});

test('what was pulled out is noted until it is back', () => {
  const without = takeIn(takeIn(undefined, board([a, b])), board([b]));
  expect(refs(without.board.devices)).toEqual(['b']);
  expect(refs(without.left)).toEqual(['a']);
  const nothing = takeIn(without, board([]));
  expect(refs(nothing.left)).toEqual(['b', 'a']);
  expect(refs(takeIn(nothing, board([a])).left)).toEqual(['b']);
});

test('a driver that has not answered yet keeps its devices', () => {
  const waiting = takeIn(takeIn(undefined, board([a, c])), board([], { pending: [{ driver: 'netca', title }] }));
  expect(refs(waiting.board.devices)).toEqual(['a']);
  expect(refs(waiting.left)).toEqual(['c']);
});

test('the devices of a driver that failed were not pulled out', () => {
  const error = { code: 'x', data: {}, sentence: title };
  const troubles = [{ driver: 'netca', title, error, quarantined: false }];
  const failed = takeIn(takeIn(undefined, board([a])), board([], { troubles }));
  expect(failed).toMatchObject({ board: { devices: [] }, left: [] });
});
