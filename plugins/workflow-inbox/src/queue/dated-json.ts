/** JSON that keeps moments: `{"$date": milliseconds since 1970}`. */
export function toDatedJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, shown) {
    const { [key]: held } = this;
    return held instanceof Date ? { $date: held.getTime() } : shown;
  });
}

/** Throws where it is no JSON. */
export function fromDatedJson(text: string): unknown {
  return JSON.parse(text, (_, value) => {
    const time: unknown = value?.$date;
    return typeof time === 'number' ? new Date(time) : value;
  });
}
