/** Templates as files that are handed on: JSON in UTF-8 that says what it is, and in which version. */
import { defineError, StampTemplate, TemplateSeal, TemplateStamp } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Errors } from 'typebox/schema';
import { LARGEST_TEMPLATE_KB } from './template-shelf.ts';

/** As it is written by hand: a seal by its name alone, and options where there are any. */
const FileStamp = Type.Object(
  {
    mode: TemplateStamp.properties.mode,
    seal: Type.Optional(Type.Union([TemplateSeal.properties.name, TemplateSeal])),
    options: Type.Optional(TemplateStamp.properties.options),
  },
  { additionalProperties: false },
);
const FileTemplate = Type.Object(
  { name: StampTemplate.properties.name, stamps: Type.Array(FileStamp, { minItems: 1 }) },
  { additionalProperties: false },
);

const KIND = 'stamp-template';
const VERSION = 1;
/** Bytes: room for white space and for characters of several bytes. */
export const LARGEST_FILE = 4 * LARGEST_TEMPLATE_KB * 1_024;

export const TemplateFileTooLarge = defineError<{ kilobytes: number }>('templates.file-too-large', {
  'zh-CN': '文件过大，不是签章模板（上限 {kilobytes} KB）。',
  en: 'The file is too large to be a placement template (at most {kilobytes} KB).',
});
export const TemplateFileForeign = defineError('templates.file-foreign', {
  'zh-CN': '这个文件不是签章模板。请选择用“导出”得到的 JSON 文件。',
  en: 'This file is no placement template. Choose a JSON file that was exported as one.',
});
export const TemplateFileNewer = defineError<{ found: number; known: number }>('templates.file-newer', {
  'zh-CN': '模板文件由更新版本的程序导出（格式 {found}，本程序支持到 {known}）。请升级本程序后再导入。',
  en: 'A later version of the program exported this template (format {found}; this one knows up to {known}). Update this program first.',
});
/** `place`: JSON pointer (RFC 6901) to what does not fit. */
export const TemplateFileInvalid = defineError<{ place: string }>('templates.file-invalid', {
  'zh-CN': '模板文件的内容不完整或不正确（位置：{place}）。请让提供者重新导出。',
  en: 'The template file is incomplete or wrong (at {place}). Ask for it to be exported again.',
});

export function templateFile({ name, stamps }: StampTemplate): Uint8Array {
  const file = { sealwright: KIND, version: VERSION, name, stamps };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

/** `templates.file-*`. Whether its stamps fit their modes is not asked. */
export function parseTemplateFile(bytes: Uint8Array): StampTemplate {
  if (bytes.byteLength > LARGEST_FILE) throw TemplateFileTooLarge({ kilobytes: LARGEST_FILE / 1_024 });
  const { sealwright, version, ...template } = record(bytes);
  if (sealwright !== KIND || !Number.isInteger(version)) throw TemplateFileForeign({});
  if (Number(version) > VERSION) throw TemplateFileNewer({ found: Number(version), known: VERSION });
  const [fits, errors] = Errors(FileTemplate, template);
  if (!fits) throw TemplateFileInvalid({ place: errors[0]?.instancePath || '/' });
  const { name, stamps } = template as Static<typeof FileTemplate>;
  return { name, stamps: stamps.map(completeStamp) };
}

function completeStamp({ mode, seal, options = {} }: Static<typeof FileStamp>): TemplateStamp {
  return { mode, ...(seal !== undefined && { seal: typeof seal === 'string' ? { name: seal } : seal }), options };
}

function record(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (fault) {
    throw TemplateFileForeign({}, { cause: fault });
  }
  throw TemplateFileForeign({});
}
