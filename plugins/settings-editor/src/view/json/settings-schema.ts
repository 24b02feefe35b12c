import type { Locale, Localized } from '@sealwright/core/api';
import type { Setting } from '../../common-settings-rpc.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of the whole text, from the schemas of the manifests, with titles in one language. */
export function settingsSchema(settings: readonly Setting[], locale: Locale): JsonSchema {
  const properties = settings.map(({ key, data }) => {
    const { title, description, schema, default: initial } = data;
    const about = { title: title[locale], ...(description && { description: description[locale] }) };
    return [key, { ...(inLanguage(schema, locale) as JsonSchema), ...about, default: initial }] as const;
  });
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}

/** The schema with every text that stands there in both languages replaced by the one in `locale`. */
function inLanguage(part: unknown, locale: Locale): unknown {
  if (Array.isArray(part)) return part.map((each) => inLanguage(each, locale));
  if (typeof part !== 'object' || part === null) return part;
  const table = part as Partial<Localized>;
  if (typeof table['zh-CN'] === 'string' && typeof table.en === 'string') return table[locale];
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, inLanguage(inner, locale)]));
}
