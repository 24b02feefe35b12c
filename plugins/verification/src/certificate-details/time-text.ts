import type { Localized } from '@sealwright/core/api';

/** A moment by the clock of this computer, and as certificates have it, which is in UTC; a line each. */
export function timeText(time: Date): Localized {
  const minutes = -time.getTimezoneOffset();
  const utc = [shown(time), 'UTC'] as const;
  const lines = minutes === 0 ? [utc] : [[shown(time, minutes), `UTC${offset(minutes)}`] as const, utc];
  return {
    'zh-CN': lines.map(([text, zone]) => `${text}（${zone}）`).join('\n'),
    en: lines.map(([text, zone]) => `${text} (${zone})`).join('\n'),
  };
}

/** '2026-11-22 08:30:00', so many minutes ahead of UTC. */
function shown(time: Date, minutes = 0): string {
  return new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** '+08:00' */
function offset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
