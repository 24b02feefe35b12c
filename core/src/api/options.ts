import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { Dictionary } from './dictionary.ts';
import { defineError } from './errors.ts';
import { Localized } from './localized.ts';

/** A JSON Schema object whose properties become CLI options and form fields by themselves. */
export interface OptionsSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, OptionSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** A property as forms and the CLI read it: a JSON Schema with a title in both languages. */
export interface OptionSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  readonly title: Localized;
  readonly default?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** One-letter form at the CLI. */
  readonly short?: string;
  /** What the option's value looks like, for help texts: '120mm,80mm'. */
  readonly examples?: readonly (string | number)[];
}

const TextOrNumber = Type.Union([Type.String(), Type.Number()]);

/** The schema of `OptionsSchema` itself, for manifests. */
export const OptionsSchema = Type.Unsafe<OptionsSchema>(
  Type.Object({
    type: Type.Literal('object'),
    properties: Dictionary(
      Type.Object({
        type: Type.Union([
          Type.Literal('string'),
          Type.Literal('number'),
          Type.Literal('integer'),
          Type.Literal('boolean'),
        ]),
        title: Localized,
        default: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
        enum: Type.Optional(Type.Array(TextOrNumber, { minItems: 1 })),
        pattern: Type.Optional(Type.String({ format: 'regex' })),
        minimum: Type.Optional(Type.Number()),
        maximum: Type.Optional(Type.Number()),
        short: Type.Optional(Type.String({ pattern: '^[A-Za-z]$' })),
        examples: Type.Optional(Type.Array(TextOrNumber)),
      }),
    ),
    required: Type.Optional(Type.Array(Type.String())),
    additionalProperties: Type.Optional(Type.Boolean()),
  }),
);
export type Options = Readonly<Record<string, unknown>>;

/** `expected` and `expectedZh` say in English and Chinese what would do; the value itself may hold something private. */
export const OptionInvalid = defineError<{ option: string; expected: string; expectedZh: string }>('options.invalid', {
  'zh-CN': '选项 {option} 的值不正确，应为{expectedZh}。',
  en: 'The option {option} has a wrong value; expected {expected}.',
});
export const OptionMissing = defineError<{ option: string }>('options.missing', {
  'zh-CN': '缺少选项 {option}。',
  en: 'The option {option} is missing.',
});
export const OptionUnknown = defineError<{ option: string; known: string[] }>('options.unknown', {
  'zh-CN': '没有选项 {option}，可用：{known}。',
  en: 'There is no option {option}. Known: {known}.',
});

/**
 * The given values with the schema's defaults filled in; throws `options.*` for the first one at fault. An empty text is
 * no value for a required option.
 */
export function completeOptions(schema: OptionsSchema, given: Options): Options {
  const known = Object.keys(schema.properties);
  const complete: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(schema.properties)) {
    const value = given[name] ?? option.default;
    const required = schema.required?.includes(name) === true;
    if (required && (value === undefined || value === '')) throw OptionMissing({ option: name });
    if (value === undefined) continue;
    if (!Check(option, value)) throw OptionInvalid({ option: name, ...expectation(option) });
    complete[name] = value;
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw OptionUnknown({ option: unknown, known });
  return complete;
}

function expectation(option: OptionSchema): { readonly expected: string; readonly expectedZh: string } {
  const { type, enum: allowed, minimum, maximum, examples } = option;
  if (allowed) return { expected: allowed.join(' | '), expectedZh: ` ${allowed.join(' | ')} 之一` };
  if (type === 'boolean') return { expected: 'true or false', expectedZh: ' true 或 false' };
  if (type === 'string') {
    const example = examples?.[0];
    return example === undefined
      ? { expected: 'another form', expectedZh: '其他形式' }
      : { expected: `a form like ${example}`, expectedZh: ` ${example} 这样的形式` };
  }
  const whole = type === 'integer';
  return {
    expected: [
      whole ? 'a whole number' : 'a number',
      ...(minimum === undefined ? [] : [`of at least ${minimum}`]),
      ...(maximum === undefined ? [] : [`of at most ${maximum}`]),
    ].join(' '),
    expectedZh: [
      whole ? '整数' : '数字',
      ...(minimum === undefined ? [] : [`不小于 ${minimum}`]),
      ...(maximum === undefined ? [] : [`不大于 ${maximum}`]),
    ].join('，'),
  };
}
