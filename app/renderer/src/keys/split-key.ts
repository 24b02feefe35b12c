const modifiers = ['mod', 'ctrl', 'alt', 'shift'] as const;
type Modifier = (typeof modifiers)[number];

export function splitKey(key: string): { readonly modifiers: readonly Modifier[]; readonly key: string } {
  const match = /^((?:(?:mod|ctrl|alt|shift)\+)*)(.+)$/.exec(key);
  const given = (match?.[1] ?? '').split('+').filter((part) => part !== '') as Modifier[];
  return { modifiers: given, key: match?.[2] ?? key };
}

/** One spelling for each key: keys are the same where these are. But on macOS, 'mod' is Ctrl. */
export function canonicalKey(written: string, isMac: boolean): string {
  const { modifiers: given, key } = splitKey(written);
  const meant = new Set(given.map((name) => (name === 'ctrl' && !isMac ? 'mod' : name)));
  return [...modifiers.filter((name) => meant.has(name)), key].join('+');
}
