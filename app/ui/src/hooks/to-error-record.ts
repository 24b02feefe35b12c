import { defineError, type ErrorRecord, SealwrightError } from '@sealwright/core/api';

const ViewFault = defineError('view.fault', {
  'zh-CN': '界面内部出错，操作未完成。请重试；如仍出现，请联系技术支持。',
  en: 'An internal error occurred in the window and the operation did not finish. Try again; if it happens again, call your support.',
});

/** What a user can be told about anything that was thrown. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  return (thrown instanceof SealwrightError ? thrown : ViewFault({})).toJSON();
}
