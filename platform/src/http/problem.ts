import type { Schemas } from '../api/schemas.ts';

/** What a problem may say beside its code (RFC 9457): fields of `Problem` in `openapi.yaml`. */
export type ProblemDetails = Partial<Omit<Schemas['Problem'], 'type' | 'title' | 'status' | 'code'>>;

/** Thrown where HTTP itself refuses; the parts throw refusals of their own. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    details: ProblemDetails = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}
