/** Who is told that a deadline comes near. */
export { remindDue } from './remind-due.ts';
