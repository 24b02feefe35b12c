/** Between the two halves of this plugin. */
import { defineRpc, type ErrorRecord, type Localized, type LogLine } from '@sealwright/core/api';
import { Type } from 'typebox';

/** Something that is wrong right now. */
export interface Problem {
  /** The same as long as the problem lasts. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly kind: 'plugin' | 'key' | 'document';
  /** The plugin, device or document as its user knows it. */
  readonly subject: Localized;
  readonly error: ErrorRecord;
  /** What mends it, or leads to where that is done: commands of either point. */
  readonly repairs: readonly Repair[];
}

export interface Repair {
  readonly title: Localized;
  readonly command: string;
  readonly argument?: string;
}

export interface LogBatch {
  /** Names the run of the plugin host whose lines these are: each counts from 1. */
  readonly run: string;
  readonly lines: readonly LogLine[];
}

export interface LogSource {
  readonly id: string;
  readonly title: Localized;
}

const path = Type.String({ minLength: 1, maxLength: 32_768 });

export const outputRpc = defineRpc('output', {
  /** Reports all problems at once and after every change, until it is aborted. */
  watchProblems: {
    params: Type.Tuple([]),
    result: Type.Void(),
    progress: Type.Array(Type.Unsafe<Problem>(Type.Object({}))),
  },
  /** Reports the lines that the host keeps, then the new ones some times a second, until it is aborted. */
  watchLog: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Unsafe<LogBatch>(Type.Object({})) },
  /** What plugins are called. */
  sources: { params: Type.Tuple([]), result: Type.Array(Type.Unsafe<LogSource>(Type.Object({}))), isRepeatable: true },
  /** Writes a text file at an absolute path. Errors of `DocumentFiles.write`. */
  save: {
    params: Type.Tuple([path, Type.String({ maxLength: 20_000_000 }), Type.Object({ overwrite: Type.Boolean() })]),
    result: Type.Void(),
  },
});
