const LONGEST = 300;

/** A short text for anything that can be thrown, even for values whose own accessors throw. */
export function describeThrown(thrown: unknown): string {
  try {
    const text = String(thrown instanceof Error ? thrown.message || thrown.name : thrown);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  } catch {
    return 'a value that cannot be described';
  }
}
