/** Between the two halves of this plugin. */
import {
  defineRpc,
  type ErrorRecord,
  type Localized,
  type SystemCheckData,
  type SystemCheckFinding,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** One check, before it has run. */
export interface CheckEntry {
  readonly id: string;
  readonly title: Localized;
  readonly group: SystemCheckData['group'];
}

/** What a check has found, or why it could not be carried out. */
export type CheckOutcome = { readonly findings: readonly SystemCheckFinding[] } | { readonly error: ErrorRecord };

export interface CheckReport {
  readonly id: string;
  readonly outcome: CheckOutcome;
}

export const REPORT_FORMATS = ['html', 'json', 'txt'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What the report is made of: the checks in the order of the page, with what they found. */
export type ReportedCheck = CheckEntry & { readonly outcome: CheckOutcome };

export interface ReportOrder {
  readonly format: ReportFormat;
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
  readonly locale: 'zh-CN' | 'en';
  readonly checks: readonly ReportedCheck[];
}

const id = Type.String({ minLength: 1, maxLength: 200 });

export const systemCheckRpc = defineRpc('system-check', {
  /** All checks in the order to be shown, and when all of them ran last. */
  list: {
    params: Type.Tuple([]),
    result: Type.Object({
      checks: Type.Array(Type.Unsafe<CheckEntry>(Type.Object({}))),
      last: Type.Optional(Type.Unsafe<Date>({})),
    }),
    isRepeatable: true,
  },
  /** Carries the named checks out, all at once, and reports each as it ends. */
  run: {
    params: Type.Tuple([Type.Array(id, { maxItems: 1_000 })]),
    result: Type.Void(),
    progress: Type.Unsafe<CheckReport>(Type.Object({})),
  },
  /** Keeps how a check of everything went, as the page saw it. */
  keep: {
    params: Type.Tuple([Type.Object({ failed: Type.Integer({ minimum: 0 }), warnings: Type.Integer({ minimum: 0 }) })]),
    result: Type.Void(),
  },
  /** Writes a report, whole or not at all. Errors of `DocumentFiles.write`. */
  export: { params: Type.Tuple([Type.Unsafe<ReportOrder>(Type.Object({}))]), result: Type.Void() },
});
