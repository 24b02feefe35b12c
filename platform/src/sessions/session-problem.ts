import type { Localized } from '@sealwright/core/api';

/** Why nobody came in. */
export class SessionProblem extends Error {
  readonly code: 'not-signed-in' | 'entry-refused' | 'certificate-expired' | 'malformed';
  readonly status: number;
  /** What exactly, where more is known than the code says. */
  readonly sentence?: Localized;

  constructor(code: SessionProblem['code'], sentence?: Localized) {
    super(code);
    this.name = 'SessionProblem';
    this.code = code;
    if (sentence) this.sentence = sentence;
    this.status = { 'not-signed-in': 401, 'entry-refused': 403, 'certificate-expired': 403, malformed: 400 }[code];
  }
}
