import { resolve } from 'node:path';
import {
  CliCommands,
  type CliResult,
  CliUsage,
  type Locale,
  type Localized,
  OptionInvalid,
  OptionMissing,
  type OptionsSchema,
  OptionUnknown,
  points,
  SealwrightError,
  SignatureFormats,
  StampModes,
} from '@sealwright/core/api';
import type { Host } from '@sealwright/core/kernel';
import { composeHost } from './compose-host.ts';
import { CommandUnknown, Interrupted } from './errors.ts';
import { commandHelp, overview } from './help.ts';
import { localeOf } from './locale.ts';
import { type Command, findCommand, parseCommand, readShellOptions, type ShellOptions } from './parse-arguments.ts';
import { profileFolder } from './profile-folder.ts';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;

/** Runs one command line; resolves with the exit code. */
export async function run(words: readonly string[]): Promise<number> {
  const locale = localeOf(undefined);
  let shell: ShellOptions;
  try {
    shell = readShellOptions(words);
  } catch (error) {
    return report(error, false, locale, USAGE);
  }
  return runWith(shell, words, localeOf(shell.lang));
}

async function runWith(shell: ShellOptions, words: readonly string[], locale: Locale): Promise<number> {
  const host = await composeHost({
    profile: profileFolder(),
    locale,
    pin: { stdin: shell.pinStdin, fd: shell.pinFd },
    log: () => {},
  });
  try {
    const commands = host.point(CliCommands).list();
    const found = findCommand(commands, words);
    if (!found) {
      if (shell.help || words.length === 0) {
        print(overview(commands, locale));
        return shell.help ? DONE : USAGE;
      }
      const known = commands.map(({ data }) => data.name);
      return report(CommandUnknown({ words: words.join(' '), known }), shell.json, locale, USAGE);
    }
    if (shell.help) {
      print(commandHelp(found.command, choices(host, found.command, locale), locale));
      return DONE;
    }
    return await execute(host, found.command, found.rest, shell, locale);
  } finally {
    await host.dispose();
  }
}

async function execute(
  host: Host,
  command: Command,
  rest: readonly string[],
  shell: ShellOptions,
  locale: Locale,
): Promise<number> {
  let parsed: ReturnType<typeof parseCommand>;
  try {
    parsed = parseCommand(command, rest, (point) => optionsOfPoint(host, point));
  } catch (error) {
    return report(error, shell.json, locale, USAGE);
  }
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(Interrupted({}));
  process.once('SIGINT', interrupt);
  try {
    const implementation = await command.load();
    const result = await implementation.run({
      ...parsed,
      path: (path) => resolve(path),
      locale,
      signal: interruption.signal,
      progress: (text) => {
        if (!shell.json && process.stderr.isTTY) process.stderr.write(`${text}\n`);
      },
    });
    return show(result, shell.json);
  } catch (error) {
    return report(error, shell.json, locale, isUsage(error) ? USAGE : REFUSED);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

const usageErrors = [CliUsage, OptionInvalid, OptionMissing, OptionUnknown];

function isUsage(error: unknown): boolean {
  return usageErrors.some((type) => type.is(error));
}

function show(result: CliResult, json: boolean): number {
  print(json ? JSON.stringify(result.json, null, 2) : result.text);
  return result.failed ? REFUSED : DONE;
}

function report(error: unknown, json: boolean, locale: Locale, exitCode: number): number {
  const typed =
    error instanceof SealwrightError
      ? error
      : new SealwrightError(
          'cli.internal',
          {},
          {
            'zh-CN': `程序内部错误：${error instanceof Error ? error.message : String(error)}`,
            en: `Internal error: ${error instanceof Error ? error.message : String(error)}`,
          },
        );
  process.stderr.write(json ? `${JSON.stringify({ error: typed })}\n` : `${typed.code}: ${typed.sentence[locale]}\n`);
  return exitCode;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The contributions with options of their own that a point holds; none for a point without. */
function contributionsWithOptions(host: Host, pointId: string) {
  const point = points.find(({ id }) => id === pointId);
  if (point !== StampModes && point !== SignatureFormats) return [];
  return host.point<{ readonly title: Localized; readonly options: OptionsSchema }, object>(point).list();
}

function optionsOfPoint(host: Host, point: string): ReadonlyMap<string, OptionsSchema> {
  return new Map(contributionsWithOptions(host, point).map(({ id, data }) => [id, data.options]));
}

/** What the help of a command shows of the options that its other options bring. */
function choices(host: Host, { data }: Command, locale: Locale) {
  return (data.optionsOf ?? []).flatMap(({ option, point }) =>
    contributionsWithOptions(host, point).map((each) => ({
      choice: `--${option} ${each.id}`,
      title: each.data.title[locale],
      options: each.data.options,
    })),
  );
}
