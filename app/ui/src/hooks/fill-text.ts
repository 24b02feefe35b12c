export type TextValues = Readonly<Record<string, string | number>>;

/** Replaces `{name}` by the value of that name; names without a value stay. */
export function fillText(template: string, values: TextValues = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
