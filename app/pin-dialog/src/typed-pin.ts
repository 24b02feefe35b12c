/** Longest PIN, in bytes of UTF-8. */
const LONGEST_PIN = 256;

/**
 * The PIN in the field, for the caller to overwrite. The field is emptied: its own text is a string, which no program in
 * a browser can overwrite, so it is let go at once.
 */
export function takePin(field: HTMLInputElement): Uint8Array {
  const pin = new TextEncoder().encode(field.value);
  field.value = '';
  return pin;
}

/** Lends the PINs that stand in the fields for the time of the call. */
export function withPins<Fields extends readonly HTMLInputElement[], R>(
  fields: readonly [...Fields],
  look: (...pins: { [Index in keyof Fields]: Uint8Array }) => R,
): R {
  const pins = fields.map(({ value }) => new TextEncoder().encode(value));
  try {
    return look(...(pins as { [Index in keyof Fields]: Uint8Array }));
  } finally {
    for (const pin of pins) pin.fill(0);
  }
}

/** Asked before the PIN is taken: what is too long is never sent. */
export function isTooLong(field: HTMLInputElement): boolean {
  // No character of UTF-16 has fewer bytes in UTF-8 than code units.
  return field.value.length > LONGEST_PIN || withPins([field], (pin) => pin.byteLength > LONGEST_PIN);
}
