import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  type Localized,
  type Options,
  type StampTemplate,
  type TemplateStamp,
  textTable,
} from '@sealwright/core/api';
import type { TemplateFiles } from '../template-files.ts';
import type { TemplateService } from '../template-service.ts';

export interface CommandParts {
  readonly templates: TemplateService;
  readonly files: TemplateFiles;
}

const TEXTS = {
  none: { 'zh-CN': '还没有保存模板。', en: 'No template has been saved.' },
  removed: { 'zh-CN': '已删除模板“{name}”', en: 'Removed the template "{name}"' },
  renamed: { 'zh-CN': '模板已重命名为“{name}”', en: 'The template is called "{name}" now' },
  exported: { 'zh-CN': '模板“{name}”已写入 {path}', en: 'Wrote the template "{name}" to {path}' },
  imported: { 'zh-CN': '已导入模板“{name}”', en: 'Imported the template "{name}"' },
} as const satisfies Record<string, Localized>;

const HEADINGS = {
  'zh-CN': ['名称', '项数', '签章方式', '印章'],
  en: ['Name', 'Entries', 'Modes', 'Seals'],
};

/** Longer values, such as handwriting, are cut in texts; JSON has them whole. */
const LONGEST_VALUE = 60;

/** `templates list` and its sisters, by the ids of the manifest. */
export function templateCommands({ templates, files }: CommandParts): Readonly<Record<string, CliCommand['run']>> {
  return {
    async 'templates-list'({ locale }) {
      const all = await templates.list();
      const rows = all.map(({ name, stamps }) => [
        name,
        String(stamps.length),
        unique(stamps.map(({ mode }) => mode)),
        unique(stamps.flatMap(({ seal }) => seal?.name ?? [])),
      ]);
      return { text: all.length === 0 ? TEXTS.none[locale] : textTable([HEADINGS[locale], ...rows]), json: all };
    },

    async 'templates-show'({ arguments: [name = ''] }) {
      const template = await templates.get(name);
      return { text: [template.name, ...template.stamps.map(line)].join('\n'), json: template };
    },

    async 'templates-rename'(invocation) {
      const [name = '', to = ''] = invocation.arguments;
      return told(invocation, TEXTS.renamed, await templates.rename(name, to));
    },

    async 'templates-remove'(invocation) {
      const template = await templates.get(invocation.arguments[0] ?? '');
      await templates.remove(template.name);
      return told(invocation, TEXTS.removed, template, { removed: template.name });
    },

    async 'templates-export'(invocation) {
      const { arguments: words, options, path, signal } = invocation;
      const template = await templates.get(words[0] ?? '');
      const target = path(String(options.out));
      await files.write(template, target, { overwrite: options.overwrite === true, signal });
      return told(invocation, TEXTS.exported, template, { name: template.name, output: target }, target);
    },

    async 'templates-import'(invocation) {
      const { arguments: words, options, path } = invocation;
      const read = await files.read(path(words[0] ?? ''));
      const name = typeof options.name === 'string' ? options.name : read.name;
      const kept = await templates.save({ ...read, name }, { overwrite: options.overwrite === true });
      return told(invocation, TEXTS.imported, kept);
    },
  };
}

function told(
  { locale }: CliInvocation,
  sentence: Localized,
  template: StampTemplate,
  json: unknown = template,
  path = '',
): CliResult {
  const values: Readonly<Record<string, string>> = { name: template.name, path };
  return { text: sentence[locale].replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole), json };
}

/** As `sealwright sign` would be told. */
function line({ mode, seal, options }: TemplateStamp): string {
  return [`  --mode ${mode}`, ...(seal ? [`--seal ${quoted(seal.name)}`] : []), ...words(options)].join(' ');
}

function words(options: Options): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    return value === false ? [] : [`--${name} ${quoted(String(value))}`];
  });
}

function quoted(text: string): string {
  const short = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return /^[\p{L}\p{N}.,:%#@/_-]+$/u.test(short) ? short : JSON.stringify(short);
}

function unique(values: readonly string[]): string {
  return [...new Set(values)].join(', ');
}
