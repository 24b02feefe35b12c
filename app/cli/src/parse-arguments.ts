import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  type CliCommand,
  type CliCommandData,
  type Contribution,
  completeOptions,
  type Locale,
  type OptionSchema,
  type Options,
  type OptionsSchema,
} from '@sealwright/core/api';
import {
  ArgumentMissing,
  ArgumentSurplus,
  ChoiceUnknown,
  LanguageUnknown,
  OptionNotKnown,
  OptionRepeated,
  OptionWithoutValue,
  OptionWithSurplusValue,
  PinOriginInvalid,
} from './errors.ts';

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
  readonly lang: Locale | undefined;
  readonly pinStdin: boolean;
  readonly pinFd: number | undefined;
}

/** Reads the shell's options wherever they stand; what it does not know is left for the command. */
export function readShellOptions(words: readonly string[]): ShellOptions {
  const { values } = skim(words, shellOptions);
  const fd = values['pin-fd'];
  const given = fd !== undefined;
  if (given && (!/^\d{1,9}$/.test(String(fd)) || values['pin-stdin'])) throw PinOriginInvalid({ value: String(fd) });
  const lang: unknown = values.lang;
  if (lang !== undefined && lang !== 'zh-CN' && lang !== 'en') throw LanguageUnknown({ language: String(lang) });
  return {
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
    lang,
    pinStdin: values['pin-stdin'] === true,
    pinFd: given ? Number(fd) : undefined,
  };
}

/** The words with the shell's options that stand before the command's name moved behind them. */
export function commandFirst(words: readonly string[]): {
  readonly command: readonly string[];
  readonly leading: readonly string[];
} {
  const { tokens } = skim(words, shellOptions);
  const first = tokens.find(({ kind }) => kind === 'positional')?.index ?? words.length;
  return { command: words.slice(first), leading: words.slice(0, first) };
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
    const choice = optionBefore(words, option);
    const chosen = schemas.get(choice ?? '');
    if (choice !== undefined && !chosen) {
      throw ChoiceUnknown({ option: `--${option}`, choice, known: [...schemas.keys()] });
    }
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
  const { tokens } = takeApart(joinNegatives(words, properties), options);
  const values: Record<string, unknown> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const kind = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (kind === undefined) throw OptionNotKnown({ option: rawName });
    if (kind === 'boolean' && value !== undefined) throw OptionWithSurplusValue({ option: rawName });
    // `-o --overwrite` would write a file of that name.
    const swallowed = !inlineValue && value !== undefined && /^-./.test(value);
    if (kind === 'string' && (value === undefined || swallowed)) throw OptionWithoutValue({ option: rawName });
    if (kind === 'string' && name in values) throw OptionRepeated({ option: rawName });
    values[name] = name in properties ? typed(properties[name], value ?? true) : value;
  }
  return {
    values: pick(values, properties),
    positionals: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
  };
}

/** Takes any words apart; what is unknown or wrong is left to the caller. */
function takeApart(words: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  return parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
}

/** The same before the options of the command are known, when the value in `--at -10,-10` would pass for short options. */
function skim(words: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  return takeApart(
    words.map((word) => (/^-\d/.test(word) ? '0' : word)),
    options,
  );
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
  const { values } = skim(words, { [option]: { type: 'string' } });
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

function pick(values: Options, properties: OptionsSchema['properties']): Options {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in properties));
}

function checkCount({ arguments: declared = [] }: CliCommandData, given: readonly string[]): void {
  const missing = declared.find(({ optional }, index) => !optional && !given[index]);
  if (missing) throw ArgumentMissing({ argument: missing.name });
  const surplus = given[declared.length];
  if (surplus !== undefined && !declared.at(-1)?.many) {
    throw ArgumentSurplus({ argument: surplus });
  }
}
