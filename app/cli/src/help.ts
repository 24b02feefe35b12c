import { type Locale, type OptionsSchema, textTable } from '@sealwright/core/api';
import type { Command } from './parse-arguments.ts';

const words = {
  'zh-CN': {
    usage: '用法',
    command: '命令',
    more: '[选项]',
    kinds: { string: '文本', number: '数字', integer: '整数' },
    commands: '命令',
    arguments: '参数',
    options: '选项',
    of: (choice: string) => `${choice} 的选项`,
    default: '默认',
    example: '例如',
    required: '必填',
    shell: [
      ['--json', '输出 JSON'],
      ['--lang zh-CN|en', '界面语言'],
      ['-h, --help', '显示帮助'],
      ['--version', '显示版本'],
    ],
    pin: [
      ['--pin-stdin', '从标准输入读取 PIN 码或口令，按询问的顺序每行一个'],
      ['--pin-fd N', '从文件描述符 N 读取 PIN 码或口令，按询问的顺序每行一个'],
    ],
  },
  en: {
    usage: 'Usage',
    command: 'COMMAND',
    more: '[OPTIONS]',
    kinds: { string: 'TEXT', number: 'NUMBER', integer: 'INTEGER' },
    commands: 'Commands',
    arguments: 'Arguments',
    options: 'Options',
    of: (choice: string) => `Options of ${choice}`,
    default: 'default',
    example: 'such as',
    required: 'required',
    shell: [
      ['--json', 'Print JSON'],
      ['--lang zh-CN|en', 'Language'],
      ['-h, --help', 'Show help'],
      ['--version', 'Show the version'],
    ],
    pin: [
      ['--pin-stdin', 'Read PINs or passphrases from the standard input, a line each, in the order of the questions'],
      ['--pin-fd N', 'Read PINs or passphrases from file descriptor N, a line each, in the order of the questions'],
    ],
  },
} as const;

/** `sealwright --help`: all commands. */
export function overview(commands: readonly Command[], locale: Locale): string {
  const rows = [...commands]
    .sort((a, b) => a.data.name.localeCompare(b.data.name))
    .map(({ data }) => [`  ${[data.name, ...argumentNames(data)].join(' ')}`, data.summary[locale]]);
  const text = words[locale];
  return [
    `${text.usage}: sealwright ${text.command} [--help]`,
    '',
    text.commands,
    textTable(rows),
    '',
    section(text.options, text.shell),
  ].join('\n');
}

/** `sealwright COMMAND --help`; `choices` are the contributions whose options `optionsOf` can add. */
export function commandHelp(
  { data }: Command,
  choices: readonly { readonly choice: string; readonly title: string; readonly options: OptionsSchema }[],
  locale: Locale,
): string {
  const text = words[locale];
  const parts = [
    `${text.usage}: sealwright ${[data.name, ...argumentNames(data)].join(' ')} ${text.more}`,
    data.summary[locale],
  ];
  if (data.arguments) {
    parts.push(
      section(
        text.arguments,
        data.arguments.map(({ name, title }) => [name, title[locale]] as const),
      ),
    );
  }
  const shell = [...(data.pin ? text.pin : []), ...text.shell];
  parts.push(section(text.options, [...optionRows(data.options, locale), ...shell]));
  for (const { choice, title, options } of choices) {
    parts.push(section(`${text.of(choice)} (${title})`, optionRows(options, locale)));
  }
  return parts.join('\n\n');
}

function argumentNames({ arguments: declared = [] }: Command['data']): string[] {
  return declared.map(({ name, many, optional }) => {
    const word = many ? `${name}...` : name;
    return optional ? `[${word}]` : word;
  });
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  return `${title}\n${textTable(rows.map(([name, meaning]) => [`  ${name}`, meaning]))}`;
}

function optionRows(schema: OptionsSchema | undefined, locale: Locale): [string, string][] {
  const text = words[locale];
  return Object.entries(schema?.properties ?? {}).map(([name, option]) => {
    const notes = [
      ...(schema?.required?.includes(name) ? [text.required] : []),
      ...(option.default === undefined || option.default === false ? [] : [`${text.default} ${option.default}`]),
      ...(option.examples?.[0] === undefined ? [] : [`${text.example} ${option.examples[0]}`]),
    ];
    const kind = option.type === 'boolean' ? '' : ` ${option.enum?.join('|') ?? text.kinds[option.type]}`;
    const flag = `${option.short ? `-${option.short}, ` : ''}--${name}${kind}`;
    return [flag, `${option.title[locale]}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`];
  });
}
