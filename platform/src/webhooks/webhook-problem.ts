import type { Localized } from '@sealwright/core/api';

const PROBLEMS = {
  'webhook-address': {
    status: 422,
    sentence: {
      'zh-CN': '通知地址不可用：须为 https 地址，不含用户名和密码，且不指向内部网络。',
      en: 'Notices cannot be sent there: it takes an https address without a user name or password, outside of private networks.',
    },
  },
  'too-many-webhooks': {
    status: 422,
    sentence: { 'zh-CN': '通知地址的数量已达上限。', en: 'There are as many webhooks as a party may have.' },
  },
} as const satisfies Record<string, { status: number; sentence: Localized }>;

/** Why a webhook was not made. */
export class WebhookProblem extends Error {
  override readonly name = 'WebhookProblem';
  readonly code: keyof typeof PROBLEMS;
  readonly status: number;
  readonly sentence: Localized;

  constructor(code: keyof typeof PROBLEMS) {
    super(PROBLEMS[code].sentence.en);
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.sentence = PROBLEMS[code].sentence;
  }
}
