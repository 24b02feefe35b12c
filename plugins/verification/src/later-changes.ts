import type { FieldLock, PdfSignature, RevisionChange } from '@sealwright/core/api';

type Kind = RevisionChange['kind'];
/** 1 to 3 as DocMDP; 0: nothing certifies the document. */
type Level = 0 | 1 | 2 | 3;

/**
 * What may follow a signature, by the modification level in force (ISO 32000-2, table 257). Validation data may always
 * be added (12.8.4.3), and what shows and does nothing harms at no level. Where nothing certifies the document the
 * standard is silent: others may sign, fill in and comment, but not alter what the signer saw.
 */
const PERMITTED: Readonly<Record<Kind, readonly Level[]>> = {
  'validation-data': [0, 1, 2, 3],
  metadata: [0, 1, 2, 3],
  'unused-object': [0, 1, 2, 3],
  'signature-added': [0, 2, 3],
  'form-value-changed': [0, 2, 3],
  'signature-field-added': [0, 3],
  'annotation-added': [0, 3],
  'annotation-changed': [3],
  'annotation-removed': [3],
  'signature-removed': [],
  'form-field-added': [],
  'page-content': [],
  'page-added-or-removed': [],
  'page-attributes': [],
  catalog: [],
  other: [],
};

/** Changes that a reader sees on the pages: permitted or not, the signer did not see them. */
const VISIBLE: ReadonlySet<Kind> = new Set(['annotation-added', 'annotation-changed', 'annotation-removed']);

export interface ModificationLimits {
  readonly level: Level;
  readonly locks: readonly FieldLock[];
}

export interface LaterChanges {
  readonly changes: readonly RevisionChange[];
  readonly forbidden: readonly RevisionChange[];
  /** Permitted, but worth a look. */
  readonly visible: readonly RevisionChange[];
}

export function judgeLaterChanges(changes: readonly RevisionChange[], limits: ModificationLimits): LaterChanges {
  const forbidden = changes.filter(
    (change) => !PERMITTED[change.kind].includes(limits.level) || limits.locks.some((lock) => isLocked(change, lock)),
  );
  return { changes, forbidden, visible: changes.filter(({ kind }) => VISIBLE.has(kind)) };
}

/** What this signature and the earlier ones forbid together. */
export function limitsAfter(signatures: readonly PdfSignature[]): ModificationLimits {
  const locks = signatures.flatMap(({ fieldLock }) => fieldLock ?? []);
  const levels = [
    ...signatures.map(({ certification }) => certification),
    ...locks.map(({ permissions }) => permissions),
  ].filter((level) => level !== undefined);
  return { level: levels.length === 0 ? 0 : (Math.min(...levels) as Level), locks };
}

/** A lock holds for a field and all below it (ISO 32000-2, 12.8.2.4); new signatures are locked out by 'All' alone. */
function isLocked({ kind, field }: RevisionChange, { action, fields }: FieldLock): boolean {
  if (field === undefined || kind === 'validation-data') return false;
  const named = fields.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === 'Include') return named;
  if (action === 'Exclude' && fields.length > 0) return kind !== 'signature-added' && !named;
  return true;
}
