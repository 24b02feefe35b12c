/** Makes partial names for new signature fields that no field of the document has, at whatever depth: Signature1, ... */
export function* unusedFieldNames(taken: ReadonlySet<string>): Generator<string, never> {
  for (let number = 1; ; number++) {
    const name = `Signature${number}`;
    if (!taken.has(name)) yield name;
  }
}
