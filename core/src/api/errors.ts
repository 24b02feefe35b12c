/**
 * Typed errors: a stable code, data, and a sentence for the user in Chinese and English.
 *
 * Every error that can reach a user is made by an `ErrorType`. It crosses process borders as `ErrorRecord` and comes
 * back as an equal `SealwrightError`, so callers compare `code` (or use `Type.is(error)`) and never match strings.
 * Data must be plain JSON and must never hold a secret: it is shown, logged and sent between processes.
 */
import type { Localized } from './localized.ts';

export type ErrorData = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** The form of an error on the wire and in `--json` output. */
export interface ErrorRecord {
  readonly code: string;
  readonly data: ErrorData;
  readonly sentence: Localized;
}

const brand = Symbol.for('sealwright.error');

/**
 * `instanceof` goes by a brand, so errors made by another bundled copy of this module are recognised too. It can be asked
 * of anything that was thrown: what only pretends to be such an error is none.
 */
export class SealwrightError<D extends ErrorData = ErrorData> extends Error {
  override readonly name = 'SealwrightError';
  readonly code: string;
  readonly data: D;
  readonly sentence: Localized;

  static override [Symbol.hasInstance](value: unknown): boolean {
    try {
      if (typeof value !== 'object' || value === null || !(brand in value)) return false;
      const { code, data, sentence, toJSON } = value as Partial<SealwrightError>;
      const isRecord = typeof code === 'string' && typeof data === 'object' && typeof sentence?.en === 'string';
      return isRecord && typeof toJSON === 'function';
    } catch {
      return false;
    }
  }

  constructor(code: string, data: D, sentence: Localized, options?: ErrorOptions) {
    super(`${code}: ${sentence.en}`, options);
    this.code = code;
    this.data = data;
    this.sentence = sentence;
  }

  get [brand](): true {
    return true;
  }

  toJSON(): ErrorRecord {
    return { code: this.code, data: this.data, sentence: this.sentence };
  }

  static fromRecord(record: ErrorRecord): SealwrightError {
    return new SealwrightError(record.code, record.data, record.sentence);
  }
}

export interface ErrorType<D extends ErrorData> {
  (data: D, options?: ErrorOptions): SealwrightError<D>;
  readonly code: string;
  is(error: unknown): error is SealwrightError<D>;
}

/**
 * Declares one kind of error. `{key}` in a sentence is replaced by the datum of that name.
 *
 * @example
 * export const PageMissing = defineError<{ page: number }>('stamp.page-missing', {
 *   'zh-CN': '文档没有第 {page} 页。',
 *   en: 'The document has no page {page}.',
 * });
 * throw PageMissing({ page: 7 });
 */
export function defineError<D extends ErrorData = Record<string, never>>(
  code: string,
  sentence: Localized,
): ErrorType<D> {
  const make = (data: D, options?: ErrorOptions) =>
    new SealwrightError(code, data, { 'zh-CN': fill(sentence['zh-CN'], data), en: fill(sentence.en, data) }, options);
  return Object.assign(make, {
    code,
    is: (error: unknown): error is SealwrightError<D> => error instanceof SealwrightError && error.code === code,
  });
}

function fill(template: string, data: ErrorData): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = data[key];
    return value === undefined ? whole : Array.isArray(value) ? value.join(', ') : String(value);
  });
}
