import { defineError } from '@sealwright/core/api';

export const DraftBusy = defineError('signing.draft-busy', {
  'zh-CN': '正在签署，请稍候再修改印章位置。',
  en: 'A signing is under way. Change the seals when it is done.',
});
export const SealGone = defineError('signing.seal-gone', {
  'zh-CN': '这枚印章已不可用，请刷新印章列表后重新选择。',
  en: 'This seal is not available any more. Refresh the seals and choose again.',
});
export const PlanFailed = defineError('signing.plan-failed', {
  'zh-CN': '无法计算印章的位置，请重试。',
  en: 'The place of the seal could not be worked out. Try again.',
});
export const TooManyStamps = defineError<{ most: number }>('signing.too-many-stamps', {
  'zh-CN': '一份文档最多放置 {most} 个签章。相同的位置请使用“多页签章”，它只算一个。',
  en: 'A document takes {most} stamps at most. For the same place on many pages use the seal on many pages: it counts as one.',
});
