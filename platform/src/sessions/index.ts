export { certificatesOf, type Enrolment, enrolParty } from './enrol.ts';
export { EntryAuthority } from './entry-authority.ts';
export { randomToken, sha256Hex } from './random-token.ts';
export { SessionProblem } from './session-problem.ts';
export { type SessionOptions, Sessions } from './sessions.ts';
