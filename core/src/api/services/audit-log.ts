/**
 * The log of what was done with documents, keys and the program: append-only, every entry chained to the one before by its
 * digest. Owner: `plugins/audit-log`, which writes down signings by itself (`signing.didSign`). Callers: plugins that do
 * something for which somebody may have to answer later; optional for all of them.
 */
import type { Fact } from '../fact.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

export interface AuditRecord {
  /** What happened, such as 'licence.imported': stable, for filters and programs. Begins with the plugin's id. */
  readonly event: string;
  readonly outcome: 'done' | 'failed' | 'refused';
  /** One sentence for readers, now and when the plugin is gone. */
  readonly sentence: Localized;
  /** Names, digests, serial numbers. Never a PIN, a password or a document's content. */
  readonly facts?: readonly Fact[];
}

export interface AuditLog {
  /** Resolves when the entry is on disk; `audit.unwritable`, `audit.broken`. */
  record(entry: AuditRecord): Promise<void>;
}

export const AuditLog = defineService<AuditLog>('audit-log');
