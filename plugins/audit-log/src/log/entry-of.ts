import type { AuditRecord, Localized } from '@sealwright/core/api';
import type { AuditEntry, WrittenEntry } from '../common-audit-entry.ts';
import { NO_ENTRY } from './entry-line.ts';

/** What the log itself adds to a record. */
export type EntryExtras = Pick<AuditEntry, 'checkpoint' | 'torn'>;

export interface EntryPlace {
  readonly log: string;
  readonly time: Date;
  /** Missing before the first. */
  readonly after?: WrittenEntry;
}

const MOST_FACTS = 20;
const LONGEST = 1_000;

/** The entry that a record becomes. Texts are strangers' in part: bounded, in one line or a few, and whole in UTF-16. */
export function entryOf(record: AuditRecord, { log, time, after }: EntryPlace, extras: EntryExtras = {}): AuditEntry {
  const facts = (record.facts ?? []).slice(0, MOST_FACTS).map(({ title, value, monospace }) => ({
    title: bothOf(title),
    value: typeof value === 'string' ? bounded(value) : bothOf(value),
    ...(monospace && { monospace }),
  }));
  return {
    format: 1,
    log,
    number: (after?.entry.number ?? 0) + 1,
    time: time.toISOString(),
    previous: after?.digest ?? NO_ENTRY,
    event: bounded(record.event).slice(0, 200) || 'unnamed',
    outcome: record.outcome,
    sentence: bothOf(record.sentence),
    ...(facts.length > 0 && { facts }),
    ...extras,
  };
}

function bothOf(text: Localized): Localized {
  return { 'zh-CN': bounded(text['zh-CN']), en: bounded(text.en) };
}

/** Control characters but the line end turn into spaces, what only hides or turns characters goes. */
function bounded(text: string): string {
  const plain = text
    .replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
  if (plain.length <= LONGEST) return plain;
  // Not within a pair of surrogates.
  return `${plain.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
