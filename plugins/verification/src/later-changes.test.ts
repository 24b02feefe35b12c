import type { FieldLock, PdfSignature, RevisionChange } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { judgeLaterChanges, limitsAfter } from './later-changes.ts';

type Level = 0 | 1 | 2 | 3;

const change = (kind: RevisionChange['kind'], field?: string): RevisionChange => ({
  kind,
  detail: '',
  ...(field !== undefined && { field }),
});

const permitted = (level: Level, subject: RevisionChange, ...locks: FieldLock[]) =>
  judgeLaterChanges([subject], { level, locks }).forbidden.length === 0;

describe('changes after a signature', () => {
  it.each<[RevisionChange['kind'], string]>([
    ['validation-data', '0123'],
    ['metadata', '0123'],
    ['signature-added', '0.23'],
    ['form-value-changed', '0.23'],
    ['signature-field-added', '0..3'],
    ['annotation-added', '0..3'],
    ['annotation-changed', '...3'],
    ['annotation-removed', '...3'],
    ['form-field-added', '....'],
    ['signature-removed', '....'],
    ['page-content', '....'],
    ['page-added-or-removed', '....'],
    ['page-attributes', '....'],
    ['catalog', '....'],
    ['other', '....'],
  ])('%s is permitted at levels %s', (kind, expected) => {
    const levels = ([0, 1, 2, 3] as const).map((level) => (permitted(level, change(kind)) ? level : '.'));
    expect(levels.join('')).toBe(expected);
  });

  it('obey locks of fields and what is below them', () => {
    const lock: FieldLock = { action: 'Include', fields: ['price'] };
    expect(permitted(0, change('form-value-changed', 'price'), lock)).toBe(false);
    expect(permitted(0, change('form-value-changed', 'price.net'), lock)).toBe(false);
    expect(permitted(0, change('form-value-changed', 'prices'), lock)).toBe(true);
  });

  it('obey locks of all but some fields, which do not keep others from signing', () => {
    const lock: FieldLock = { action: 'Exclude', fields: ['remark'] };
    expect(permitted(0, change('form-value-changed', 'remark'), lock)).toBe(true);
    expect(permitted(0, change('form-value-changed', 'price'), lock)).toBe(false);
    expect(permitted(0, change('signature-added', 'second'), lock)).toBe(true);
  });

  it('obey locks of everything, timestamps of the document apart', () => {
    const lock: FieldLock = { action: 'All', fields: [] };
    expect(permitted(0, change('signature-added', 'second'), lock)).toBe(false);
    expect(permitted(0, change('validation-data', 'stamp'), lock)).toBe(true);
  });

  it('are limited by the strictest of certification and locks', () => {
    const signatures = [
      { certification: 3 },
      { fieldLock: { action: 'Include', fields: ['a'], permissions: 2 } },
    ] as unknown as PdfSignature[];
    expect(limitsAfter(signatures)).toMatchObject({ level: 2, locks: [{ fields: ['a'] }] });
    expect(limitsAfter([])).toEqual({ level: 0, locks: [] });
  });
});
