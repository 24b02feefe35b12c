import {
  HITS_PATTERN,
  type Localized,
  type Options,
  type OptionsSchema,
  PAGE_RANGE_PATTERN,
  plainLine,
  type StampModeData,
  type TemplateStamp,
} from '@sealwright/core/api';
import type { StampWords } from './common-templates-rpc.ts';

const HANDWRITING = 'handwriting';
const LONGEST_WORDS = 40;

/** A stamp as people speak of it. Options tell their meaning by the patterns and names that all modes share. */
export function stampWords({ mode, options }: TemplateStamp, data: StampModeData | undefined): StampWords {
  if (!data) return { title: { 'zh-CN': mode, en: mode }, wantsSeal: false, notes: [] };
  const given = { ...defaultsOf(data.options), ...options };
  const where = whereOf(given, data.options);
  const wantsSeal = data.seal === 'required';
  return { title: data.title, wantsSeal, ...(where && { where }), notes: notesOf(mode, given, data.options) };
}

/** The seal's name, or the mode's where none is placed. */
export function stampPart({ mode, seal }: TemplateStamp, data: StampModeData | undefined): Localized {
  if (seal) return { 'zh-CN': seal.name, en: seal.name };
  return data?.title ?? { 'zh-CN': mode, en: mode };
}

function whereOf(options: Options, schema: OptionsSchema): Localized | undefined {
  if (typeof options.find === 'string') {
    const words = shortened(options.find);
    return { 'zh-CN': `“${words}”处`, en: `at "${words}"` };
  }
  if (typeof options.page === 'number') return { 'zh-CN': `第 ${options.page} 页`, en: `page ${options.page}` };
  const pages = valueWith(PAGE_RANGE_PATTERN, options, schema);
  return pages === undefined ? undefined : (WHOLE[pages.trim()] ?? listed(pages));
}

const WHOLE: Readonly<Record<string, Localized>> = {
  all: { 'zh-CN': '每一页', en: 'every page' },
  odd: { 'zh-CN': '奇数页', en: 'odd pages' },
  even: { 'zh-CN': '偶数页', en: 'even pages' },
  last: { 'zh-CN': '最后一页', en: 'the last page' },
};

function shortened(text: string): string {
  const characters = [...plainLine(text)];
  return characters.length > LONGEST_WORDS ? `${characters.slice(0, LONGEST_WORDS).join('')}…` : characters.join('');
}

function listed(pages: string): Localized {
  const zh = pages
    .replaceAll('last', '末')
    .replaceAll('odd', '奇数')
    .replaceAll('even', '偶数')
    .replaceAll('all', '每');
  return { 'zh-CN': `第 ${zh} 页`, en: `pages ${pages}` };
}

function notesOf(mode: string, options: Options, schema: OptionsSchema): Localized[] {
  const notes: Localized[] = [];
  const most = highestPage(options, schema);
  if (most > 1) {
    notes.push({
      'zh-CN': `只适用于不少于 ${most} 页的文档；页数不定时，请用“关键字签章”，或“多页签章”的最后一页`,
      en: `Fits only documents of at least ${most} pages; where that varies, place it by keyword, or by many pages on the last`,
    });
  }
  const hits = valueWith(HITS_PATTERN, options, schema);
  if (hits !== undefined) {
    notes.push({
      'zh-CN': `按序号选定了第 ${hits} 处，在其他文档中可能是别的位置`,
      en: `Chooses the hits ${hits} by number, which may be other places in another document`,
    });
  }
  if (mode === HANDWRITING) {
    notes.push({
      'zh-CN': '模板中会保存您的手写签名，请勿随意交给他人',
      en: 'Keeps your handwriting: mind to whom you give the template',
    });
  }
  return notes;
}

/** The highest page that the options name by its number; 1 where they name none. */
function highestPage(options: Options, schema: OptionsSchema): number {
  const pages = valueWith(PAGE_RANGE_PATTERN, options, schema) ?? '';
  const numbers = [...pages.matchAll(/\d+/g)].map(Number);
  return Math.max(1, ...numbers, typeof options.page === 'number' ? options.page : 1);
}

function valueWith(pattern: string, options: Options, { properties }: OptionsSchema): string | undefined {
  const option = Object.entries(properties).find(([, schema]) => schema.pattern === pattern)?.[0];
  const value = option === undefined ? undefined : options[option];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function defaultsOf({ properties }: OptionsSchema): Options {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, option]) =>
      option.default === undefined ? [] : [[name, option.default]],
    ),
  );
}
