/**
 * Point `cliCommands`: subcommands of `sealwright`. Called by `app/cli`. A typed error is printed with its code and ends
 * with exit code 1; `cli.usage` ends with 2. Arguments and options are parsed by the shell from the manifest's data.
 */
import { type Static, Type } from 'typebox';
import { defineError } from '../errors.ts';
import { Localized } from '../localized.ts';
import { type Options, OptionsSchema } from '../options.ts';
import { definePoint } from '../point.ts';
import type { Secret } from '../secret.ts';

export const CliCommandData = Type.Object({
  /** Words after `sealwright`: 'sign', 'keys list'. */
  name: Type.String(),
  summary: Localized,
  arguments: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        title: Localized,
        /** The last one may be given several times. */
        many: Type.Optional(Type.Boolean()),
        /** May be left out, as those behind it. */
        optional: Type.Optional(Type.Boolean()),
        /** With `many`, names of files: where a word has `*` or `?` and names none, it stands for those it fits. */
        files: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
  options: Type.Optional(OptionsSchema),
  /** Options that the contribution named by an option adds (the stamp mode's, for `--mode`); all contributions' where it is not given. */
  optionsOf: Type.Optional(Type.Array(Type.Object({ option: Type.String(), point: Type.String() }))),
  /** Whether it may ask for a PIN: the shell then takes `--pin-stdin` and `--pin-fd N`. */
  pin: Type.Optional(Type.Boolean()),
});
export type CliCommandData = Static<typeof CliCommandData>;

export interface CliInvocation {
  readonly arguments: readonly string[];
  /** By property name of the schema, checked, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** By point id, the options of that point's contribution (`optionsOf`), checked where one was named. */
  readonly extra: Readonly<Record<string, Options>>;
  /** Resolves a path against the folder the user stands in. */
  path(path: string): string;
  /**
   * The environment variable of that name, for a document's password: arguments are visible to every user of a machine.
   * `cli.usage` where it is not set.
   */
  secret(variable: string): Secret;
  readonly locale: 'zh-CN' | 'en';
  readonly signal: AbortSignal;
  /**
   * How far it is, on stderr; nothing with `--json`. On a terminal a line, or with `share` (0..1) a bar that is drawn over;
   * elsewhere a line for each call with a `share` and nothing for others.
   */
  progress(text: string, share?: number): void;
  /**
   * Shows a question to the person at the terminal and resolves with whether the answer is yes. Missing where nobody is
   * there: without a terminal, with `--json`, and for a plugin in a process of its own.
   */
  confirm?(question: string): Promise<boolean>;
}

/** `text` for people, `json` for `--json`; the shell prints one of them. `failed` ends with exit code 1. */
export interface CliResult {
  readonly text: string;
  readonly json: unknown;
  readonly failed?: boolean;
}

export interface CliCommand {
  run(invocation: CliInvocation): Promise<CliResult>;
}

export const CliUsage = defineError<{ problem: string }>('cli.usage', {
  'zh-CN': '用法错误：{problem}',
  en: 'Usage: {problem}',
});

export const CliCommands = definePoint('cliCommands', CliCommandData).of<CliCommand>({ deadline: 0 });
