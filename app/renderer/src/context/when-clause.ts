export type Context = Readonly<Record<string, boolean>>;

/**
 * Whether a `when` clause holds: names of context keys, `!` and `&&`, such as 'document.active && !document.busy'. A key
 * that nobody has set is false; without a clause it holds always.
 */
export function holds(clause: string | undefined, context: Context): boolean {
  if (clause === undefined) return true;
  return clause.split('&&').every((part) => {
    const term = part.trim();
    const name = term.replace(/^!+\s*/, '');
    const isNegated = (term.length - term.replace(/^!+/, '').length) % 2 === 1;
    return (Object.hasOwn(context, name) && context[name] === true) !== isNegated;
  });
}
