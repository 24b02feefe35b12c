/** Why nobody came in. */
export class SessionProblem extends Error {
  readonly code: 'not-signed-in' | 'entry-refused' | 'certificate-expired' | 'malformed';
  readonly status: number;

  constructor(code: SessionProblem['code']) {
    super(code);
    this.name = 'SessionProblem';
    this.code = code;
    this.status = { 'not-signed-in': 401, 'entry-refused': 403, 'certificate-expired': 403, malformed: 400 }[code];
  }
}
