import { defineError, type Localized } from '@sealwright/core/api';

export const TextMissing = defineError('annotate.text-missing', {
  'zh-CN': '文字不能为空，请先输入文字。',
  en: 'The text is empty. Type something first.',
});
export const AnnotationFixed = defineError('annotate.fixed', {
  'zh-CN': '这处批注不能更改，可以删除后重新添加。',
  en: 'This annotation cannot be changed. It can be deleted and drawn anew.',
});
export const NothingToAnnotate = defineError('annotate.nothing', {
  'zh-CN': '没有要添加的批注。请用 --watermark、--watermark-picture 或 --note 指明。',
  en: 'There is nothing to add. Name it with --watermark, --watermark-picture or --note.',
});
export const NotePlaceMissing = defineError('annotate.note-place', {
  'zh-CN': '便签需要页码和位置，请加上 --page 和 --at，例如 --page 1 --at 120mm,80mm。',
  en: 'A note needs a page and a place: add --page and --at, such as --page 1 --at 120mm,80mm.',
});
export const OneWatermark = defineError('annotate.one-watermark', {
  'zh-CN': '水印只能是文字或图片之一，请去掉 --watermark 或 --watermark-picture。',
  en: 'A watermark is a text or a picture: leave out --watermark or --watermark-picture.',
});
export const PictureUnfit = defineError<{ name: string }>('annotate.picture-unfit', {
  'zh-CN': '“{name}”不是可用的 PNG 或 JPEG 图片，请换一张。',
  en: '"{name}" is no PNG or JPEG picture that can be used. Choose another.',
});
export const PictureTooLarge = defineError<{ name: string; most: number }>('annotate.picture-too-large', {
  'zh-CN': '图片“{name}”太大，最多 {most} 字节。请缩小后再试。',
  en: 'The picture "{name}" is too large; it may have {most} bytes. Make it smaller and try again.',
});
export const TooManyMarks = defineError<{ count: number; most: number }>('annotate.too-many', {
  'zh-CN': '批注分布在各页上共有 {count} 处，一次最多写入 {most} 处。请缩小页面范围后分次保存。',
  en: 'On all pages together there are {count} annotations; {most} can be written at a time. Choose fewer pages and save in parts.',
});
export const OutputIsInput = defineError('annotate.output-is-input', {
  'zh-CN': '输出文件不能是原文件，请换一个文件名。',
  en: 'The output cannot be the file itself. Choose another name.',
});

/** What keeps annotations out, told in words; `refusal` is the pre-flight's sentence. */
export const AnnotatingRefused = defineError<{ reason: string; zh: string; en: string }>('annotate.refused', {
  'zh-CN': '{zh}',
  en: '{en}',
});

export function refused(reason: string, refusal: Localized) {
  return AnnotatingRefused({ reason, zh: refusal['zh-CN'], en: refusal.en });
}

export const SignatureWouldBreak = defineError<{ signer: string }>('annotate.would-break', {
  'zh-CN': '写入批注会使“{signer}”的签名失效，已停止，文档没有改动。',
  en: 'Writing the annotations would break the signature of {signer}. Nothing was written.',
});
export const MoreThanAnnotations = defineError<{ kind: string }>('annotate.unsound', {
  'zh-CN': '写入前的检查发现除批注外还有别的改动，已停止，文档没有改动。请把此文件交给技术支持。',
  en: 'A check found changes besides the annotations. Nothing was written; please hand this file to your support.',
});
