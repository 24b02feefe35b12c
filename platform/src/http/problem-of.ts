import type { Localized } from '@sealwright/core/api';
import type { FastifyError } from 'fastify';
import { DatabaseUnavailable } from '../database/database.ts';
import { Refusal, STATUS_OF } from '../domain/refusal.ts';
import { JudgeBusy } from '../judging/index.ts';
import { HttpProblem, type ProblemDetails } from './problem.ts';
import { PROBLEM_SENTENCES } from './problem-sentences.ts';

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemDetails & { type: string; title: string; status: number; code: string };
  /** Whether somebody should look at it: it is nothing that a caller did. */
  readonly fault: boolean;
}

interface Said {
  readonly status: number;
  readonly code: string;
  readonly details?: ProblemDetails;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sentence?: Localized;
}

/** How an error is told over HTTP. Of a fault nothing is told but that it was one. */
export function problemOf(error: unknown, language: string | undefined): ProblemAnswer {
  const said = saidBy(error);
  const { status, code, details = {}, headers = {}, sentence } = said ?? { status: 500, code: 'internal' };
  const { detail, ...rest } = details;
  const words = sentence ?? PROBLEM_SENTENCES[code];
  const locale = language?.trim().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const told = detail ?? words?.[locale];
  return {
    status,
    headers: {
      ...headers,
      ...(details.retryAfter !== undefined && { 'retry-after': String(details.retryAfter) }),
      ...(details.offset !== undefined && { 'upload-offset': String(details.offset) }),
    },
    body: {
      type: `urn:sealwright:problem:${code}`,
      title: PROBLEM_SENTENCES[code]?.en ?? code,
      status,
      code,
      ...(told !== undefined && { detail: told }),
      ...rest,
    },
    fault: said === undefined,
  };
}

function saidBy(error: unknown): Said | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Refusal) {
    return { status: STATUS_OF[error.code], code: error.code, details: error.details as ProblemDetails };
  }
  if (error instanceof DatabaseUnavailable) return { status: 503, code: 'unavailable', details: { retryAfter: 1 } };
  if (error instanceof JudgeBusy) return { status: 503, code: 'unavailable', details: { retryAfter: 2 } };
  return spokenError(error) ?? frameworkError(error);
}

/** Refusals of the other parts (files, judging, webhooks): `code`, `status`, a sentence and details. */
function spokenError(error: unknown): Said | undefined {
  const { name, code, status, sentence, details } = error as {
    [key in 'name' | 'code' | 'status' | 'sentence' | 'details']?: unknown;
  };
  if (typeof name !== 'string' || !name.endsWith('Problem')) return undefined;
  if (typeof code !== 'string' || typeof status !== 'number') return undefined;
  const { offset, retryAfter } = (details ?? {}) as { offset?: number; retryAfter?: number };
  return {
    status,
    code,
    details: { ...(offset !== undefined && { offset }), ...(retryAfter !== undefined && { retryAfter }) },
    ...(sentence !== undefined && { sentence: sentence as Localized }),
  };
}

function frameworkError(error: unknown): Said | undefined {
  const { code, statusCode, validation, validationContext } = error as FastifyError & { validationContext?: string };
  if (validation) {
    const errors = validation.map(({ instancePath, message, params }) => ({
      pointer: `/${validationContext ?? 'body'}${instancePath}`,
      detail: [message, ...Object.values(params).filter((value) => typeof value === 'string')].join(': '),
    }));
    return { status: 400, code: 'malformed', details: { errors } };
  }
  if (typeof code !== 'string' || typeof statusCode !== 'number' || statusCode >= 500) return undefined;
  if (statusCode === 413) return { status: 413, code: 'too-large' };
  if (statusCode === 415) return { status: 415, code: 'unsupported-media-type' };
  if (code.startsWith('FST_') || statusCode === 400) return { status: statusCode, code: 'malformed' };
  return undefined;
}
