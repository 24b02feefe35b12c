import { defineError } from '@sealwright/core/api';

export const PlatformAddressInvalid = defineError<{ address: string }>('platform.address-invalid', {
  'zh-CN': '合同平台的地址“{address}”不可用：须以 https:// 开头。请在设置中修改。',
  en: 'The address "{address}" of the contract platform cannot be used: it has to begin with https://. Change it in the settings.',
});

/** Whoever answers is not who was asked; what was to be told him stays here. */
export const PlatformRedirected = defineError<{ place: string }>('platform.redirected', {
  'zh-CN': '合同平台把请求转到了 {place}，没有照做。请核对平台地址。',
  en: 'The contract platform leads to {place}; that was not followed. Check its address.',
});

/** `place`: what was asked; `rule`: what the answer does not keep. */
export const PlatformAnswerOdd = defineError<{ place: string; rule: string }>('platform.answer-odd', {
  'zh-CN': '合同平台的回答不符合约定（{place}：{rule}），没有采用。',
  en: 'What the contract platform answered is not what was agreed ({place}: {rule}); it was not used.',
});
