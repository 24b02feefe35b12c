import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  type CliCommand,
  type CliCommandData,
  CliUsage,
  type Contribution,
  completeOptions,
  type OptionSchema,
  type Options,
  type OptionsSchema,
} from '@sealwright/core/api';
import { ArgumentMissing, ArgumentSurplus } from './errors.ts';

export type Command = Contribution<CliCommandData, CliCommand>;

/** What the shell itself understands, before and after any command. */
export const shellOptions = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  lang: { type: 'string' },
  'pin-stdin': { type: 'boolean' },
  'pin-fd': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export interface ShellOptions {
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly lang: string | undefined;
  readonly pinStdin: boolean;
  readonly pinFd: number | undefined;
}

/** Reads the shell's options wherever they stand; what it does not know is left for the command. */
export function readShellOptions(words: readonly string[]): ShellOptions {
  const { values } = parseArgs({ args: [...words], options: shellOptions, strict: false, allowPositionals: true });
  const fd = values['pin-fd'];
  if (fd !== undefined && !/^\d+$/.test(String(fd))) throw CliUsage({ problem: `--pin-fd ${fd}` });
  return {
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
    lang: typeof values.lang === 'string' ? values.lang : undefined,
    pinStdin: values['pin-stdin'] === true,
    pinFd: fd === undefined ? undefined : Number(fd),
  };
}

/** The command with the longest name that the words begin with, and the words after it. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  const matches = commands
    .map((command) => ({ command, name: command.data.name.split(' ') }))
    .filter(({ name }) => name.every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length);
  const [best] = matches;
  return best && { command: best.command, rest: words.slice(best.name.length) };
}

export interface ParsedCommand {
  readonly arguments: readonly string[];
  readonly options: Options;
  readonly extra: Readonly<Record<string, Options>>;
}

/** The option schemas of a point's contributions, by contribution id. */
export type OptionsOfPoint = (point: string) => ReadonlyMap<string, OptionsSchema>;

/** Parses a command's words by its manifest and by the manifests of the contributions that `optionsOf` names. */
export function parseCommand(
  { data }: Command,
  words: readonly string[],
  optionsOfPoint: OptionsOfPoint,
): ParsedCommand {
  const own: OptionsSchema = data.options ?? { type: 'object', properties: {} };
  const extras = (data.optionsOf ?? []).map(({ option, point }) => {
    const schemas = optionsOfPoint(point);
    const chosen = schemas.get(optionBefore(words, option) ?? '');
    const properties = (chosen ? [chosen] : [...schemas.values()]).map((schema) => schema.properties);
    return { point, chosen, properties: Object.assign({}, ...properties) as OptionsSchema['properties'] };
  });
  const all = Object.assign({}, ...extras.map(({ properties }) => properties), own.properties);
  const { values, positionals } = parseWords(words, all);
  checkCount(data, positionals);
  const extra = extras.map(({ point, chosen, properties }) => {
    const given = pick(values, properties);
    return [point, chosen ? completeOptions(chosen, given) : given] as const;
  });
  return {
    arguments: positionals,
    options: completeOptions(own, pick(values, own.properties)),
    extra: Object.fromEntries(extra),
  };
}

function parseWords(words: readonly string[], properties: OptionsSchema['properties']) {
  const options: NonNullable<ParseArgsConfig['options']> = { ...shellOptions };
  for (const [name, option] of Object.entries(properties)) {
    options[name] = {
      type: option.type === 'boolean' ? 'boolean' : 'string',
      ...(option.short !== undefined && { short: option.short }),
    };
  }
  try {
    const parsed = parseArgs({ args: joinNegatives(words, properties), options, allowPositionals: true });
    const values = Object.entries(parsed.values)
      .filter(([name]) => name in properties)
      .map(([name, value]) => [name, typed(properties[name], value)] as const);
    return { values: Object.fromEntries(values) as Options, positionals: parsed.positionals };
  } catch (fault) {
    throw CliUsage({ problem: fault instanceof Error ? fault.message : String(fault) });
  }
}

/** `--rotation -90`: parseArgs would take the value for an option; `--rotation=-90` is what it understands. */
function joinNegatives(words: readonly string[], properties: OptionsSchema['properties']): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const name = joined.at(-1)?.replace(/^--/, '') ?? '';
    const taking = joined.at(-1)?.startsWith('--') && name in properties && properties[name]?.type !== 'boolean';
    if (taking && /^-\d/.test(word)) joined.push(`${joined.pop()}=${word}`);
    else joined.push(word);
  }
  return joined;
}

function typed(option: OptionSchema | undefined, value: unknown): unknown {
  if (option?.type !== 'number' && option?.type !== 'integer') return value;
  const text = String(value).trim();
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : value;
}

function optionBefore(words: readonly string[], option: string): string | undefined {
  const { values } = parseArgs({
    args: [...words],
    options: { [option]: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

function pick(values: Options, properties: OptionsSchema['properties']): Options {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in properties));
}

function checkCount({ arguments: declared = [] }: CliCommandData, given: readonly string[]): void {
  const missing = declared[given.length];
  if (missing) throw ArgumentMissing({ argument: missing.name });
  const surplus = given[declared.length];
  if (surplus !== undefined && !declared.at(-1)?.many) {
    throw ArgumentSurplus({ argument: surplus });
  }
}
