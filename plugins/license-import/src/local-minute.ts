/** '2026-11-22 08:30' in the time zone of this computer. */
export function localMinute(time: Date | number): string {
  const moment = new Date(time);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
