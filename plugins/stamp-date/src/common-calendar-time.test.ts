import { expect, test } from 'vitest';
import { calendarTime } from './common-calendar-time.ts';

const moment = new Date('2024-07-17T16:30:05Z');

test('the date is that of the zone: it is tomorrow in Shanghai already', () => {
  expect(calendarTime(moment, 'Asia/Shanghai')).toEqual({
    year: 2024,
    month: 7,
    day: 18,
    hour: 0,
    minute: 30,
    second: 5,
  });
  expect(calendarTime(moment, 'America/New_York')).toMatchObject({ month: 7, day: 17, hour: 12 });
});

test('without a zone it is that of the computer', () => {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  expect(calendarTime(moment)).toMatchObject({ year, month, day, hour: moment.getHours() });
});
