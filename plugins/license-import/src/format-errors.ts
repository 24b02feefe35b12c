/** Why a text is no licence of a format that this version knows. */
import { defineError } from '@sealwright/core/api';

export const LineMalformed = defineError<{ line: number }>('license.line-malformed', {
  'zh-CN': '第 {line} 行不符合格式：应为“[节名]”或“名称=值”。',
  en: 'Line {line} does not fit the format: it should be [section] or name=value.',
});
export const DuplicateSection = defineError<{ section: string }>('license.duplicate-section', {
  'zh-CN': '[{section}] 出现了两次，无法判断以哪一个为准。',
  en: '[{section}] occurs twice, so it cannot be said which one counts.',
});
export const DuplicateKey = defineError<{ section: string; key: string }>('license.duplicate-key', {
  'zh-CN': '[{section}] 中的 {key} 出现了两次，无法判断以哪一个为准。',
  en: '{key} occurs twice in [{section}], so it cannot be said which one counts.',
});
export const SectionMissing = defineError<{ section: string }>('license.section-missing', {
  'zh-CN': '缺少 [{section}] 部分，不是完整的授权文件。',
  en: '[{section}] is missing: this is no complete licence file.',
});
export const KeyMissing = defineError<{ section: string; key: string }>('license.key-missing', {
  'zh-CN': '[{section}] 中缺少 {key}，或者没有填写。',
  en: '{key} is missing in [{section}], or it is empty.',
});
export const FormatUnknown = defineError<{ format: string }>('license.format-unknown', {
  'zh-CN': '授权文件的格式版本（{format}）不受支持，请先升级本程序。',
  en: 'The format of the licence file ({format}) is not known. Update this program first.',
});
export const CriticalUnknown = defineError<{ place: string }>('license.critical-unknown', {
  'zh-CN': '授权文件含有本版本不认识的内容：{place}。请先升级本程序。',
  en: 'The licence file says something that this version does not know: {place}. Update this program first.',
});
export const DateMalformed = defineError<{ key: string; value: string; example: string }>('license.date-malformed', {
  'zh-CN': '{key} 的日期“{value}”不正确，应如 {example}。',
  en: 'The date "{value}" of {key} is wrong. It should look like {example}.',
});
export const PeriodReversed = defineError<{ from: string; to: string }>('license.period-reversed', {
  'zh-CN': '有效期的结束日期 {to} 早于开始日期 {from}。请让发放方重新签发。',
  en: 'The licence ends on {to}, before it begins on {from}. Ask its issuer for another one.',
});
export const ValueMalformed = defineError<{ section: string; key: string; example: string }>(
  'license.value-malformed',
  {
    'zh-CN': '[{section}] 中 {key} 的值不正确，应如 {example}。',
    en: 'The value of {key} in [{section}] is wrong. It should look like {example}.',
  },
);
export const SeatsTooFew = defineError<{ seats: string }>('license.seats', {
  'zh-CN': '授权的使用数量（{seats}）应为 1 或更大的整数。请让发放方重新签发。',
  en: 'The number of seats ({seats}) should be 1 or more. Ask the issuer for another licence.',
});
export const UrlInsecure = defineError<{ key: string }>('license.url-insecure', {
  'zh-CN': '{key} 不是 https:// 开头的安全地址，不予接受。请让发放方重新签发。',
  en: 'The address of {key} does not begin with https:// and is not accepted. Ask the issuer for another licence.',
});
export const UrlWithCredentials = defineError<{ key: string }>('license.url-credentials', {
  'zh-CN': '{key} 的地址里写有用户名或密码，不予接受。请让发放方重新签发。',
  en: 'The address of {key} holds a user name or password and is not accepted. Ask the issuer for another licence.',
});
