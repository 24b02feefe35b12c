/** Resolves when the work has ended in whatever way, but after so many milliseconds at the latest. */
export function settledWithin(milliseconds: number, work: () => Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    work().then(end, end);
  });
}
