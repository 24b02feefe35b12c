import { defineError } from '../api/index.ts';

/** `path` is a JSON Pointer (RFC 6901) into package.json. */
export const ManifestInvalid = defineError<{ plugin: string; path: string; problem: string }>(
  'plugin.manifest-invalid',
  {
    'zh-CN': '插件“{plugin}”的清单无效：{path} {problem}',
    en: 'The manifest of the plugin "{plugin}" is not valid: {path} {problem}',
  },
);
/** A slip of the pen, or made for a later version. `fields` are those that the point knows. */
export const FieldUnknown = defineError<{
  plugin: string;
  point: string;
  contribution: string;
  field: string;
  fields: readonly string[];
}>('plugin.field-unknown', {
  'zh-CN': '插件“{plugin}”的清单中，扩展点“{point}”的“{contribution}”含有未知字段“{field}”。可用字段：{fields}。',
  en: 'In the manifest of the plugin "{plugin}", "{contribution}" of the point "{point}" has the unknown field "{field}". Known are: {fields}.',
});
