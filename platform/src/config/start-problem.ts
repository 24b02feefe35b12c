import { DatabaseUnavailable, SchemaForeign, SchemaMissing } from '../database/index.ts';
import { ConfigProblem } from './config-problem.ts';

/** What systems say of files and networks, in words for who runs the platform. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be used',
  EADDRINUSE: 'it is taken',
  EADDRNOTAVAIL: 'this computer has no such address',
  EAI_AGAIN: 'nobody knows the name of this place',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the line broke',
  EEXIST: 'it is no folder',
  ENOENT: 'it is not there',
  ENOSPC: 'there is no room left',
  ENOTDIR: 'it is no folder',
  ENOTFOUND: 'nobody knows the name of this place',
  EPERM: 'it may not be used',
  EROFS: 'it cannot be written to',
  ETIMEDOUT: 'nobody answers there',
};

/** What PostgreSQL says when it lets nobody in, or not far enough (SQLSTATE). */
const DATABASE_WORDS: Readonly<Record<string, string>> = {
  '28000': 'the server does not let this user in from here',
  '28P01': 'the server refuses the user or its password',
  '3D000': 'the server has no such database',
  '42501': 'its user lacks a right: it has to own the database, and to create roles or be granted those there are',
  '53300': 'the server has no connections left',
};

/** What S3-compatible storage answers. */
const STORAGE_WORDS: Readonly<Record<number, string>> = {
  401: 'the storage refuses the keys',
  403: 'the storage refuses the keys, or they may not write into this bucket',
  404: 'the storage has no such bucket',
};

interface Fault {
  readonly code?: unknown;
  readonly status?: unknown;
  readonly cause?: unknown;
  readonly message?: string;
}

/**
 * Does what a setting leads to. Where the outside is in the way, it throws `ConfigProblem` with the variable's name, never
 * its value; a fault of the program's stays what it is.
 */
export async function named<T>(variable: string | ((code: string) => string), work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (let fault = error as Fault | undefined; fault; fault = fault.cause as Fault | undefined) {
      const code = String(fault.code ?? '');
      const known = WORDS[code] ? [WORDS[code], code] : storageWords(fault);
      if (!known) continue;
      const name = typeof variable === 'string' ? variable : variable(code);
      throw new ConfigProblem(`SEALWRIGHT_PLATFORM_${name}: ${known[0]} (${known[1]})`, { cause: error });
    }
    throw error;
  }
}

function storageWords(fault: Fault): readonly [words: string, said: string] | undefined {
  const words = STORAGE_WORDS[Number(fault.status)];
  if (words) return [words, `status ${fault.status}`];
  // What `fetch` says where nobody speaks HTTP, whatever lies below it.
  const isUnheard = fault instanceof TypeError && /fetch failed/.test(fault.message);
  return isUnheard ? ['nobody answers there as such storage does', 'no HTTP'] : undefined;
}

/** A database that cannot be used as it is set up, in one sentence; nothing for a fault of the program's. */
export function databaseProblem(error: unknown): ConfigProblem | undefined {
  const words = databaseWords(error);
  return words === undefined
    ? undefined
    : new ConfigProblem(`SEALWRIGHT_PLATFORM_DATABASE: ${words}`, { cause: error });
}

function databaseWords(error: unknown): string | undefined {
  if (error instanceof SchemaForeign || error instanceof SchemaMissing) return error.message;
  const { code: own, cause, message } = (error ?? {}) as Fault;
  const code = String(own ?? (cause as Fault | undefined)?.code ?? '');
  const words = DATABASE_WORDS[code];
  if (words !== undefined) return `${words} (${code})`;
  if (error instanceof DatabaseUnavailable) return `${error.message}${code && ` (${code})`}`;
  // Of the driver: no password was given, or TLS is not to be had. These have no code.
  if (/^SASL|password must be a string|does not support SSL/.test(message ?? '')) return message;
  if (/^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_)/.test(code)) {
    return `the server's certificate is not trusted (${code})`;
  }
  return undefined;
}
