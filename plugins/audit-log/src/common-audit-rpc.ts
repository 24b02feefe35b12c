/** Between the two halves of this plugin. */
import { defineRpc, type Localized } from '@sealwright/core/api';
import { Type } from 'typebox';
import type { WrittenEntry } from './common-audit-entry.ts';
import { AuditFilter } from './common-audit-filter.ts';
import type { ChainReport } from './common-chain-report.ts';

export const EXPORT_FORMATS = ['jsonl', 'html', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface AuditPage {
  readonly entries: readonly WrittenEntry[];
  /** There are older ones that pass the filter. */
  readonly hasMore: boolean;
}

/**
 * How a checked file stands to the log of this profile.
 *
 * - `other-log`: it is another one.
 * - `contained`: what it holds is in the log, unaltered.
 * - `ahead`: it holds entries that the log has no more: the log was cut back.
 * - `different`: the log holds something else at the same place: one of them was rewritten.
 */
export type FileRelation = 'other-log' | 'contained' | 'ahead' | 'different';

export interface FileCheck {
  readonly report: ChainReport;
  readonly relation: FileRelation;
}

export interface SigningKey {
  readonly ref: string;
  readonly holder: string;
  /** The device's name. */
  readonly device: Localized;
}

const path = Type.String({ minLength: 1, maxLength: 32_768 });
const locale = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
const report = Type.Unsafe<ChainReport>(Type.Object({}));

export const auditRpc = defineRpc('audit-log', {
  /** The newest entries that pass, of those with a number below `before`. */
  list: {
    params: Type.Tuple([
      Type.Object({
        filter: AuditFilter,
        before: Type.Optional(Type.Integer({ minimum: 1 })),
        limit: Type.Integer({ minimum: 1, maximum: 1_000 }),
      }),
    ]),
    result: Type.Unsafe<AuditPage>(Type.Object({})),
    isRepeatable: true,
  },
  /** Reports at once and after every entry that this process writes, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Null() },
  check: { params: Type.Tuple([]), result: report, isRepeatable: true },
  /** Errors of `DocumentFiles.write`, `audit.empty`. */
  export: {
    params: Type.Tuple([
      Type.Object({
        path,
        overwrite: Type.Boolean(),
        format: Type.Enum(EXPORT_FORMATS),
        locale,
      }),
    ]),
    result: Type.Void(),
  },
  /** `audit.file-foreign`, `audit.file-too-large`, errors of `DocumentFiles.open`. */
  checkFile: { params: Type.Tuple([path]), result: Type.Unsafe<FileCheck>(Type.Object({})), isRepeatable: true },
  keys: {
    params: Type.Tuple([]),
    result: Type.Unsafe<readonly SigningKey[]>(Type.Array(Type.Object({}))),
    isRepeatable: true,
  },
  /** Asks for the PIN. `audit.not-whole`, `audit.empty`, `token.*`, `pin.cancelled`. */
  checkpoint: { params: Type.Tuple([Type.String({ minLength: 1, maxLength: 1_000 })]), result: Type.Void() },
  beginAnew: { params: Type.Tuple([]), result: Type.Void() },
});
