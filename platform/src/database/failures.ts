import { Refusal } from '../domain/refusal.ts';
import { DatabaseUnavailable } from './database.ts';

/** Two transactions in each other's way: the database ended this one, which may run again. */
const RETRIED = new Set(['40001', '40P01']);
/** Text that no database holds: a zero character, or bytes that are no UTF-8. */
const UNSTORABLE = new Set(['22021', '22P05']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const TIMES = 4;

const codeOf = (error: unknown) => String((error as { code?: unknown } | undefined)?.code ?? '');

/** What the rest of the platform knows of a driver's failure: `DatabaseUnavailable`, `Refusal`, or the error itself. */
export function knownFailure(error: unknown): unknown {
  const code = codeOf(error);
  if (UNSTORABLE.has(code))
    return new Refusal('bad-request', { detail: 'A text holds characters that cannot be kept.' });
  const isGone =
    UNREACHABLE.has(code) ||
    code.startsWith('08') ||
    ['57P01', '57P02', '57P03', '53300'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String((error as Error | undefined)?.message));
  return isGone ? new DatabaseUnavailable(error) : error;
}

/** Runs a whole transaction, again where the database ended it for another's sake. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await transaction();
    } catch (error) {
      if (time >= TIMES || !RETRIED.has(codeOf(error))) throw knownFailure(error);
    }
  }
}
