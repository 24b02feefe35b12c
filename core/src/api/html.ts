/** Markup whose values are escaped. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Markup from a template. Whatever is put in stays text, in elements as in quoted attributes; other markup made by this
 * function is put in as it is.
 *
 * @example
 * html`<p title="${name}">${name}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.map((part, index) => part + (index < values.length ? shown(values[index]!) : '')).join('') };
}

function shown(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
