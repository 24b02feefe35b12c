/** Overwrites PINs when what was done with them is over, however it ended. */
export async function wiping<T>(pins: readonly Uint8Array[], run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    for (const pin of pins) pin.fill(0);
  }
}
