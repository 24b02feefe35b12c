/** For calls that tidy up: what they report is known from elsewhere or does not matter. */
export function quietly(call: () => unknown): void {
  try {
    call();
  } catch {
    // Nothing to do: the session or the key is gone already.
  }
}
