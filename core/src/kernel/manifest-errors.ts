import { defineError } from '../api/index.ts';

/** `path` is a JSON Pointer (RFC 6901) into package.json. */
export const ManifestInvalid = defineError<{ plugin: string; path: string; problem: string }>(
  'plugin.manifest-invalid',
  {
    'zh-CN': '插件“{plugin}”的清单无效：{path} {problem}',
    en: 'The manifest of the plugin "{plugin}" is not valid: {path} {problem}',
  },
);
