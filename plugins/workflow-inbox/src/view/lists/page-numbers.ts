/** Numbers beside the one of the page that is shown. */
const BESIDE = 1;

/** The first and the last page, and those around the one that is shown; `undefined` where some are left out. */
export function pageNumbers(page: number, last: number): readonly (number | undefined)[] {
  const near = [1, last];
  for (let number = page - BESIDE; number <= page + BESIDE; number++)
    if (number > 1 && number < last) near.push(number);
  const sorted = [...new Set(near)].sort((one, other) => one - other);
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1] ?? number - 1;
    if (number - before === 2) return [number - 1, number];
    return number - before > 2 ? [undefined, number] : [number];
  });
}
