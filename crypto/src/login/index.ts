export { isProven, type LogInProof } from './is-proven.ts';
export { logInMechanism, logInSchemes } from './log-in-scheme.ts';
export { logInStatement } from './log-in-statement.ts';
export { type OpenEntryKey, openEntryKey, StatementUnfit } from './open-entry-key.ts';
