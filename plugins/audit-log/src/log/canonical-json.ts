export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a value down: members by their names, no spaces, characters as they are (RFC 8785). Numbers must be
 * safe integers, and strings whole in UTF-16, so nothing of that standard's rules for other numbers is needed.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const member = value[name];
      return member === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
