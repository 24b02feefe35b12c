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
  PinIncorrect,
  PinLocked,
  points,
  SealwrightError,
  Secret,
  SignatureFormats,
  StampModes,
} from '@sealwright/core/api';
import { ENGINE_VERSION, type Host } from '@sealwright/core/kernel';
import { localeOf, profileFolder, profileProblem } from '@sealwright/shell/node';
import { composeHost } from './compose-host.ts';
import { onEndingSignal } from './ending-signals.ts';
import { CommandUnknown, hints, Interrupted, PathUnreadable, VariableMissing } from './errors.ts';
import { expandFiles } from './expand-files.ts';
import { commandHelp, overview } from './help.ts';
import { offlineCommand } from './offline-command.ts';
import {
  type Command,
  commandFirst,
  findCommand,
  type OptionsOfPoint,
  parseCommand,
  readShellOptions,
  type ShellOptions,
} from './parse-arguments.ts';
import { ProgressLine } from './progress-line.ts';
import { terminalQuestion } from './terminal-question.ts';
import { terminalText } from './terminal-text.ts';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;

/** Runs one command line; resolves with the exit code. `build`: the folder of the build that this program belongs to. */
export async function run(words: readonly string[], build: URL): Promise<number> {
  let shell: ShellOptions;
  try {
    shell = readShellOptions(words);
  } catch (error) {
    return report(error, words.includes('--json'), localeOf(undefined), USAGE, '');
  }
  if (shell.version) {
    print(shell.json ? JSON.stringify({ version: ENGINE_VERSION }) : `sealwright ${ENGINE_VERSION}`);
    return DONE;
  }
  const locale = localeOf(shell.lang);
  const { command: named, leading } = commandFirst(words);
  const ownCommands = [offlineCommand(build)];
  const own = findCommand(ownCommands, named);
  if (own && !shell.help) return execute(own.command, [...leading, ...own.rest], shell, locale, () => new Map());
  return runWith(shell, words, locale, ownCommands);
}

async function runWith(
  shell: ShellOptions,
  words: readonly string[],
  locale: Locale,
  ownCommands: readonly Command[],
): Promise<number> {
  const host = await composeHost({
    profile: profileFolder(),
    locale,
    pin: { stdin: shell.pinStdin, fd: shell.pinFd },
    log: () => {},
  });
  try {
    const commands = [...host.point(CliCommands).list(), ...ownCommands];
    const { command: named, leading } = commandFirst(words);
    const found = findCommand(commands, named);
    if (!found) {
      if (shell.help || words.length === 0) {
        print(overview(commands, locale));
        return shell.help ? DONE : USAGE;
      }
      const known = commands.map(({ data }) => data.name);
      return report(CommandUnknown({ words: named.join(' '), known }), shell.json, locale, USAGE, '');
    }
    if (shell.help) {
      print(commandHelp(found.command, choices(host, found.command, locale), locale));
      return DONE;
    }
    const optionsOf = (point: string) => optionsOfPoint(host, point);
    return await execute(found.command, [...leading, ...found.rest], shell, locale, optionsOf);
  } finally {
    await host.dispose();
  }
}

async function execute(
  command: Command,
  rest: readonly string[],
  shell: ShellOptions,
  locale: Locale,
  optionsOf: OptionsOfPoint,
): Promise<number> {
  let parsed: ReturnType<typeof parseCommand>;
  try {
    parsed = parseCommand(command, rest, optionsOf);
  } catch (error) {
    return report(error, shell.json, locale, USAGE, `${command.data.name} `);
  }
  const interruption = new AbortController();
  // For good: a signed file that stands in its place is done, also when the signal comes a moment later.
  onEndingSignal(() => interruption.abort(Interrupted({})));
  const line = new ProgressLine(process.stderr);
  const confirm = shell.json ? undefined : terminalQuestion(locale, interruption.signal);
  try {
    const implementation = await command.load();
    const takesFiles = command.data.arguments?.at(-1)?.files === true;
    const result = await implementation.run({
      ...parsed,
      ...(takesFiles && { arguments: await expandFiles(parsed.arguments) }),
      path: resolvePath,
      secret: environmentSecret,
      locale,
      signal: interruption.signal,
      progress: (text, share) => {
        if (!shell.json) line.show(text, share);
      },
      ...(confirm && { confirm }),
    });
    line.clear();
    if (result.failed && !shell.json) await tellProfileProblem(locale);
    return show(result, shell.json);
  } catch (error) {
    line.clear();
    return report(error, shell.json, locale, isUsage(error) ? USAGE : REFUSED, `${command.data.name} `);
  }
}

function environmentSecret(variable: string): Secret {
  const value = process.env[variable];
  if (value === undefined) throw VariableMissing({ variable });
  return Secret.fromText(value);
}

const usageErrors = [CliUsage, OptionInvalid, OptionMissing, OptionUnknown];

function isUsage(error: unknown): boolean {
  return usageErrors.some((type) => type.is(error));
}

function show(result: CliResult, json: boolean): number {
  const text = json ? JSON.stringify(result.json, null, 2) : terminalText(result.text);
  if (text !== '') print(text);
  return result.failed ? REFUSED : DONE;
}

/** Node replaces what is not UTF-8 in its arguments; a file of the replaced name is not what the user named. */
function resolvePath(path: string): string {
  if (path.includes('\uFFFD')) throw PathUnreadable({ path });
  return resolve(path);
}

/** Prints the error, and for people what may help; `command` names whose usage that is: 'sign '. */
async function report(
  error: unknown,
  json: boolean,
  locale: Locale,
  exitCode: number,
  command: string,
): Promise<number> {
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
  tell(json ? JSON.stringify({ error: typed }) : terminalText(`${typed.code}: ${typed.sentence[locale]}`));
  if (json) return exitCode;
  if (exitCode === USAGE) tell(hints.usage(command)[locale]);
  if (PinIncorrect.is(error) && error.data.triesLeft !== null) tell(hints.triesLeft(error.data.triesLeft)[locale]);
  if (PinLocked.is(error)) tell(hints.unblock[locale]);
  if (exitCode === REFUSED) await tellProfileProblem(locale);
  return exitCode;
}

async function tellProfileProblem(locale: Locale): Promise<void> {
  const folder = profileFolder();
  const problem = await profileProblem(folder);
  if (problem !== undefined) tell(hints.profile(folder, problem)[locale]);
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
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
