const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size in bytes as people read it: '1.4 GB'. */
export function sizeOf(bytes: number): string {
  let unit = 0;
  let size = bytes;
  for (; size >= 1_000 && unit < UNITS.length - 1; unit++) size /= 1_000;
  return `${Math.round(size * 10) / 10} ${UNITS[unit]}`;
}
