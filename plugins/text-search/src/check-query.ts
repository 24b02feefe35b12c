import type { TextQuery } from '@sealwright/core/api';
import { RE2JSSyntaxException } from 're2js';
import { PatternInvalid, QueryEmpty, QueryTooLong } from './errors.ts';
import { compileQuery, isEmpty } from './match/compile-query.ts';

/** Longest query, in UTF-16 units: bounds what compiled patterns take. */
const LONGEST = 500;

/** Throws the typed error of a query that cannot be run. */
export function checkQuery(query: TextQuery): void {
  if (isEmpty(query)) throw QueryEmpty({});
  if (query.text.length > LONGEST) throw QueryTooLong({ most: LONGEST });
  try {
    compileQuery(query);
  } catch (fault) {
    throw PatternInvalid({ pattern: query.text, reason: reasonOf(fault) });
  }
}

/** A message of re2js quotes the pattern as it was folded and extended, which nobody typed. */
function reasonOf(fault: unknown): string {
  if (fault instanceof RE2JSSyntaxException) return fault.getDescription();
  return fault instanceof Error ? fault.message : String(fault);
}
