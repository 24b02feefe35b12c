import { defineError, type Localized } from '@sealwright/core/api';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/schema';

/** A value does not fit its setting's schema; says what would, in place of the checker's English. */
export const ValueMisfit = defineError<{ key: string; expected: string; expectedZh: string }>(
  'settings-editor.value-misfit',
  {
    'zh-CN': '设置项“{key}”的值不正确，应为{expectedZh}。没有保存。',
    en: 'The setting "{key}" has a wrong value; expected {expected}. Nothing was saved.',
  },
);

type Schema = Readonly<Record<string, unknown>>;

/** Throws `settings-editor.value-misfit`. */
export function checkValue(key: string, schema: object, value: unknown): void {
  if (Check(schema as TSchema, value)) return;
  const { 'zh-CN': expectedZh, en: expected } = expectationOf(schema as Schema);
  throw ValueMisfit({ key, expected, expectedZh });
}

/** What a value has to be, as a clause: '不小于 1 且不大于 9 的整数'. */
export function expectationOf(schema: Schema): Localized {
  const choices = choicesOf(schema);
  if (choices) return { 'zh-CN': `以下之一：${choices.join('、')}`, en: `one of ${choices.join(', ')}` };
  switch (schema.type) {
    case 'boolean':
      return { 'zh-CN': ' true 或 false', en: 'true or false' };
    case 'integer':
      return withLimits(schema, { 'zh-CN': '整数', en: 'a whole number' });
    case 'number':
      return withLimits(schema, { 'zh-CN': '数字', en: 'a number' });
    case 'string':
      return isPlainText(schema)
        ? { 'zh-CN': '文字', en: 'a text' }
        : { 'zh-CN': '长度和形式符合要求的文字', en: 'a text of the right length and form' };
    case 'array':
      return { 'zh-CN': '符合要求的列表', en: 'a list of the right entries' };
    default:
      return { 'zh-CN': '另一种形式', en: 'another form' };
  }
}

function choicesOf({ enum: values, oneOf, anyOf }: Schema): readonly string[] | undefined {
  const members = (oneOf ?? anyOf) as readonly Schema[] | undefined;
  const found = (values as readonly unknown[] | undefined) ?? members?.map((member) => member.const);
  return found?.every((value) => value !== undefined) ? found.map((value) => JSON.stringify(value)) : undefined;
}

function withLimits({ minimum, maximum }: Schema, { 'zh-CN': zh, en }: Localized): Localized {
  const clauses = [
    ...(minimum === undefined ? [] : [{ zh: `不小于 ${minimum} `, en: `at least ${minimum}` }]),
    ...(maximum === undefined ? [] : [{ zh: `不大于 ${maximum} `, en: `at most ${maximum}` }]),
  ];
  if (clauses.length === 0) return { 'zh-CN': zh, en };
  return {
    'zh-CN': `${clauses.map((clause) => clause.zh).join('且')}的${zh}`,
    en: `${en} of ${clauses.map((clause) => clause.en).join(' and ')}`,
  };
}

function isPlainText({ pattern, minLength, maxLength, format }: Schema): boolean {
  return [pattern, minLength, maxLength, format].every((limit) => limit === undefined);
}
