import { defineError } from '@sealwright/core/api';

export const PictureKindUnknown = defineError('seals.picture-kind-unknown', {
  'zh-CN': '文件不是支持的图片。请使用 PNG、JPG、GIF、BMP 或 SVG 图片。',
  en: 'The file is no picture of a known kind. Use PNG, JPG, GIF, BMP or SVG.',
});
export const PictureUnreadable = defineError<{ kind: string }>('seals.picture-unreadable', {
  'zh-CN': '图片无法读取（{kind}）：文件已损坏、不完整，或使用了少见的格式。请在看图软件中另存为 PNG 后重试。',
  en: 'The picture ({kind}) cannot be read: it is damaged, incomplete or of a rare variety. Save it as PNG and try again.',
});
export const PictureTooLarge = defineError<{ megabytes: number; megapixels: number }>('seals.picture-too-large', {
  'zh-CN': '图片太大，最大 {megabytes} MB、{megapixels} 百万像素。请缩小后重试。',
  en: 'The picture is too large: at most {megabytes} MB and {megapixels} megapixels. Make it smaller and try again.',
});
export const PictureTooSlow = defineError<{ seconds: number }>('seals.picture-too-slow', {
  'zh-CN': '图片在 {seconds} 秒内没有处理完，可能过于复杂。请另存为 PNG 后重试。',
  en: 'The picture was not done within {seconds} seconds: it may be too intricate. Save it as PNG and try again.',
});
export const PictureEmpty = defineError('seals.picture-empty', {
  'zh-CN': '图片中没有找到印章：只有空白或背景。请换一张印章清晰、背景为白纸的图片。',
  en: 'There is no seal in the picture, only blank paper. Take one with a clear seal on white paper.',
});
/** SVG text is drawn with fonts of the computer that shows it: on another one the seal would look different. */
export const PictureHasText = defineError('seals.picture-has-text', {
  'zh-CN': 'SVG 图片中的文字未转换为曲线，无法保证字形正确。请在制图软件中将文字转换为曲线，或另存为 PNG。',
  en: 'The SVG holds text that was not turned into outlines, so its looks depend on the computer. Convert the text to outlines, or save it as PNG.',
});
export const PictureNeedsFiles = defineError('seals.picture-needs-files', {
  'zh-CN': 'SVG 图片引用了其他文件或网址，这里不会读取。请将图片嵌入 SVG，或另存为 PNG。',
  en: 'The SVG refers to other files or addresses, which are not read here. Embed them, or save it as PNG.',
});
export const PictureSizeInvalid = defineError<{ smallest: number; largest: number }>('seals.picture-size-invalid', {
  'zh-CN': '印章的宽和高应在 {smallest} 至 {largest} 毫米之间。',
  en: 'Width and height of a seal are between {smallest} and {largest} mm.',
});
export const PictureNameInvalid = defineError<{ longest: number }>('seals.picture-name-invalid', {
  'zh-CN': '请填写印章名称，最长 {longest} 个字。',
  en: 'Give the seal a name of at most {longest} characters.',
});
export const PicturesTooMany = defineError<{ most: number }>('seals.pictures-too-many', {
  'zh-CN': '最多保存 {most} 枚图片印章。请先删除不用的印章。',
  en: 'At most {most} seals made of pictures can be kept. Remove some that are not used.',
});
