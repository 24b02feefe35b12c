import type { Localized } from '@sealwright/core/api';

/** A file that may not become a voucher's: why, in words for who handed it in. */
export class FileRefused extends Error {
  override readonly name = 'FileProblem';
  readonly status = 422;
  readonly code: string;
  readonly sentence: Localized;

  constructor(code: string, sentence: Localized) {
    super(sentence.en);
    this.code = code;
    this.sentence = sentence;
  }
}
