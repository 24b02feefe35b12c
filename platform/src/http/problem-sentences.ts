import type { Localized } from '@sealwright/core/api';

/** What people are told, by code. A part that knows more says it itself. */
export const PROBLEM_SENTENCES: Readonly<Record<string, Localized>> = {
  malformed: { 'zh-CN': '请求的格式不正确。', en: 'The request is not as the API document asks for.' },
  'bad-request': { 'zh-CN': '请求的内容不正确。', en: 'The request cannot be carried out as it is.' },
  'idempotency-key-required': {
    'zh-CN': '缺少 Idempotency-Key。',
    en: 'Idempotency-Key is missing: a UUID for each action.',
  },
  'not-signed-in': { 'zh-CN': '请先用 Key 验证身份。', en: 'Prove who you are with your key first.' },
  'entry-refused': { 'zh-CN': '平台不认识这个证书。', en: 'The platform does not know this certificate.' },
  'certificate-expired': { 'zh-CN': '证书不在有效期内。', en: 'The certificate is outside its validity.' },
  'not-recipient': { 'zh-CN': '这份凭证现在不由您办理。', en: 'It is not your turn with this voucher.' },
  'not-found': { 'zh-CN': '没有找到。', en: 'There is nothing here.' },
  'method-not-allowed': { 'zh-CN': '不支持此操作。', en: 'There is no such operation.' },
  'unsupported-media-type': { 'zh-CN': '不支持的内容类型。', en: 'This content type is not taken.' },
  'invalid-transition': {
    'zh-CN': '凭证当前的状态不允许这样操作。',
    en: 'The voucher is in a state that does not allow this.',
  },
  'not-signed': { 'zh-CN': '凭证尚未签署。', en: 'The voucher is not signed yet.' },
  'in-progress': { 'zh-CN': '同一操作正在进行。', en: 'The same action is at work.' },
  expired: { 'zh-CN': '凭证已过截止时间。', en: 'The deadline of this voucher has passed.' },
  'precondition-failed': { 'zh-CN': '凭证已被他人更新。', en: 'The voucher was changed meanwhile.' },
  'precondition-required': { 'zh-CN': '缺少 If-Match。', en: "If-Match with the voucher's etag is missing." },
  'too-large': { 'zh-CN': '内容过大。', en: 'This is too large.' },
  'idempotency-mismatch': {
    'zh-CN': '同一 Idempotency-Key 已用于另一请求。',
    en: 'This Idempotency-Key belongs to another request.',
  },
  'draft-incomplete': { 'zh-CN': '草稿缺少文件或签署方。', en: 'The draft has no file yet, or nobody who signs.' },
  'recipients-differ': { 'zh-CN': '接收方与凭证不符。', en: 'Others than these come next.' },
  'party-unknown': { 'zh-CN': '平台不认识其中的接收方。', en: 'The platform does not know one of the recipients.' },
  'biz-type-unknown': { 'zh-CN': '没有这个业务类型。', en: 'There is no such business type.' },
  'digest-differs': { 'zh-CN': '内容与校验值不符。', en: 'The bytes do not fit their digest.' },
  'upload-incomplete': { 'zh-CN': '文件尚未传完。', en: 'The upload is not complete.' },
  'upload-used': { 'zh-CN': '上传的文件已用于别处。', en: 'The upload was used for something else.' },
  'offset-differs': { 'zh-CN': '续传位置不符。', en: 'The upload is at another offset.' },
  'file-not-continued': {
    'zh-CN': '文件不是在平台提供的原件上签署的。',
    en: 'The file does not go on from the bytes that the platform handed out.',
  },
  'rate-limited': { 'zh-CN': '请求过于频繁，请稍后再试。', en: 'Too many requests; try again later.' },
  unavailable: { 'zh-CN': '平台暂时不可用，请稍后再试。', en: 'The platform cannot work right now; try again later.' },
  internal: { 'zh-CN': '平台内部错误。', en: 'The platform failed.' },
};
