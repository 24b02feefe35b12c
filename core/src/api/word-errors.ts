import { defineError } from './errors.ts';

export const WordsNotFound = defineError<{ find: string; count: number }>('words.not-found', {
  'zh-CN': '全文 {count} 页中没有找到“{find}”。',
  en: 'None of the {count} pages has "{find}".',
});
/** Some pages could not be searched: the words may well stand there. */
export const WordsNotFoundInText = defineError<{ find: string; pages: string }>('words.not-found-in-text', {
  'zh-CN': '没有找到“{find}”。第 {pages} 页没有可查找的文字（可能是扫描件），请改用其他签章方式。',
  en: '"{find}" was not found. Pages without text, perhaps scans, could not be searched: {pages}. Use another seal mode there.',
});
export const HitMissing = defineError<{ hit: number; count: number; find: string }>('words.hit-missing', {
  'zh-CN': '没有第 {hit} 处：“{find}”共找到 {count} 处。',
  en: 'There is no place {hit}: "{find}" was found in {count} places.',
});
export const HitsUnreadable = defineError<{ hits: string }>('words.hits-unreadable', {
  'zh-CN': '无法识别“{hits}”，请写成 1,3-5 的形式。',
  en: '"{hits}" cannot be read. Write it like 1,3-5.',
});
export const NoHitOnPages = defineError<{ find: string; pages: string }>('words.none-on-pages', {
  'zh-CN': '所选的第 {pages} 页中没有要找的“{find}”。',
  en: 'The chosen pages ({pages}) have none of the chosen places of "{find}".',
});
export const OffsetUnreadable = defineError<{ offset: string }>('words.offset-unreadable', {
  'zh-CN': '无法识别偏移距离“{offset}”，请写成 5mm,-3mm 的形式。',
  en: 'The distance "{offset}" cannot be read. Write it like 5mm,-3mm.',
});
export const WordsNotSearched = defineError('words.not-searched', {
  'zh-CN': '未能查找文档中的文字，请启用“文字搜索”插件。',
  en: 'The document was not searched. Enable the plugin "Text search".',
});
