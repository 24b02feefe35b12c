import { type Static, Type } from 'typebox';
import { type AuditEntry, OUTCOMES } from './common-audit-entry.ts';
import { EVENT_KINDS, kindOf } from './common-event-kinds.ts';

export const AuditFilter = Type.Object({
  kind: Type.Optional(Type.Enum(EVENT_KINDS)),
  outcome: Type.Optional(Type.Enum(OUTCOMES)),
  /** Milliseconds since 1970: at that time or later, and before that time. */
  from: Type.Optional(Type.Number()),
  until: Type.Optional(Type.Number()),
  /** Anywhere in what readers see of an entry; upper and lower case are the same. */
  text: Type.Optional(Type.String({ maxLength: 200 })),
});
export type AuditFilter = Static<typeof AuditFilter>;

export function passes(entry: AuditEntry, { kind, outcome, from, until, text }: AuditFilter): boolean {
  const time = Date.parse(entry.time);
  return (
    (kind === undefined || kindOf(entry.event) === kind) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (from === undefined || time >= from) &&
    (until === undefined || time < until) &&
    (!text?.trim() || readable(entry).includes(text.trim().toLowerCase()))
  );
}

function readable({ event, sentence, facts = [] }: AuditEntry): string {
  const both = (value: string | { 'zh-CN': string; en: string }) =>
    typeof value === 'string' ? [value] : [value['zh-CN'], value.en];
  return [event, ...both(sentence), ...facts.flatMap(({ title, value }) => [...both(title), ...both(value)])]
    .join('\n')
    .toLowerCase();
}
