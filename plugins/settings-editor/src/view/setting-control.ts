import type { Localized, SettingValue } from '@sealwright/core/api';

export interface Choice {
  readonly value: string | number | boolean | null;
  readonly title: Localized;
}

/** How a setting is shown and changed, found from its JSON Schema. What fits no form is edited as JSON. */
export type SettingControl =
  | { readonly kind: 'switch' }
  | { readonly kind: 'select'; readonly choices: readonly Choice[] }
  | NumberControl
  | TextControl
  | { readonly kind: 'list'; readonly item: TextControl; readonly maxItems: number }
  | { readonly kind: 'json' };

export interface NumberControl {
  readonly kind: 'number';
  readonly isInteger: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: Localized | undefined;
}

export interface TextControl {
  readonly kind: 'text' | 'path';
  readonly maxLength: number | undefined;
}

type Schema = Readonly<Record<string, unknown>>;

export function controlOf(schema: object): SettingControl {
  const given = schema as Schema;
  const choices = choicesOf(given);
  if (choices) return { kind: 'select', choices };
  switch (given.type) {
    case 'boolean':
      return { kind: 'switch' };
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        isInteger: given.type === 'integer',
        min: numberIn(given.minimum),
        max: numberIn(given.maximum),
        unit: given.unit === undefined ? undefined : localized(given.unit),
      };
    case 'string':
      return textControl(given);
    case 'array': {
      const items = given.items as Schema | undefined;
      if (items?.type !== 'string' || choicesOf(items)) return { kind: 'json' };
      return { kind: 'list', item: textControl(items), maxItems: numberIn(given.maxItems) ?? Number.POSITIVE_INFINITY };
    }
    default:
      return { kind: 'json' };
  }
}

function choicesOf({ enum: values, oneOf, anyOf }: Schema): readonly Choice[] | undefined {
  const members = (oneOf ?? anyOf) as readonly Schema[] | undefined;
  if (Array.isArray(values))
    return values.every(isPlain) ? values.map((value) => ({ value, title: localized(value) })) : undefined;
  if (!Array.isArray(members) || members.length === 0) return undefined;
  if (!members.every((member) => isPlain(member.const))) return undefined;
  return members.map(({ const: value, title }) => ({
    value: value as Choice['value'],
    title: localized(title ?? value),
  }));
}

function textControl({ format, maxLength }: Schema): TextControl {
  return { kind: format === 'path' ? 'path' : 'text', maxLength: numberIn(maxLength) };
}

function isPlain(value: unknown): value is Choice['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A text in both languages, or whatever stands there in both of them. */
function localized(value: unknown): Localized {
  const table = value as Partial<Localized> | null;
  if (typeof table?.['zh-CN'] === 'string' && typeof table.en === 'string') return table as Localized;
  return { 'zh-CN': String(value), en: String(value) };
}

export function sameValue(one: SettingValue | undefined, other: SettingValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
