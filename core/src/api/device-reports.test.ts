import { expect, test } from 'vitest';
import { keepAwaitedDevices, reportTrouble } from './device-reports.ts';
import { defineError } from './errors.ts';

const title = { 'zh-CN': '测试', en: 'Test' };
const Hung = defineError('driver.hung', { 'zh-CN': '没有响应。', en: 'No answer.' });
const [a, b, c] = ['a', 'b', 'c'].map((ref) => ({ ref, driver: ref === 'b' ? 'skf' : 'netca' }));
const refs = (...[last, next]: Parameters<typeof keepAwaitedDevices>) =>
  keepAwaitedDevices(last, next).map(({ ref }) => ref);

test('devices keep their order; a new one comes last; what has left is gone', () => {
  expect(refs([a!, b!], { devices: [c!, b!, a!], pending: [] })).toEqual(['a', 'b', 'c']);
  expect(refs([a!, b!], { devices: [b!], pending: [] })).toEqual(['b']);
});

test('the devices of a driver that has not answered yet stay', () => {
  expect(refs([a!, b!], { devices: [], pending: [{ driver: 'skf', title }] })).toEqual(['b']);
});

test('a trouble is told by its own sentence, else by a general one', () => {
  const trouble = { driver: 'netca', title, quarantined: true };
  expect(reportTrouble({ ...trouble, error: Hung({}) })).toEqual({ ...trouble, error: Hung({}).toJSON() });
  expect(reportTrouble({ ...trouble, error: new TypeError('x') }).error.code).toBe('keys.driver-failed');
});
