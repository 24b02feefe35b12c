import { createHash } from 'node:crypto';
import { Check } from 'typebox/schema';
import { AuditEntry, type WrittenEntry } from '../common-audit-entry.ts';
import { canonicalJson } from './canonical-json.ts';

/** Longest line, in bytes without its end. The limits of `AuditEntry` as `entryOf` applies them keep well below. */
export const LONGEST_LINE = 512 * 1024;

export const NO_ENTRY = '0'.repeat(64);

/** `{"entry":{...},"hash":"..."}`, canonical as a whole; the digest runs over the canonical form of the entry alone. */
export function writeLine(entry: AuditEntry): WrittenEntry & { readonly line: string } {
  const content = canonicalJson(entry);
  const digest = sha256(content);
  return { entry, digest, line: lineOf(content, digest) };
}

/**
 * - `unreadable`: no line of a log, or not in the one form that the log writes.
 * - `altered`: the digest is not that of the entry.
 */
export type LineFault = 'unreadable' | 'altered';

export function readLine(bytes: Uint8Array): WrittenEntry | LineFault {
  const parsed = parse(bytes);
  if (!parsed) return 'unreadable';
  const { entry, hash, text } = parsed;
  const content = canonicalJson(entry);
  if (lineOf(content, hash) !== text) return 'unreadable';
  return sha256(content) === hash ? { entry, digest: hash } : 'altered';
}

function parse(bytes: Uint8Array): { entry: AuditEntry; hash: string; text: string } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('entry' in value) || !('hash' in value)) return undefined;
    const { entry, hash } = value;
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || !Check(AuditEntry, entry)) return undefined;
    return { entry, hash, text };
  } catch {
    return undefined;
  }
}

function lineOf(content: string, digest: string): string {
  return `{"entry":${content},"hash":"${digest}"}`;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
