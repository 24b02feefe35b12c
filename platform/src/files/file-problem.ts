import type { Localized } from '@sealwright/core/api';

const PROBLEMS = {
  'upload-offset': {
    status: 409,
    sentence: {
      'zh-CN': '上传位置与平台已收到的不一致，请从平台给出的位置继续。',
      en: 'The bytes do not belong where the upload is; go on from the offset that the platform tells.',
    },
  },
  'upload-complete': {
    status: 409,
    sentence: { 'zh-CN': '这次上传已经完成。', en: 'This upload is complete already.' },
  },
  'upload-used': {
    status: 409,
    sentence: { 'zh-CN': '这次上传的文件已被使用。', en: 'The file of this upload is used already.' },
  },
  'upload-incomplete': {
    status: 422,
    sentence: { 'zh-CN': '文件还没有上传完整。', en: 'Not all of the file has arrived yet.' },
  },
  'digest-differs': {
    status: 422,
    sentence: {
      'zh-CN': '收到的文件与声明的校验值不符，请重新上传。',
      en: 'What arrived does not fit the announced digest; upload it again.',
    },
  },
  'too-large': {
    status: 413,
    sentence: { 'zh-CN': '文件超过平台允许的大小。', en: 'The file is larger than the platform allows.' },
  },
  'too-many-uploads': {
    status: 429,
    sentence: {
      'zh-CN': '未完成的上传过多，请稍后再试。',
      en: 'Too many uploads are under way; try again later.',
    },
  },
  'too-many-pieces': {
    status: 422,
    sentence: {
      'zh-CN': '这次上传分得过碎，请重新上传。',
      en: 'This upload came in too many small pieces; begin it anew.',
    },
  },
  'idempotency-mismatch': {
    status: 422,
    sentence: {
      'zh-CN': '同一个请求编号被用于不同的内容。',
      en: 'The same idempotency key was used for something else.',
    },
  },
  'not-found': { status: 404, sentence: { 'zh-CN': '找不到这个文件或上传。', en: 'There is no such file or upload.' } },
} as const satisfies Record<string, { status: number; sentence: Localized }>;

export type FileProblemCode = keyof typeof PROBLEMS;

export interface FileProblemDetails {
  /** How many bytes of the upload have arrived. */
  readonly offset?: number;
  /** Bytes. */
  readonly limit?: number;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Why a file was not taken or given; nothing was changed by what was asked. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly code: FileProblemCode;
  readonly status: number;
  readonly sentence: Localized;
  readonly details: FileProblemDetails;

  constructor(code: FileProblemCode, details: FileProblemDetails = {}) {
    super(PROBLEMS[code].sentence.en);
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.sentence = PROBLEMS[code].sentence;
    this.details = details;
  }
}
